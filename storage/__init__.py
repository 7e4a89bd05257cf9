"""Keeping things: one store over a database engine, SQLite unless something bigger is needed."""

from __future__ import annotations

from storage.backups import Kept, back_up, open_empty, open_existing, restore, trial
from storage.checks import FLAWS, Checks, Flaw
from storage.copying import Proof, copy, require_current
from storage.erasing import ErasedLog, UntouchedDraft
from storage.errors import (
    AlreadySubmitted,
    BadChecksum,
    Busy,
    Conflict,
    NewerDatabase,
    NotADatabase,
    NotEmpty,
    NotFound,
    NotThere,
    NotWritable,
    OlderDatabase,
    Preserved,
    Refused,
    RoundClosed,
    Stale,
    StorageError,
    Unequal,
    Unkeepable,
    UnknownAddress,
    Unreachable,
    VersionTaken,
)
from storage.events import Event
from storage.files import check
from storage.ids import new_id
from storage.opening import open_store, sqlite_path
from storage.published import PublishedVersion
from storage.store import Store
from storage.submissions import ResponseStatus
from storage.values import Cell, Column, Crossing, Value

__all__ = [
    "FLAWS",
    "AlreadySubmitted",
    "BadChecksum",
    "Busy",
    "Cell",
    "Checks",
    "Column",
    "Conflict",
    "Crossing",
    "ErasedLog",
    "Event",
    "Flaw",
    "Kept",
    "NewerDatabase",
    "NotADatabase",
    "NotEmpty",
    "NotFound",
    "NotThere",
    "NotWritable",
    "OlderDatabase",
    "Preserved",
    "Proof",
    "PublishedVersion",
    "Refused",
    "ResponseStatus",
    "RoundClosed",
    "Stale",
    "StorageError",
    "Store",
    "Unequal",
    "Unkeepable",
    "UnknownAddress",
    "Unreachable",
    "UntouchedDraft",
    "Value",
    "VersionTaken",
    "back_up",
    "check",
    "copy",
    "new_id",
    "open_empty",
    "open_existing",
    "open_store",
    "require_current",
    "restore",
    "sqlite_path",
    "trial",
]
