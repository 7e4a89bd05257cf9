"""PostgreSQL through psycopg, and what speaks its protocol: a pool, and transactions repeated.

A server that goes away is waited for, and what was under way is done again, unless its commit had
already been asked for: then nobody is told that it was saved.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from time import monotonic, sleep
from typing import Any

import psycopg
from psycopg import Connection, Transaction
from psycopg.rows import DictRow, dict_row
from psycopg_pool import ConnectionPool

from storage.engine import Read, Row, Sql, Step, T
from storage.errors import NotADatabase, StorageError, Unkeepable, Unreachable
from storage.postgres_errors import Again, again_or_named, lost, name, named
from storage.postgres_steps import claim, refuse_newer, take, taken, tell_of_no_copy
from storage.postgres_vacuum import purge
from storage.postgres_words import for_many, in_psycopg

POOL = 5  # readers and writers of one program, each; the server's own limit is often 100
CONNECTING = 10  # seconds for a server to answer at all
PATIENCE = 30.0  # seconds to wait for a server that went away
SHORTEST, LONGEST = 0.005, 1.0  # seconds between two attempts
ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
KINDS = {int: "bigint", float: "double precision", bytes: "bytea"}  # everything else is text
Pool = ConnectionPool[Connection[DictRow]]


class Statements:
    """The statements of one transaction."""

    def __init__(self, connection: Connection[DictRow]) -> None:
        self._connection = connection

    def __call__(self, statement: str, /, **values: Any) -> list[Row]:  # noqa: ANN401 -- SQL's
        """Run one statement and return its rows."""
        cursor = self._connection.execute(in_psycopg(statement).encode(), values)
        return list(cursor.fetchall()) if cursor.description else []

    def many(self, statement: str, rows: Iterable[Row]) -> None:
        """Run one statement for each row, without waiting for each; an insert at once for all."""
        listed = [dict(row) for row in rows]
        at_once = for_many(statement)
        if at_once and listed:
            arrays = {it: [row[it] for row in listed] for it in listed[0]}
            kinds = {it: _kind(column) for it, column in arrays.items()}
            self._connection.execute(at_once.format(**kinds).encode(), arrays)
        else:
            with self._connection.cursor() as cursor:
                cursor.executemany(in_psycopg(statement).encode(), listed)


class PostgresEngine:
    """A PostgreSQL database, shared by all threads of this program and by other programs."""

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        """Connect; raises `Unreachable` or `NotADatabase`, which repeat neither address nor password.

        `patience` is how many seconds a server that went away later is waited for.
        """
        self._patience = patience
        with named(), psycopg.connect(url, connect_timeout=CONNECTING) as first:
            if first.info.parameter_status("server_encoding") != "UTF8":
                raise NotADatabase("the database's encoding is not UTF8")
        self._writers = _pool(url, patience)
        self._readers = _pool(url, patience, configure=_only_reading)

    def migrate(self, steps: Iterable[Step]) -> None:
        """Take the steps not yet taken; another program that starts now waits, then finds none."""
        wanted = tuple(steps)
        for work in (
            claim,
            partial(refuse_newer, steps=wanted),
            partial(tell_of_no_copy, steps=wanted),
        ):
            self._until_it_holds(partial(self._transaction, work))
        for step in wanted:
            self._until_it_holds(partial(self._transaction, partial(take, step=step)))

    def steps(self) -> set[str]:
        """Return the names of the steps taken."""
        with named(), self._lent(self._readers) as connection:
            return taken(connection)

    def read(self, statement: str, /, **values: Any) -> list[Row]:  # noqa: ANN401 -- SQL's
        """Return the rows of one statement, on a connection that cannot write."""

        def attempt() -> list[Row]:
            try:
                with self._lent(self._readers) as connection:
                    return Statements(connection)(statement, **values)
            except psycopg.Error as error:
                raise again_or_named(error) from None

        return self._until_it_holds(attempt)

    @contextmanager
    def snapshot(self) -> Iterator[Read]:
        """Lend what reads one moment of the database."""
        with named(), self._lent(self._readers) as connection, connection.transaction():
            connection.execute(ONE_MOMENT)
            yield partial(_named_rows, Statements(connection))

    def write(self, work: Callable[[Sql], T]) -> T:
        """Run `work` in a transaction, and again where the server asks for it."""
        return self._until_it_holds(
            lambda: self._transaction(lambda connection: work(Statements(connection)))
        )

    def damage(self) -> list[str]:
        """Return nothing: the server watches over its own files (`initdb --data-checksums`)."""
        return []

    def purge(self, tables: Iterable[str]) -> None:
        """Have the server write the tables anew without what was deleted; it locks each so long."""
        with named(), self._lent(self._writers) as connection:
            for table in tables:
                purge(connection, table)

    def close(self) -> None:
        """Let go of every connection."""
        self._writers.close()
        self._readers.close()

    def _until_it_holds(self, attempt: Callable[[], T]) -> T:
        """Try again while the server asks for it or is away."""
        end = monotonic() + self._patience
        for pause in pauses():
            try:
                return attempt()
            except Again as error:
                if monotonic() + pause > end:
                    raise name(error.cause) from None
            sleep(pause)
        raise AssertionError("pauses never end")

    def _transaction(self, work: Callable[[Connection[DictRow]], T]) -> T:
        """Do it in a transaction; raises `Again` where nothing came of it."""
        done = False
        try:
            with self._lent(self._writers) as connection:
                with connection.transaction() as transaction:
                    outcome = work(connection)
                    done = True
                _require_sent(transaction)
        except psycopg.Error as error:
            if done and lost(error):
                raise Unreachable("the server went away while it saved") from None
            raise again_or_named(error) from None
        except UnicodeEncodeError:
            raise Unkeepable("half a character") from None
        return outcome

    @contextmanager
    def _lent(self, pool: Pool) -> Iterator[Connection[DictRow]]:
        """Lend a connection to one user at a time."""
        if pool.closed:
            raise StorageError("the store is closed")
        with pool.connection() as connection:
            yield connection


def _named_rows(
    statements: Statements,
    statement: str,
    /,
    **values: Any,  # noqa: ANN401 -- SQL's
) -> list[Row]:
    """Return rows, and name what goes wrong here: two databases may be open in one copy."""
    with named():
        return statements(statement, **values)


def _kind(column: list[object]) -> str:
    """Return PostgreSQL's type for a column of values."""
    kinds = {type(it) for it in column}
    return next((KINDS[it] for it in KINDS if it in kinds), "text")


def _pool(
    url: str, patience: float, configure: Callable[[Connection[DictRow]], None] | None = None
) -> Pool:
    """Open a pool whose connections begin no transaction by themselves."""
    settings = {"autocommit": True, "row_factory": dict_row, "connect_timeout": CONNECTING}
    return ConnectionPool(
        url,
        min_size=1,
        max_size=POOL,
        timeout=patience,
        kwargs=settings,
        configure=configure,
        open=True,
    )


def _require_sent(transaction: Transaction) -> None:
    """Raise `Again` where no commit was sent: psycopg is silent about it on a lost connection."""
    if transaction.status is not Transaction.Status.COMMITTED:
        raise Again(psycopg.OperationalError("the connection was lost before the commit"))


def _only_reading(connection: Connection[DictRow]) -> None:
    """Have the server refuse changes on a connection."""
    connection.execute("SET default_transaction_read_only = on")


def pauses() -> Iterator[float]:
    """Yield seconds to wait between attempts, longer each time and never quite the same."""
    longest = SHORTEST
    while True:
        yield random.uniform(longest / 2, longest)  # noqa: S311 -- no secret
        longest = min(2 * longest, LONGEST)
