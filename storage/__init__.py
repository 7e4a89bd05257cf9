"""Keeping things: one store over a database engine, SQLite unless something bigger is needed."""

from __future__ import annotations

from storage.errors import (
    AlreadySubmitted,
    Busy,
    Conflict,
    NewerDatabase,
    NotADatabase,
    NotFound,
    NotWritable,
    Refused,
    Stale,
    StorageError,
    Unkeepable,
    UnknownAddress,
    Unreachable,
)
from storage.events import Event
from storage.ids import new_id
from storage.opening import open_store
from storage.store import Store
from storage.submissions import ResponseStatus
from storage.values import Cell, Column, Value

__all__ = [
    "AlreadySubmitted",
    "Busy",
    "Cell",
    "Column",
    "Conflict",
    "Event",
    "NewerDatabase",
    "NotADatabase",
    "NotFound",
    "NotWritable",
    "Refused",
    "ResponseStatus",
    "Stale",
    "StorageError",
    "Store",
    "Unkeepable",
    "UnknownAddress",
    "Unreachable",
    "Value",
    "new_id",
    "open_store",
]
