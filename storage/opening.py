"""From the address of a database to a store that is ready."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from storage.engine import Engine
from storage.errors import NotWritable, UnknownAddress
from storage.sqlite import SqliteEngine
from storage.store import Store

POSTGRES = ("postgresql://", "postgres://")
SQLITE = "sqlite:///"
EXAMPLE = "sqlite:///data/startpunkt.db"


def open_store(url: str) -> Store:
    """Open the database at `url`, making the file and its folder where there is none.

    The address is written as in DATABASE_URL: `postgresql://…`, or `sqlite:///` before a relative
    path and `sqlite:////` before an absolute one. Raises `UnknownAddress`, and `NotWritable`,
    `NotADatabase`, `NewerDatabase`, `Busy` or `Unreachable` where it cannot be used.
    """
    engine = open_engine(url)
    try:
        return Store(engine)
    except Exception:
        engine.close()
        raise


def open_engine(url: str) -> Engine:
    """Open the database at `url` as it is, without bringing its tables up to date."""
    if url.startswith(POSTGRES):
        return _postgres(url)
    path = sqlite_path(url)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritable(f"the folder of {path} cannot be made: {error.strerror}") from error
    return SqliteEngine(path)


def _postgres(url: str) -> Engine:
    """Open PostgreSQL, whose driver is only there where somebody asked for it."""
    try:
        from storage.postgres import PostgresEngine  # noqa: PLC0415 -- not everybody has it
    except ImportError as error:
        raise UnknownAddress(
            "PostgreSQL needs its driver: pip install -r requirements-postgres.txt"
        ) from error
    return PostgresEngine(url)


def sqlite_path(url: str) -> Path:
    """Return the file that an address names; raises `UnknownAddress`, which repeats no password."""
    if not url.startswith(SQLITE):
        kind = url.partition(":")[0] if "://" in url else "an address without a kind"
        raise UnknownAddress(f"{kind!r}: write {EXAMPLE} or postgresql://…")
    name = unquote(url.removeprefix(SQLITE))
    if name in {"", ":memory:"} or "\x00" in name:
        raise UnknownAddress(f"the address names no file; write {EXAMPLE}")
    return Path(name)
