"""From the address of a database to a store that is ready."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from storage.errors import NotWritable, UnknownAddress
from storage.sqlite import SqliteEngine
from storage.store import Store

SQLITE = "sqlite:///"
EXAMPLE = "sqlite:///data/startpunkt.db"


def open_store(url: str) -> Store:
    """Open the database at `url`, making the file and its folder where there is none.

    The address is written as in DATABASE_URL: three slashes before a relative path, four before
    an absolute one. Raises `UnknownAddress` for other kinds of database, and `NotWritable`,
    `NotADatabase`, `NewerDatabase` or `Busy` where the file cannot be used.
    """
    path = sqlite_path(url)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritable(f"the folder of {path} cannot be made: {error.strerror}") from error
    engine = SqliteEngine(path)
    try:
        return Store(engine)
    except Exception:
        engine.close()
        raise


def sqlite_path(url: str) -> Path:
    """Return the file that an address names; raises `UnknownAddress`, which repeats no password."""
    if not url.startswith(SQLITE):
        kind = url.partition(":")[0] if "://" in url else "an address without a kind"
        raise UnknownAddress(f"{kind!r}: only SQLite is supported; write {EXAMPLE}")
    name = unquote(url.removeprefix(SQLITE))
    if name in {"", ":memory:"} or "\x00" in name:
        raise UnknownAddress(f"the address names no file; write {EXAMPLE}")
    return Path(name)
