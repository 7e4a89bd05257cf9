"""A disk that can lose its power: what was written and not synced then arrives in part, or not at all.

SQLite reaches it through APSW, whose files can be watched. After the method of SQLite's own crash
tests (https://www.sqlite.org/testing.html, section 3.3).
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import NamedTuple

import apsw

SECTOR = 512  # bytes, which a disk writes whole
ARRIVAL = ("none", "writes", "sectors")
"""What arrives of that which was not synced: nothing, any writes, or any sectors of any writes."""


class PowerCut(Exception):
    """The power is gone; nothing is written or synced any more."""


class Write(NamedTuple):
    """Bytes at a place; without bytes, all after the place is cut off."""

    place: int
    data: bytes | None


class Disk:
    """What each file safely holds, and what waits to be synced."""

    def __init__(self, *, honest: bool = True) -> None:
        """Make an empty disk; one that is not honest does nothing when it should sync."""
        self._honest = honest
        self._safe: dict[str, bytearray] = {}
        self._waiting: dict[str, list[Write]] = {}
        self._left: int | None = None

    def hold(self, name: str, data: bytes) -> None:
        """Have a file safely hold these bytes."""
        self._safe[name], self._waiting[name] = bytearray(data), []

    def cut_after(self, writes: int) -> None:
        """Let the power go after so many more writes and syncs."""
        self._left = writes

    def open(self, name: str) -> None:
        """Make a file where there is none."""
        if name not in self._safe:
            self.hold(name, b"")

    def write(self, name: str, change: Write) -> None:
        """Take a change, which is not safe yet; raises PowerCut."""
        self._use()
        self._waiting[name].append(change)

    def sync(self, name: str) -> None:
        """Make all that waits safe; raises PowerCut."""
        self._use()
        if self._honest:
            for change in self._waiting[name]:
                _apply(self._safe[name], change)
            self._waiting[name] = []

    def remove(self, name: str) -> None:
        """Remove a file; raises PowerCut."""
        self._use()
        self._safe.pop(name, None)
        self._waiting.pop(name, None)

    def leave(self, folder: Path, arrival: str, chance: Random) -> None:
        """Write the files as they are found when the power is back."""
        for name, safe in self._safe.items():
            found = bytearray(safe)
            for change in self._waiting[name]:
                for part in _parts(change) if arrival == "sectors" else [change]:
                    if arrival != "none" and chance.random() < 1 / 2:
                        _apply(found, part)
            (folder / Path(name).name).write_bytes(found)

    def _use(self) -> None:
        if self._left is not None:
            if self._left <= 0:
                raise PowerCut
            self._left -= 1


def _parts(change: Write) -> list[Write]:
    if change.data is None:
        return [change]
    starts = range(0, len(change.data), SECTOR)
    return [Write(change.place + it, change.data[it : it + SECTOR]) for it in starts]


def _apply(held: bytearray, change: Write) -> None:
    if change.data is None:
        del held[change.place :]
        return
    end = change.place + len(change.data)
    held.extend(bytes(max(0, end - len(held))))
    held[change.place : end] = change.data


class WatchedFiles(apsw.VFS):
    """SQLite's way to its files, with all that it writes and syncs told to a disk."""

    def __init__(self, name: str, disk: Disk) -> None:
        """Register under this name."""
        self._disk = disk
        super().__init__(name, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> WatchedFile:  # noqa: N802 -- APSW's
        """Open a file."""
        return WatchedFile(self._disk, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: FBT001, N802 -- APSW's
        """Remove a file."""
        self._disk.remove(filename)
        super().xDelete(filename, syncdir)


class WatchedFile(apsw.VFSFile):
    """One file; where it really lies nothing is synced, because the simulated disk is what counts."""

    def __init__(self, disk: Disk, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        """Open it on the disk as well."""
        self._disk = disk
        self._name = name.filename() if isinstance(name, apsw.URIFilename) else name or ""
        disk.open(self._name)
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 -- APSW's
        """Write bytes at a place."""
        self._disk.write(self._name, Write(offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 -- APSW's
        """Cut the file off."""
        self._disk.write(self._name, Write(newsize, None))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: ARG002, N802 -- APSW's
        """Make the file safe."""
        self._disk.sync(self._name)
