"""The one thread that writes to a SQLite file: a transaction for all who wait at that moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, NamedTuple

from sqlite_utils import Database
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # the one it uses itself

from storage.engine import Row, Sql, T
from storage.errors import StorageError
from storage.sqlite_errors import named

MOST_AT_ONCE = 256
Job = tuple[Callable[[Sql], Any], "Future[Any]"]


class Lone(NamedTuple):
    """Work that is done outside any transaction."""

    work: Callable[[sqlite3.Connection], Any]
    future: Future[Any]


class Statements:
    """The statements of one transaction; without sqlite-utils' savepoint for each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __call__(self, statement: str, /, **values: Any) -> list[Row]:  # noqa: ANN401 -- SQL's
        """Run one statement and return its rows."""
        cursor = self._connection.execute(statement, values)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def many(self, statement: str, rows: Iterable[Row]) -> None:
        """Run one statement for each row."""
        self._connection.executemany(statement, rows)


class Writer:
    """A queue of work and the thread that does it; an answer is given when it is on the disk."""

    def __init__(self, db: Database, path: Path) -> None:
        """Take over the connection: nobody else uses it from here on."""
        self._db, self._path = db, path
        self._statements = Statements(db.conn)
        self._jobs: SimpleQueue[Job | Lone | None] = SimpleQueue()
        self._lock, self._finished = Lock(), False
        self._thread = Thread(target=self._serve, name="storage-writer", daemon=True)
        self._thread.start()

    def takes_work(self) -> bool:
        """Tell whether it has not been told to finish."""
        return not self._finished

    def write(self, work: Callable[[Sql], T]) -> T:
        """Wait until `work` is done and durable; raises what it raised, or `StorageError`."""
        future: Future[T] = Future()
        self._put((work, future))
        return future.result()

    def alone(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Wait until `work` is done outside any transaction, after all that waits before it."""
        future: Future[T] = Future()
        self._put(Lone(work, future))
        return future.result()

    def _put(self, job: Job | Lone) -> None:
        with self._lock:
            if self._finished:
                raise StorageError("the store is closed")
            self._jobs.put(job)

    def finish(self) -> None:
        """Take no more work, and wait until what waits is done; twice is harmless."""
        with self._lock:
            if not self._finished:
                self._finished = True
                self._jobs.put(None)
        self._thread.join()

    def close(self) -> None:
        """Close the connection of a writer that has finished."""
        self._db.close()

    def _serve(self) -> None:
        """Commit for everybody who waits, until told to end."""
        ended = False
        while not ended:
            jobs = [self._jobs.get()]
            try:
                while len(jobs) < MOST_AT_ONCE:
                    jobs.append(self._jobs.get_nowait())
            except Empty:
                pass
            ended = jobs[-1] is None
            shared = [job for job in jobs if job is not None and not isinstance(job, Lone)]
            for tell in self._commit(shared) if shared else ():
                tell()
            for lone in (job for job in jobs if isinstance(job, Lone)):
                self._do_alone(*lone)

    def _do_alone(self, work: Callable[[sqlite3.Connection], T], future: Future[T]) -> None:
        try:
            with named(self._path):
                future.set_result(work(self._db.conn))
        except Exception as error:  # noqa: BLE001 -- it is told to whoever waits
            future.set_exception(error)

    def _commit(self, jobs: list[Job]) -> list[Callable[[], None]]:
        """Do all in one transaction; return how to tell each, which is done after the commit."""
        connection = self._db.conn
        try:
            with named(self._path):
                connection.execute("BEGIN IMMEDIATE")
                outcomes = [self._attempt(work, future) for work, future in jobs]
                connection.execute("COMMIT")
        except Exception as error:  # noqa: BLE001 -- whatever it was, nobody is told "saved"
            with suppress(sqlite3.Error):  # a disk that is gone: there is nothing to roll back
                connection.rollback()
            kind = type(error) if isinstance(error, StorageError) else StorageError
            return [partial(future.set_exception, kind(str(error))) for _, future in jobs]
        return outcomes

    def _attempt(self, work: Callable[[Sql], T], future: Future[T]) -> Callable[[], None]:
        """Do one's work so that its failure is not its neighbours'."""
        try:
            with named(self._path), self._db.atomic():
                return partial(future.set_result, work(self._statements))
        except Exception as error:
            if not self._db.conn.in_transaction:  # a full disk: SQLite undid the neighbours' too
                raise
            return partial(future.set_exception, error)
