"""From one database to another, of either engine: everything, or nothing at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from storage.engine import Engine, Read, Row, Sql
from storage.errors import NewerDatabase, NotEmpty, OlderDatabase, Unequal
from storage.layout import Table, layout, walk
from storage.schema import STEPS

INSERT = "INSERT INTO {table} ({columns}) VALUES ({values})"
ANY = "SELECT 1 FROM {table} LIMIT 1"
NESTED = {"instance": ("response_id", "parent")}
"""Tables that refer to themselves: what keeps related rows together, and where the reference is."""


def _hex(value: object) -> dict[str, str]:
    """Write bytes; nothing else that a database returns is not JSON already."""
    if not isinstance(value, bytes | memoryview):
        raise TypeError(type(value).__name__)
    return {"hex": bytes(value).hex()}


LINE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_hex)


@dataclass(frozen=True)
class Proof:
    """What a table holds, in figures that are equal where the contents are."""

    table: str
    rows: int
    digest: str  # SHA-256 over all rows in the order of the key, in hexadecimal


class Digest:
    """A table's rows, added up; the same rows in the same order give the same on every engine."""

    def __init__(self, table: Table) -> None:
        self._table, self._rows, self._sum = table, 0, hashlib.sha256()

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows, each as one line of JSON, with bytes in hexadecimal."""
        for row in rows:
            line = LINE.encode([row[it] for it in self._table.columns])
            self._sum.update(line.encode() + b"\n")
            self._rows += 1

    def proof(self) -> Proof:
        """Return the figures."""
        return Proof(self._table.name, self._rows, self._sum.hexdigest())


def copy(source: Engine, target: Engine) -> tuple[Proof, ...]:
    """Copy one moment of `source` into `target`, whose tables are there and empty.

    It is one transaction, which is given up unless all that was written reads the same again.
    Returns what both hold. Raises `NotEmpty`, `OlderDatabase`, `NewerDatabase` and `Unequal`.
    """
    require_current(source)
    with source.snapshot() as read:
        return target.write(partial(_copy, read))


def require_current(engine: Engine) -> None:
    """Raise `OlderDatabase` or `NewerDatabase` unless the tables are this program's."""
    known, taken = {name for name, _ in STEPS}, engine.steps()
    if taken - known:
        raise NewerDatabase(f"it has taken steps that are not known here: {sorted(taken - known)}")
    if known - taken:
        raise OlderDatabase(f"it has not taken these steps yet: {sorted(known - taken)}")


def prove(read: Read) -> tuple[Proof, ...]:
    """Return what every table holds."""
    return tuple(_prove(read, table) for table in layout())


def holds_anything(read: Read) -> bool:
    """Tell whether there is a row in any table."""
    return any(read(ANY.format(table=table.name)) for table in layout())


def _copy(read: Read, sql: Sql) -> tuple[Proof, ...]:
    """Copy within the target's transaction."""
    if holds_anything(sql):
        raise NotEmpty("the target is not empty")
    sent = tuple(_send(read, sql, table) for table in layout())
    for there, here in zip(sent, prove(sql), strict=True):
        if there != here:
            raise Unequal(f"the table {there.table} came out different, so nothing was copied")
    return sent


def _send(read: Read, sql: Sql, table: Table) -> Proof:
    """Copy one table in batches."""
    digest = Digest(table)
    columns = ", ".join(f'"{it}"' for it in table.columns)
    values = ", ".join(f":{it}" for it in table.columns)
    insert = INSERT.format(table=table.name, columns=columns, values=values)

    def batches() -> Iterator[list[Row]]:
        for rows in walk(read, table):
            digest.add(rows)
            yield rows

    for rows in _parents_first(table, batches()):
        sql.many(insert, rows)
    return digest.proof()


def _parents_first(table: Table, batches: Iterator[list[Row]]) -> Iterator[list[Row]]:
    """Put a row that refers to its own table after the one it refers to."""
    if table.name not in NESTED:
        yield from batches
        return
    group, parent = NESTED[table.name]
    rows = (row for batch in batches for row in batch)
    for _, related in groupby(rows, lambda row: row[group]):
        waiting = list(related)
        there: set[object] = {None}
        while waiting:
            ready = [row for row in waiting if row[parent] in there]
            yield ready or waiting  # a parent that is nowhere: the database says so
            there |= {row["id"] for row in ready}
            waiting = [row for row in waiting if row["id"] not in there] if ready else []


def _prove(read: Read, table: Table) -> Proof:
    digest = Digest(table)
    for rows in walk(read, table):
        digest.add(rows)
    return digest.proof()
