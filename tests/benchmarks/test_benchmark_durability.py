"""The benchmark of keeping: promises are kept, and where they are not, it is seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from benchmarks.databases import sqlite_file
from benchmarks.drafts import begin
from benchmarks.durability import run as durability
from benchmarks.durability.promises import Promises, answer_of, faults, read_promises
from benchmarks.durability.server_killed import kill_server
from benchmarks.durability.simulated_disk import Disk, PowerCut, Write
from storage import Store
from storage.opening import open_engine

SMALL = ("durability", "--kills", "2", "--power-cuts", "3", "--controls", "1")
KEPT = {"lost": 0, "torn": 0, "corrupt": 0}


def test_all_promises_are_kept_and_every_control_loses_something(run: Callable[..., Any]) -> None:
    ended, said = run(*SMALL, "--server-kills", "0")
    assert ended == 0, said
    assert said["right"]
    for name in ("killed", "power_lost", "file_full"):
        assert said[name]["acknowledged"] > 0
        assert said[name].items() >= KEPT.items()
    assert said["killed"]["unclean"] == 2
    assert said["file_full"]["clear_errors"]
    assert "skipped" in said["disk_full"] or said["disk_full"].items() >= KEPT.items()
    for name in ("killed_told_early", "power_lost_unsynced", "power_lost_lying_disk"):
        assert said[name]["lost"] > 0


def test_a_server_killed_loses_nothing_and_everybody_goes_on() -> None:
    found = kill_server(kills=1, writers=3, seconds=0.2)
    assert found.items() >= {"went_on": True, "lost": 0, "torn": 0}.items()
    assert int(str(found["acknowledged"])) > 6


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("kill_often", {"lost": 1}),
        ("kill_often", {"torn": 1}),
        ("lose_power", {"corrupt": 1}),
        ("fill_file", {"clear_errors": False}),
        ("kill_server", {"went_on": False}),
    ],
)
def test_a_broken_promise_ends_with_1(
    run: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    part: str,
    found: dict[str, object],
) -> None:
    for name in ("kill_often", "lose_power", "fill_file", "fill_disk", "kill_server"):
        monkeypatch.setattr(durability, name, lambda *_: {"lost": 0})
    assert run("durability", "--controls", "0")[0] == 0
    monkeypatch.setattr(durability, part, lambda *_: found)
    ended, said = run("durability", "--controls", "0")
    assert ended == 1
    assert len(said["broken"]) == 1


def test_a_control_that_loses_nothing_ends_with_1(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("kill_often", "lose_power", "fill_file", "fill_disk", "kill_server"):
        monkeypatch.setattr(durability, name, lambda *_, **__: {"lost": 0})
    ended, said = run("durability")
    assert ended == 1
    assert said["blind"] == [
        "killed_told_early",
        "power_lost_unsynced",
        "power_lost_lying_disk",
        "server_killed_told_early",
    ]


def test_what_is_lost_or_torn_is_found() -> None:
    with sqlite_file() as path:
        engine = open_engine(f"sqlite:///{path}")
        store, promised = Store(engine), Promises()
        draft = begin(store)
        for number in (1, 2, 3):
            draft.save(store, "q", answer_of(number))
            promised.add((draft.response, "q", number))
        assert not faults(engine, promised).total()
        assert faults(engine, {(draft.response, "q", 4)}) == {"lost": 1, "torn": 0}
        assert faults(engine, {(draft.response, "p", 1)}) == {"lost": 1, "torn": 0}
        assert faults(engine, {("nothing", "q", 1)}) == {"lost": 1, "torn": 0}
        for statement, torn in {
            "UPDATE response SET revision = revision + 1": 1,
            "UPDATE answer SET value = '\"4\"'": 2,
            "UPDATE answer SET value = '\"3 ord ord ord\"', revision = 3": 2,
            "UPDATE event SET number = number + 7 WHERE number = 4": 3,
        }.items():
            engine.write(lambda sql: sql("DROP TRIGGER IF EXISTS event_is_not_changed"))
            engine.write(lambda sql, it=statement: sql(it))  # type: ignore[misc]
            assert faults(engine, promised)["torn"] == torn
        engine.close()


def test_an_acknowledgement_cut_short_is_none() -> None:
    assert read_promises([b"r1 q1 1\n", b"r1 q1 12\n", b"r1 q2 1"]) == {
        ("r1", "q1", 1),
        ("r1", "q1", 12),
    }


def left(disk: Disk, folder: Path, arrival: str) -> bytes:
    disk.leave(folder, arrival, Random(1))  # noqa: S311 -- no secret
    return (folder / "f").read_bytes()


def test_a_disk_keeps_what_was_synced_and_may_lose_the_rest(tmp_path: Path) -> None:
    disk = Disk()
    disk.hold("f", b"old")
    disk.write("f", Write(0, b"n"))
    assert left(disk, tmp_path, "none") == b"old"
    disk.sync("f")
    disk.write("f", Write(1, None))
    assert left(disk, tmp_path, "none") == b"nld"
    disk.sync("f")
    assert left(disk, tmp_path, "none") == b"n"


def test_a_disk_that_lies_about_syncs_loses_what_was_synced(tmp_path: Path) -> None:
    disk = Disk(honest=False)
    disk.hold("f", b"old")
    disk.write("f", Write(0, b"new"))
    disk.sync("f")
    assert left(disk, tmp_path, "none") == b"old"


def test_what_was_not_synced_arrives_in_any_sectors(tmp_path: Path) -> None:
    disk = Disk()
    disk.open("f")
    disk.write("f", Write(0, b"x" * 512 * 64))
    sectors = {left(disk, tmp_path, "sectors")[it * 512 : it * 512 + 1] for it in range(60)}
    assert sectors == {b"x", b"\0"}


def test_after_the_power_is_gone_nothing_is_written() -> None:
    disk = Disk()
    disk.open("f")
    disk.cut_after(2)
    disk.write("f", Write(0, b"a"))
    disk.sync("f")
    with pytest.raises(PowerCut):
        disk.sync("f")
    with pytest.raises(PowerCut):
        disk.write("f", Write(0, b"b"))
