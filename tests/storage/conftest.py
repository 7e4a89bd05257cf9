"""A real store on a real file, and an organisation that has begun to answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from storage_samples import NOW, Begun

from storage.engine import Engine
from storage.sqlite import SqliteEngine
from storage.store import Store

ENGINES: dict[str, Callable[[Path], Engine]] = {
    "sqlite": lambda folder: SqliteEngine(folder / "startpunkt.db"),
}
"""A second engine is one line here: everything that takes `store` or `engine` then runs on both."""


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    engine = ENGINES[request.param](tmp_path)
    yield engine
    engine.close()


@pytest.fixture
def store(engine: Engine) -> Store:
    return Store(engine)


@pytest.fixture
def begin(store: Store) -> Callable[..., Begun]:
    """Begin the response of a new organisation."""

    def begin(name: str = "Kommunen", questionnaire: str = "anslutning", **answers: str) -> Begun:
        organisation = store.add_organisation(name, NOW)
        head = store.start_response(
            organisation.id, questionnaire, "2027.1", "f1", "2027", answers, NOW
        )
        return Begun(store, organisation.id, head)

    return begin


@pytest.fixture
def begun(begin: Callable[..., Begun]) -> Begun:
    return begin()
