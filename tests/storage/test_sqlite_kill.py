"""A program that is killed has lost nothing that it acknowledged, and two share a file."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from storage_samples import NOW

from storage import open_store

ROOT = Path(__file__).parents[2]
CHILD = Path(__file__).with_name("storage_child.py")
TORN = """
SELECT r.id FROM response r
WHERE r.revision <> (SELECT COUNT(*) FROM event e WHERE e.response_id = r.id)
"""


def start(path: Path, threads: int, saves: int = 0) -> subprocess.Popen[bytes]:
    """Start a program that saves."""
    arguments = [sys.executable, str(CHILD), f"sqlite:///{path}", str(threads), str(saves)]
    surroundings = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{CHILD.parent}"}
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, cwd=ROOT, env=surroundings)


def acknowledged(lines: Iterable[bytes]) -> dict[tuple[str, str], int]:
    """Return the latest number that was acknowledged, by response and question."""
    latest = {}
    for line in lines:
        if line.endswith(b"\n"):
            response, question, number = line.decode().split()
            latest[response, question] = int(number)
    return latest


def faults(path: Path, promised: dict[tuple[str, str], int]) -> list[object]:
    """Return what is lost, half done or damaged in the file."""
    db = sqlite3.connect(path)
    kept = {
        (response, question): int(value)
        for response, question, value in db.execute(
            "SELECT response_id, question, value FROM answer"
        )
    }
    lost = [key for key, number in promised.items() if kept.get(key, 0) < number]
    torn = db.execute(TORN).fetchall()
    damaged = db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
    dangling = db.execute("PRAGMA foreign_key_check").fetchall()
    db.close()
    return [*lost, *torn, *dangling, *(["damaged"] if damaged else [])]


def kill_after(child: subprocess.Popen[bytes], enough: int) -> dict[tuple[str, str], int]:
    """Kill a program after so many acknowledgements; return all that it gave."""
    with child:
        assert child.stdout
        lines = [child.stdout.readline() for _ in range(enough)]
        child.kill()
        return acknowledged([*lines, *child.stdout])


def test_killed_programs_have_kept_all_that_they_acknowledged(tmp_path: Path) -> None:
    paths = {tmp_path / f"{enough}.db": enough for enough in (60, 331, 777)}
    children = {path: start(path, threads=8) for path in paths}
    for path, enough in paths.items():
        promised = kill_after(children[path], enough)
        assert len(promised) > 20
        assert path.with_name(f"{path.name}-wal").stat().st_size > 0
        assert faults(path, promised) == []
        with open_store(f"sqlite:///{path}") as store:
            assert len(store.organisations()) == 8


def test_programs_on_one_file_lose_nothing_and_see_each_others_work(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    children = [start(path, threads=4, saves=40) for _ in range(2)]
    with open_store(f"sqlite:///{path}") as store:
        promised: dict[tuple[str, str], int] = {}
        for child in children:
            out, _ = child.communicate()
            assert child.returncode == 0
            promised |= acknowledged(out.splitlines(keepends=True))
        assert len(store.statuses("2027")) == 8
    assert sorted(promised.values()) == sorted(list(range(21, 41)) * 8)
    assert faults(path, promised) == []


def test_the_search_for_faults_finds_them(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with open_store(f"sqlite:///{path}") as store:
        ours = store.add_organisation("Kommunen", NOW).id
        head = store.start_response(ours, "anslutning", "1", "f", "2027", {}, NOW)
        store.save_answer(head.id, ours, head.root, "q1", 5, NOW)
    assert faults(path, {(head.id, "q1"): 5}) == []
    assert faults(path, {(head.id, "q1"): 6}) == [(head.id, "q1")]
    assert faults(path, {(head.id, "q2"): 1}) == [(head.id, "q2")]
    db = sqlite3.connect(path)
    db.execute("UPDATE response SET revision = revision + 1")
    db.commit()
    db.close()
    assert faults(path, {}) == [(head.id,)]
