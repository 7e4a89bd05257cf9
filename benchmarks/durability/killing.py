"""The program killed (SIGKILL) while it saves, over and over, on the same SQLite file."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from time import monotonic, sleep

from benchmarks.databases import sqlite_file
from benchmarks.durability.promises import Promises, damaged, faults, read_promises
from benchmarks.durability.saving import save_without_end
from benchmarks.processes import CONTEXT
from storage import open_store
from storage.opening import open_engine

SHORTEST, LONGEST = 0.02, 0.6  # seconds of saving before a kill
PATIENCE = 60.0  # seconds for the first save


def kill_often(kills: int, writers: int, *, early: bool = False) -> dict[str, int]:
    """Kill the program so often; say how many answers were acknowledged, lost, torn, corrupt.

    `early` is the negative control: it acknowledges before the commit, so it must lose some.
    """
    found = Counter[str](acknowledged=0, unclean=0)
    promised: Promises = set()
    with sqlite_file() as path:
        open_store(f"sqlite:///{path}").close()
        for turn in range(kills):
            notes = path.with_name(f"notes-{turn}")
            _kill_one(path, notes, writers, early=early)
            lines = notes.read_bytes().splitlines(keepends=True)
            promised |= read_promises(lines)
            found["acknowledged"] += len(lines)
            found["unclean"] += path.with_name(f"{path.name}-wal").stat().st_size > 0
            engine = open_engine(f"sqlite:///{path}")
            found.update(faults(engine, promised))
            found["corrupt"] += damaged(engine)
            engine.close()
            if early:  # what is lost once is not counted again
                promised = set()
    return {"kills": kills, "writers": writers, **found}


def _kill_one(path: Path, notes: Path, writers: int, *, early: bool) -> None:
    """Start the program, let it save for a while, and kill it."""
    arguments = (f"sqlite:///{path}", notes, writers, early)
    process = CONTEXT.Process(target=save_without_end, args=arguments)
    process.start()
    end = monotonic() + PATIENCE
    while not (notes.exists() and notes.stat().st_size):
        if not process.is_alive() or monotonic() > end:
            process.kill()
            raise RuntimeError("the program that should save did not")
        sleep(0.001)
    sleep(random.uniform(SHORTEST, LONGEST))  # noqa: S311 -- no secret
    process.kill()
    process.join()
