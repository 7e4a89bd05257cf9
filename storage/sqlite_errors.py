"""SQLite's errors by the names that the rest of the program knows."""

from __future__ import annotations

import sqlite3 as codes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # the one it uses itself

from storage.errors import (
    Busy,
    Conflict,
    NotADatabase,
    NotFound,
    NotWritable,
    Preserved,
    StorageError,
    Unkeepable,
)

KINDS: dict[int, tuple[type[StorageError], str]] = {
    codes.SQLITE_FULL: (NotWritable, "the disk is full"),
    codes.SQLITE_READONLY: (NotWritable, "the file or its folder is read-only"),
    codes.SQLITE_CANTOPEN: (NotWritable, "the file cannot be opened"),
    codes.SQLITE_PERM: (NotWritable, "permission is missing"),
    codes.SQLITE_IOERR: (NotWritable, "the disk does not answer as it should"),
    codes.SQLITE_NOTADB: (NotADatabase, "the file is no SQLite database"),
    codes.SQLITE_CORRUPT: (NotADatabase, "the file is damaged"),
    codes.SQLITE_BUSY: (Busy, "another program holds the file"),
    codes.SQLITE_LOCKED: (Busy, "another program holds the file"),
    codes.SQLITE_TOOBIG: (Unkeepable, "a text is beyond all measure"),
    codes.SQLITE_CONSTRAINT_UNIQUE: (Conflict, "it is there already"),
    codes.SQLITE_CONSTRAINT_PRIMARYKEY: (Conflict, "it is there already"),
    codes.SQLITE_CONSTRAINT_TRIGGER: (Preserved, "what was submitted is kept as it was"),
    codes.SQLITE_CONSTRAINT_FOREIGNKEY: (NotFound, "it belongs to something that is not there"),
}
"""By extended result code, or by the primary one where the extended has no line of its own."""


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Raise SQLite's errors as ours; what anybody wrote is in none of the messages."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0)
        kind, why = KINDS.get(code) or KINDS.get(code & 0xFF) or (StorageError, str(error))
        raise kind(f"{path}: {why}") from error
    except UnicodeEncodeError:
        raise Unkeepable("half a character") from None
