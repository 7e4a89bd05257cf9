"""The whole benchmark: our engine, the others beside it, and how they compare."""

from __future__ import annotations

import argparse

from benchmarks.engine.others import ENGINES, NotThere, install, run_other
from benchmarks.engine.own import work
from benchmarks.engine.work import EXPECTED, OTHERWISE

FIGURES = ("hub", "fill", "actors")  # one hub changed, 150 answers, 100 instances


def engine_options(parser: argparse.ArgumentParser) -> None:
    """Add the engine benchmark's options."""
    parser.add_argument("--alone", action="store_true", help="leave the other engines out")


def run_engine(asked: argparse.Namespace) -> dict[str, object]:
    """Do the work with every engine there is, one at a time; `right` if every answer is right."""
    own = work()
    others = {} if asked.alone else _others()
    measured = [own, *(it for it in others.values() if "skipped" not in it)]
    return {
        "right": all(_is_right(it) for it in measured),
        "own": own,
        **others,
        "times_faster": {
            name: _times(own, it, "ms") for name, it in others.items() if "skipped" not in it
        },
        "times_less_cpu": {
            name: _times(own, it, "cpu_ms") for name, it in others.items() if "skipped" not in it
        },
    }


def _is_right(found: dict[str, object]) -> bool:
    expected = {**EXPECTED, **OTHERWISE.get(str(found["engine"]), {})}
    return found["checks"] == expected


def _others() -> dict[str, dict[str, object]]:
    try:
        install()
    except NotThere as why:
        return {name: {"skipped": str(why)} for name in ENGINES}
    return {name: _one(name) for name in ENGINES}


def _one(name: str) -> dict[str, object]:
    try:
        return run_other(name)
    except NotThere as why:
        return {"skipped": str(why)}


def _times(own: dict[str, object], other: dict[str, object], unit: str) -> dict[str, float]:
    pairs = ((it, str(other[f"{it}_{unit}"]), str(own[f"{it}_{unit}"])) for it in FIGURES)
    return {figure: round(float(theirs) / float(ours), 2) for figure, theirs, ours in pairs}
