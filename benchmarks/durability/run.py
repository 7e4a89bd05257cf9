"""All that can befall a database while people save, and what of it was promised and not kept."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from benchmarks.durability.full_disk import fill_disk, fill_file
from benchmarks.durability.killing import kill_often
from benchmarks.durability.losing_power import lose_power
from benchmarks.durability.server_killed import kill_server

KEPT = ("lost", "torn", "corrupt")


def durability_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of durability; 0 leaves a part out."""
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--kills", type=int, default=50, help="of the program, on SQLite")
    parser.add_argument("--power-cuts", type=int, default=100, help="on a simulated disk")
    parser.add_argument("--controls", type=int, default=20, help="runs that must lose something")
    parser.add_argument("--server-kills", type=int, default=5, help="of PostgreSQL")
    parser.add_argument("--seconds", type=float, default=1.5, help="before each of those")


def run_durability(asked: argparse.Namespace) -> dict[str, object]:
    """Do it all; `right` if every promise was kept and every control lost something."""
    writers, controls = asked.writers, asked.controls
    kept: dict[str, Mapping[str, object]] = {}
    must_lose: dict[str, Mapping[str, object]] = {}
    if asked.kills:
        kept["killed"] = kill_often(asked.kills, writers)
    if asked.power_cuts:
        kept["power_lost"] = lose_power(asked.power_cuts, writers)
    kept["file_full"], kept["disk_full"] = fill_file(writers), fill_disk(writers)
    if asked.server_kills:
        kept["server_killed"] = kill_server(asked.server_kills, writers, asked.seconds)
    if controls:
        must_lose["killed_told_early"] = kill_often(controls, writers, early=True)
        must_lose["power_lost_unsynced"] = lose_power(controls, writers, synchronous="OFF")
        must_lose["power_lost_lying_disk"] = lose_power(controls, writers, honest=False)
    if controls and asked.server_kills:
        must_lose["server_killed_told_early"] = kill_server(
            asked.server_kills, writers, asked.seconds, durable=False
        )
    broken = [name for name, it in kept.items() if not _is_kept(it)]
    blind = [name for name, it in must_lose.items() if not it["lost"]]
    return {
        "right": not broken and not blind,
        "broken": broken,
        "blind": blind,
        **kept,
        **must_lose,
    }


def _is_kept(found: Mapping[str, object]) -> bool:
    """Tell whether nothing was lost, everybody was told clearly, and everybody went on."""
    told = found.get("clear_errors", True) and found.get("went_on", True)
    return bool(told) and not any(found.get(it) for it in KEPT)
