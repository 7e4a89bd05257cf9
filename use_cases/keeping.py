"""Looking after what is kept: copied elsewhere, backed up, restored and verified."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import storage
from storage import Checks, Flaw, Kept, Proof
from use_cases.sending import digest
from use_cases.settings import ROOT

SQLITE = "sqlite:///"


def address(words: str) -> str:
    """Take a database's address as it is, and a file's path as the address of the file."""
    return words if "://" in words else SQLITE + quote(words)


def copy_database(source: str, target: str) -> tuple[Proof, ...]:
    """Copy one moment of a database into an empty one; raises storage.StorageError, and then nothing is."""
    with (
        closing(storage.open_existing(address(source))) as old,
        storage.open_empty(address(target)) as new,
    ):
        return storage.copy(old, new.engine)


def back_up(database: str, file: Path | None, now: datetime) -> Kept:
    """Make a backup file, tried out at once; beside the database unless it is named.

    Raises storage.StorageError, and then there is none.
    """
    return storage.back_up(database, file or _backup_file(database, now), digest)


def restore(file: Path, target: str, now: datetime, *, replace: bool) -> Kept:
    """Put a backup where a database is to be; raises storage.StorageError, and then nothing has changed."""
    return storage.restore(file, address(target), digest, now, replace=replace)


def verify(what: str) -> list[Flaw]:
    """Return all that is wrong in a database or a backup file, which stays as it is.

    Raises storage.StorageError where it cannot be read at all.
    """
    if "://" not in what:
        file = Path(what)
        storage.check(file)
        with storage.trial(file) as store:
            return store.flaws(digest)
    with closing(storage.open_existing(what)) as engine:
        storage.require_current(engine)
        return Checks(engine).flaws(digest)


def recount(database: str) -> None:
    """Work out again every sum that the charts read; raises storage.StorageError."""
    with storage.open_store(database) as store:
        store.recount()


def _backup_file(database: str, now: datetime) -> Path:
    """Name a file by the moment: in a folder beside a SQLite file, else in the program's own."""
    name = f"startpunkt-{now:%Y%m%d-%H%M%S}.db"
    beside = storage.sqlite_path(database).parent if database.startswith(SQLITE) else ROOT / "data"
    return beside / "backup" / name
