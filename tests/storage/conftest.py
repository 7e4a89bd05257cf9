"""A real store on a real file, and an organisation that has begun to answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from storage_samples import LATER, NOW, OFFICER, Begun

from storage.engine import Engine
from storage.opening import open_engine
from storage.store import Store


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty database; everything built on it runs on every engine."""
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path / 'startpunkt.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def other_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of another empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'other.db'}"
        return
    with request.getfixturevalue("postgres_server").schema() as url:
        yield url


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    with closing(open_engine(url)) as engine:
        yield engine


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
def county(begun: Begun) -> Begun:
    """Begin the county's response to the same questionnaire, for the same organisation."""
    which = (begun.organisation, "anslutning", "2027.1", "f1", "2027")
    head = begun.store.start_response(*which, {}, LATER, author=OFFICER)
    return Begun(begun.store, begun.organisation, head, OFFICER)


@pytest.fixture
def begun(begin: Callable[..., Begun]) -> Begun:
    return begin()
