"""A backup is one SQLite file beside its checksum, whatever the engine, and is tried out at once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.checks import DigestOf, Flaw
from storage.copying import copy, holds_anything, require_current
from storage.engine import Engine
from storage.errors import NotADatabase, NotEmpty, NotThere
from storage.files import check, naming, saving
from storage.opening import POSTGRES, open_engine, open_store, sqlite_path
from storage.sqlite import SqliteEngine, let_go
from storage.store import Store

LOGS = ("-wal", "-shm")  # what SQLite may leave beside a database


@dataclass(frozen=True)
class Kept:
    """What was done with a file, and what is wrong in what is kept, if anything."""

    file: Path
    size: int  # bytes
    flaws: tuple[Flaw, ...]
    before: Path | None = None  # the database that was there, under its new name


def open_existing(url: str) -> Engine:
    """Open a database that is there, without changing it; raises `NotThere` and makes nothing."""
    if not url.startswith(POSTGRES) and not sqlite_path(url).is_file():
        raise NotThere(f"there is no file {sqlite_path(url)}")
    return open_engine(url)


@contextmanager
def open_empty(url: str) -> Iterator[Store]:
    """Open a database to be filled, making its tables; raises `NotEmpty` and leaves it as it was."""
    with closing(open_engine(url)) as engine:
        if engine.steps():
            require_current(engine)
            if holds_anything(engine.read):
                raise NotEmpty("the target is not empty")
        yield Store(engine)


def back_up(url: str, file: Path, digest: DigestOf) -> Kept:
    """Copy one moment of the database to `file` while others use it, and restore it for a try.

    Raises `NotEmpty` where the file is there, `NotADatabase` where the copy cannot be restored;
    nothing is left then.
    """
    with closing(open_existing(url)) as engine, saving(file) as part:
        _save(engine, part)
        with trial(part) as store:
            flaws = store.flaws(digest)
        size = part.stat().st_size
    return Kept(file, size, tuple(flaws))


def restore(file: Path, url: str, digest: DigestOf, now: datetime, *, replace: bool) -> Kept:
    """Put a backup where a database is to be, tried out first, and verify it there.

    A SQLite file that is there is kept beside under a new name where `replace` says so, and else
    refused; PostgreSQL must be empty. Raises `BadChecksum`, `NotADatabase`, `NewerDatabase`,
    `NotEmpty` and `Busy`; nothing has changed then.
    """
    check(file)
    before = None
    if url.startswith(POSTGRES):
        with trial(file) as old, open_empty(url) as new:
            copy(old.engine, new.engine)
    else:
        before = _restore_file(file, sqlite_path(url), now, replace=replace)
    with open_store(url) as store:
        return Kept(file, file.stat().st_size, tuple(store.flaws(digest)), before)


@contextmanager
def trial(file: Path) -> Iterator[Store]:
    """Open a copy of a file, brought up to date, and leave the file itself as it is.

    The copy stands beside it, readable to us only, and is removed. Raises `NotADatabase` where the
    file is damaged, and `NewerDatabase`.
    """
    with _beside(file) as folder:
        part = folder / "trial.db"
        with naming(part):
            shutil.copyfile(file, part)
        with Store(SqliteEngine(part, keep=False)) as store:
            if found := store.engine.damage():
                raise NotADatabase(f"{file}: the file is damaged ({len(found)} places)")
            yield store


def _save(engine: Engine, part: Path) -> None:
    """Write one moment of either engine as one SQLite file."""
    if isinstance(engine, SqliteEngine):
        engine.save_as(part)
        return
    with _beside(part) as folder:
        scratch = SqliteEngine(folder / "copy.db")
        with Store(scratch):
            copy(engine, scratch)
            scratch.save_as(part)


def _restore_file(file: Path, path: Path, now: datetime, *, replace: bool) -> Path | None:
    """Put the file in place in one step; return where the one before it is now."""
    if path.exists() and not replace:
        raise NotEmpty(f"{path} is there already")
    with naming(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
    with _beside(path) as folder:
        part = folder / path.name
        with naming(part):
            shutil.copyfile(file, part)
        with Store(SqliteEngine(part, keep=False)) as store:
            if found := store.engine.damage():
                raise NotADatabase(f"{file}: the file is damaged ({len(found)} places)")
        before = _set_aside(path, now)
        with naming(path):
            part.replace(path)
    return before


def _set_aside(path: Path, now: datetime) -> Path | None:
    """Give a database that nobody has open a second name, and return it; raises `Busy` where somebody has.

    A log that is left, of a damaged database or of one that was moved away, goes along: it would be
    played back into whatever stands there next.
    """
    kept = path.with_name(f"{path.stem}.before-{now:%Y%m%d-%H%M%S}{path.suffix}")
    there = path.exists()
    with naming(kept):
        if there:
            with suppress(NotADatabase):
                let_go(path)
            kept.hardlink_to(path)
        for left in LOGS:
            log = path.with_name(path.name + left)
            if log.exists():
                log.replace(kept.with_name(kept.name + left))
    return kept if there else None


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Lend a folder beside a file, on the same disk, that only we may read; raises `NotWritable`."""
    with naming(path.parent):
        folder = TemporaryDirectory(dir=path.parent, prefix=".startpunkt-")
    with folder as name:
        yield Path(name)
