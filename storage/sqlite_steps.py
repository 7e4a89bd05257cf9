"""Whose a SQLite file is, and the steps that bring its tables up to this program's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlite_utils import Database, Migrations

from storage.engine import Step
from storage.errors import NewerDatabase, NotADatabase
from storage.schema.sides import REBUILT

APPLICATION_ID = 0x5354504B  # "STPK", in the file's header
STEPS = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'startpunkt'"
WHOSE = "SELECT application_id, (SELECT COUNT(*) FROM sqlite_master) FROM pragma_application_id"
REFUSING = "SELECT RAISE(ABORT, 'this table is only ever added to')"
WORDS = {
    "strict": " STRICT",
    "clustered": " STRICT, WITHOUT ROWID",
    "json": "TEXT",
    "bytes": "BLOB",
    "counter": "INTEGER PRIMARY KEY AUTOINCREMENT",
    "refuse": f"BEGIN {REFUSING}; END",
    "values_by_question": "",  # a response's values stand together, in the order of their key
    "refuse_lasting": f"WHEN OLD.lasting = 1 BEGIN {REFUSING}; END",
    "unique_by_side": REBUILT,
}


def claim(db: Database, path: Path) -> None:
    """Make an empty file ours; raises `NotADatabase` for another program's and leaves it so."""
    owner, tables = db.execute(WHOSE).fetchone()  # one statement: another may be claiming it now
    if owner != APPLICATION_ID:
        if owner or tables:
            raise NotADatabase(f"{path} is another program's database")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.enable_wal()


def taken(db: Database) -> set[str]:
    """Return the names of the steps taken; none where nothing of ours is there."""
    if not db["_sqlite_migrations"].exists():
        return set()
    return {name for (name,) in db.conn.execute(STEPS).fetchall()}


def take(db: Database, steps: Sequence[Step], keep_copy: Callable[[str], None]) -> None:
    """Take the steps not yet taken, all or none; raises `NewerDatabase`.

    `keep_copy` is called with the first of them where others have been taken before. A table that
    is built anew is dropped in between, which must not take along what refers to it.
    """
    migrations = Migrations("startpunkt")
    for name, script in steps:
        migrations(name=name)(_migration(script))
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN IMMEDIATE")
    before = {step.name for step in migrations.applied(db)}
    unknown = before - {name for name, _ in steps}
    if unknown:
        raise NewerDatabase(f"it has taken steps that are not known here: {sorted(unknown)}")
    pending = [name for name, _ in steps if name not in before]
    if before and pending:
        keep_copy(pending[0])
    if pending:
        migrations.apply(db)
        if db.execute("PRAGMA foreign_key_check").fetchone():
            raise NotADatabase("something in it belongs to nothing")
    db.execute("COMMIT")


def _migration(script: str) -> Callable[[Database], None]:
    """Make a migration of one step's SQL."""

    def migration(db: Database) -> None:
        db.executescript(script.format(**WORDS))

    return migration
