"""The power lost while eight save, by a simulated disk under our own writer, schema and settings."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from random import Random
from shutil import copy
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from benchmarks.drafts import Draft, begin
from benchmarks.durability.apsw_engine import ApswEngine
from benchmarks.durability.promises import Promises, damaged, faults
from benchmarks.durability.saving import noting, save, together
from benchmarks.durability.simulated_disk import ARRIVAL, Disk, WatchedFiles
from storage import StorageError, open_store
from storage.drafts import Drafts
from storage.opening import open_engine

if TYPE_CHECKING:
    from storage.engine import Engine

FEWEST, MOST = 5, 1500  # writes and syncs before the power goes
NAME = "startpunkt.db"


def lose_power(
    runs: int, writers: int, *, synchronous: str = "FULL", honest: bool = True
) -> dict[str, object]:
    """Lose the power so often; say how many answers were acknowledged, lost, torn, corrupt.

    `synchronous` OFF, or a disk that is not honest about its syncs, is a negative control.
    """
    found = Counter[str](acknowledged=0, runs_with_loss=0, lost=0, torn=0, corrupt=0)
    with TemporaryDirectory(prefix="startpunkt-power-") as name:
        folder = Path(name)
        with open_store(f"sqlite:///{folder / NAME}") as store:
            drafts = [begin(store) for _ in range(writers)]
        for turn in range(runs):
            disk = Disk(honest=honest)
            promised = _save_until_dark(folder, drafts, disk, synchronous, turn)
            disk.leave(folder / str(turn) / "after", ARRIVAL[turn % len(ARRIVAL)], Random(turn))  # noqa: S311
            wrong = _found(folder / str(turn) / "after" / NAME, promised)
            found.update(wrong)
            found["runs_with_loss"] += wrong["lost"] > 0
            found["acknowledged"] += len(promised)
    settings = {"synchronous": synchronous, "honest": honest}
    return {"runs": runs, "writers": writers, **settings, **found}


def _save_until_dark(
    folder: Path, drafts: list[Draft], disk: Disk, synchronous: str, turn: int
) -> Promises:
    """Save on a copy of the file until the power goes; return what was acknowledged."""
    path = folder / str(turn) / NAME
    (path.parent / "after").mkdir(parents=True)
    copy(folder / NAME, path)
    disk.hold(str(path), path.read_bytes())
    vfs = WatchedFiles(f"watched-{turn}", disk)
    engine = ApswEngine(path, f"watched-{turn}", synchronous)
    disk.cut_after(Random(turn).randrange(FEWEST, MOST))  # noqa: S311 -- no secret
    promised, store = Promises(), Drafts(cast("Engine", engine))
    together([partial(save, store, it, noting(promised)) for it in drafts])
    engine.close()
    vfs.unregister()
    return promised


def _found(path: Path, promised: Promises) -> Counter[str]:
    """Open what was left by our own engine, and count what is wrong."""
    try:
        engine = open_engine(f"sqlite:///{path}")
    except StorageError:
        return Counter(corrupt=1, lost=len(promised))
    try:
        return Counter({**faults(engine, promised), "corrupt": int(damaged(engine))})
    except StorageError:
        return Counter(corrupt=1, lost=len(promised))
    finally:
        engine.close()
