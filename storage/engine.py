"""What every database behind the store can do; what is kept, and how, is the store's own matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
Row = Mapping[str, Any]
Step = tuple[str, str]
"""One step of the schema: its name, and its SQL with the engine's own words in braces."""


class Read(Protocol):
    """One statement that changes nothing, with its parameters by name (`:name`)."""

    def __call__(self, statement: str, /, **values: Any) -> list[Row]:  # noqa: ANN401 -- SQL's
        """Run the statement and return its rows."""


class Sql(Protocol):
    """The statements of a transaction, with their parameters by name (`:name`)."""

    def __call__(self, statement: str, /, **values: Any) -> list[Row]:  # noqa: ANN401 -- SQL's
        """Run one statement and return its rows: empty where it returns none."""

    def many(self, statement: str, rows: Iterable[Row]) -> None:
        """Run one statement for each row of parameters, in order and at once.

        Of an insert that changes what is there, no two rows may have the same key.
        """


class Engine(Protocol):
    """A database: a few verbs, in the SQL that SQLite and PostgreSQL share."""

    def migrate(self, steps: Iterable[Step]) -> None:
        """Take the steps not yet taken, in order; raises `NewerDatabase` where it knows more."""

    def steps(self) -> set[str]:
        """Return the names of the steps taken; none where nothing of ours is there."""

    def read(self, statement: str, /, **values: Any) -> list[Row]:  # noqa: ANN401 -- SQL's
        """Return the rows of one statement, which sees what is committed and changes nothing."""

    def snapshot(self) -> AbstractContextManager[Read]:
        """Lend what reads one moment of the database, however many statements it takes."""

    def write(self, work: Callable[[Sql], T]) -> T:
        """Run `work` in one transaction and return its result once it is safely on the disk.

        What `work` raises undoes it and is raised here. `work` may be run again, so it touches
        nothing but the database.
        """

    def damage(self) -> list[str]:
        """Return what the engine itself finds damaged in how it keeps things; it takes a while."""

    def purge(self, tables: Iterable[str]) -> None:
        """Remove what was deleted from these tables from the disk; raises `Busy`."""

    def close(self) -> None:
        """Finish what is under way and let go of the database; closing twice is harmless."""
