"""An engine that leaves a line in the log for whatever did not succeed; none repeats an answer."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from storage.engine import Engine, Read, Row, Sql, Step, T
from storage.errors import Conflict, NotFound, Refused, StorageError, Unkeepable

LOG = logging.getLogger("startpunkt.storage")
ASKED_FOR = (Conflict, NotFound, Refused, Unkeepable)
"""What somebody asked for could not be done; the database itself is well."""


class LoggedEngine:
    """Another engine, with its errors in the log."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def migrate(self, steps: Iterable[Step]) -> None:
        """Take the steps not yet taken."""
        with told("bring the tables up to date"):
            self._engine.migrate(steps)

    def read(self, statement: str, /, **values: Any) -> list[Row]:  # noqa: ANN401 -- SQL's
        """Return the rows of one statement."""
        with told("read"):
            return self._engine.read(statement, **values)

    def snapshot(self) -> AbstractContextManager[Read]:
        """Lend what reads one moment of the database."""
        return self._engine.snapshot()

    def write(self, work: Callable[[Sql], T]) -> T:
        """Run `work` in one transaction."""
        with told("write"):
            return self._engine.write(work)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.close()


@contextmanager
def told(verb: str) -> Iterator[None]:
    """Log a storage error by its name and its own words, and let it go on."""
    try:
        yield
    except StorageError as error:
        level = logging.INFO if isinstance(error, ASKED_FOR) else logging.ERROR
        LOG.log(level, "could not %s: %s: %s", verb, type(error).__name__, error)
        raise
