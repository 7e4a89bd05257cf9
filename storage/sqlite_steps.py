"""Whose a SQLite file is, and the steps that bring its tables up to this program's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlite_utils import Database, Migrations

from storage.engine import Step
from storage.errors import NewerDatabase, NotADatabase

APPLICATION_ID = 0x5354504B  # "STPK", in the file's header
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
}


def claim(db: Database, path: Path) -> None:
    """Make an empty file ours; raises `NotADatabase` for another program's and leaves it so."""
    owner, tables = db.execute(WHOSE).fetchone()  # one statement: another may be claiming it now
    if owner != APPLICATION_ID:
        if owner or tables:
            raise NotADatabase(f"{path} is another program's database")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.enable_wal()


def take(db: Database, steps: Sequence[Step]) -> None:
    """Take the steps not yet taken, all or none; raises `NewerDatabase`."""
    migrations = Migrations("startpunkt")
    for name, script in steps:
        migrations(name=name)(_migration(script))
    db.execute("BEGIN IMMEDIATE")
    unknown = {step.name for step in migrations.applied(db)} - {name for name, _ in steps}
    if unknown:
        raise NewerDatabase(f"it has taken steps that are not known here: {sorted(unknown)}")
    migrations.apply(db)
    db.execute("COMMIT")


def _migration(script: str) -> Callable[[Database], None]:
    """Make a migration of one step's SQL."""

    def migration(db: Database) -> None:
        db.executescript(script.format(**WORDS))

    return migration
