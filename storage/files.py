"""Files of copies: whole under their name or not there, each beside its SHA-256."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from storage.errors import BadChecksum, NotEmpty, NotThere, NotWritable

ENDING = ".sha256"


@contextmanager
def saving(path: Path) -> Iterator[Path]:
    """Lend an empty file that only we may read; it gets its name once it is whole and on the disk.

    Its checksum stands beside before. Raises `NotEmpty` where the name is taken, and `NotWritable`.
    """
    part, beside = _part(path), checksum_path(path)
    try:
        yield part
        with naming(path):
            beside.write_text(f"{checksum(part)}  {path.name}\n", encoding="utf-8")
            for whole in (part, beside):
                _sync(whole)
            part.rename(path)
            _sync(path.parent)
    except BaseException:
        for half in (part, beside):
            half.unlink(missing_ok=True)
        raise


def check(path: Path) -> None:
    """Raise `BadChecksum` unless the file is the one that the checksum beside it is of."""
    if not path.is_file():
        raise NotThere(f"there is no file {path}")
    try:
        words = checksum_path(path).read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError):
        raise BadChecksum(f"{checksum_path(path)} is missing or cannot be read") from None
    if words[:1] != [checksum(path)]:
        raise BadChecksum(f"{path} is not the file that its checksum was made of")


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with naming(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checksum_path(path: Path) -> Path:
    """Return where a file's checksum stands, as `sha256sum --check` reads it."""
    return path.with_name(path.name + ENDING)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Raise the system's errors as ours."""
    try:
        yield
    except OSError as error:
        raise NotWritable(f"{path}: {error.strerror}") from None


def _part(path: Path) -> Path:
    """Make an empty file in the same folder."""
    if path.exists() or checksum_path(path).exists():
        raise NotEmpty(f"{path} is there already")
    with naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        os.close(handle)
    return Path(name)


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
