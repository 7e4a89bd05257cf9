"""The disk full while eight save: who was told "saved" has been saved, and it works again afterwards."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.databases import sqlite_file
from benchmarks.drafts import begin
from benchmarks.durability.promises import Promises, answer_of, damaged, faults
from benchmarks.durability.saving import noting, save, together
from storage import NotWritable, Store
from storage.engine import Sql
from storage.sqlite import SqliteEngine

ROOM = 100  # pages that the file may grow by
SIZE, BALLAST = "3m", 1_000_000  # of the small disk, and bytes that are freed afterwards
AGAIN = 1_000_000  # the number of the answer saved after there is room again
Found = dict[str, object]


def fill_file(writers: int) -> Found:
    """Fill a file that may not grow, which SQLite takes for a full disk."""

    def limit(engine: SqliteEngine, pages: int) -> None:
        def work(sql: Sql) -> None:
            used = int(sql("PRAGMA page_count")[0]["page_count"])
            sql(f"PRAGMA max_page_count = {used + pages}")

        engine.write(work)

    with sqlite_file() as path:
        return _fill(path, writers, lambda it: limit(it, ROOM), lambda it: limit(it, 100 * ROOM))


def fill_disk(writers: int) -> Found:
    """Fill a small disk of its own in memory, where the system lets us have one."""
    if not shutil.which("unshare") or not shutil.which("mount"):
        return {"skipped": "there is no unshare or mount"}
    script = 'mount -t tmpfs -o size="$1" none "$0" && shift && exec "$@"'
    with TemporaryDirectory(prefix="startpunkt-full-") as folder:
        program = [sys.executable, "-m", __name__, folder, str(writers)]
        command = ["unshare", "--mount", "sh", "-c", script, folder, SIZE, *program]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"skipped": "the system does not let us mount a small disk"}
    found: Found = json.loads(done.stdout)
    return found


def _fill(
    path: Path,
    writers: int,
    fill: Callable[[SqliteEngine], None],
    make_room: Callable[[SqliteEngine], None],
) -> Found:
    """Save until nothing more goes in, make room, save again, and say what was kept."""
    engine = SqliteEngine(path)
    store, promised = Store(engine), Promises()
    drafts = [begin(store) for _ in range(writers)]
    note = noting(promised)
    fill(engine)
    refused = together([partial(save, store, it, note) for it in drafts])
    clear = all(type(it) is NotWritable and "full" in str(it) for it in refused)
    found = faults(engine, promised)
    make_room(engine)
    for draft in drafts:
        draft.save(store, "again", answer_of(AGAIN))
        note(draft.response, "again", AGAIN)
    found.update(faults(engine, promised))
    corrupt = damaged(engine)
    engine.close()
    return {
        "writers": writers,
        "acknowledged": len(promised),
        "clear_errors": clear,
        "lost": found["lost"],
        "torn": found["torn"],
        "corrupt": int(corrupt),
    }


def _on_this_disk(folder: Path, writers: int) -> Found:
    """Fill the disk that the folder is on."""
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(BALLAST))
    return _fill(folder / "startpunkt.db", writers, lambda _: None, lambda _: ballast.unlink())


if __name__ == "__main__":
    print(json.dumps(_on_this_disk(Path(sys.argv[1]), int(sys.argv[2]))))
