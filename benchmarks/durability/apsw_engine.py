"""Our writer over APSW's connection, so that our statements and settings meet a simulated disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, cast

import apsw
from sqlite_utils import Database
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # the one it uses itself

from benchmarks.durability.simulated_disk import PowerCut
from storage.engine import Row, Sql, T
from storage.sqlite import PRAGMAS
from storage.sqlite_writer import Writer

CHECKPOINT = "wal_autocheckpoint = 50"  # pages, so that the power also goes while the log is moved


class ApswEngine:
    """A file whose tables are there already, written through APSW: as much of an engine as drafts use."""

    def __init__(self, path: Path, vfs: str, synchronous: str) -> None:
        """Open the file by this way to it, with our settings except, perhaps, `synchronous`."""
        connection = apsw.Connection(str(path), vfs=vfs)
        for pragma in (*PRAGMAS, CHECKPOINT, f"synchronous = {synchronous}"):
            list(connection.execute(f"PRAGMA {pragma}"))
        self._adapted = _Adapted(connection)
        self._writer = Writer(cast("Database", self._adapted), path)

    def read(self, statement: str, /, **values: Any) -> list[Row]:  # noqa: ANN401 -- SQL's
        """Return the rows of one statement."""
        return self.write(lambda sql: sql(statement, **values))

    def write(self, work: Callable[[Sql], T]) -> T:
        """Run `work` by our own writer."""
        return self._writer.write(work)

    def close(self) -> None:
        """Close, also where the power is gone."""
        self._writer.finish()
        self._writer.close()


class _Adapted:
    """As much of sqlite-utils' Database and its connection as our writer uses, over APSW."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self.conn = self

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction

    def execute(self, statement: str, values: Mapping[str, Any] | None = None) -> _Rows:
        with _as_sqlite3():
            return _Rows(self._connection.execute(statement, values))

    def executemany(self, statement: str, rows: Iterable[Mapping[str, Any]]) -> None:
        with _as_sqlite3():
            list(self._connection.executemany(statement, rows))

    @contextmanager
    def atomic(self) -> Iterator[None]:
        self.execute("SAVEPOINT one")
        try:
            yield
        except Exception:
            if self.in_transaction:
                self.execute("ROLLBACK TO one")
                self.execute("RELEASE one")
            raise
        self.execute("RELEASE one")

    def rollback(self) -> None:
        if self.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        with suppress(apsw.Error, PowerCut):
            self._connection.close(force=True)


class _Rows:
    """The rows of a statement, with the names of their columns."""

    def __init__(self, cursor: apsw.Cursor) -> None:
        try:
            self.description = cursor.get_description()
        except apsw.ExecutionCompleteError:
            self.description = ()
        self._rows = list(cursor)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self._rows)


@contextmanager
def _as_sqlite3() -> Iterator[None]:
    """Raise APSW's errors as those that our writer knows."""
    try:
        yield
    except (apsw.Error, PowerCut) as error:
        raise sqlite3.OperationalError(type(error).__name__) from error
