"""What the steps make: each table's columns, key and references, the same on every engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # the one it uses itself

from storage.engine import Read, Row
from storage.schema import STEPS, TABLES
from storage.sqlite_steps import WORDS

COLUMNS = "SELECT name, pk FROM pragma_table_info(:name) ORDER BY cid"
REFERENCES = """
SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(:name) ORDER BY id, seq
"""
BATCH = 200  # rows that are held at once; a report or a whole response may be in each
PAGE = "SELECT {columns} FROM {table} {after} ORDER BY {key} LIMIT :batch"


@dataclass(frozen=True)
class Reference:
    """Columns whose values are those of a row of another table, or of the same."""

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table as the last step leaves it."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]


@cache
def layout() -> tuple[Table, ...]:
    """Return every table, after those it refers to, by taking the steps on an empty database."""
    with closing(sqlite3.connect(":memory:")) as db:
        for _, script in STEPS:
            db.executescript(script.format(**WORDS))
        return tuple(_table(db, name) for name in TABLES)


def _table(db: sqlite3.Connection, name: str) -> Table:
    """Ask the database what it made."""
    columns = db.execute(COLUMNS, {"name": name}).fetchall()
    key = sorted((place, column) for column, place in columns if place)
    found: dict[int, list[tuple[str, str, str]]] = {}
    for number, table, column, target in db.execute(REFERENCES, {"name": name}):
        found.setdefault(number, []).append((table, column, target))
    references = tuple(
        Reference(tuple(it[1] for it in pairs), pairs[0][0], tuple(it[2] for it in pairs))
        for pairs in found.values()
    )
    names = tuple(column for column, _ in columns)
    return Table(name, names, tuple(column for _, column in key), references)


def walk(read: Read, table: Table, batch: int = BATCH) -> Iterator[list[Row]]:
    """Yield all rows in the order of the key, so many at a time that memory stays small.

    Each batch begins after the last key of the one before: it costs as much at the end of a table
    as at its beginning.
    """
    key, marks = _names(table.key), ", ".join(f":after_{it}" for it in table.key)
    parts = {"columns": _names(table.columns), "table": table.name, "key": key}
    rows = read(PAGE.format(**parts, after=""), batch=batch)
    following = PAGE.format(**parts, after=f"WHERE ({key}) > ({marks})")
    while rows:
        yield rows
        if len(rows) < batch:
            break
        last = {f"after_{it}": rows[-1][it] for it in table.key}
        rows = read(following, **last, batch=batch)


def _names(columns: tuple[str, ...]) -> str:
    """Write columns so that no engine takes one for a word of its own."""
    return ", ".join(f'"{it}"' for it in columns)
