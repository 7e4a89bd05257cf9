"""`python -m benchmarks NAME`: does the work, checks that its answers are right, and prints one JSON line."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from benchmarks.autosave.run import autosave_options, run_autosave
from benchmarks.counts.run import counts_options, run_counts
from benchmarks.durability.run import durability_options, run_durability
from benchmarks.engine.run import engine_options, run_engine
from benchmarks.submit.run import run_submit, submit_options


class Benchmark(NamedTuple):
    """What is run, and the options that it has on the command line."""

    run: Callable[[argparse.Namespace], dict[str, object]]
    options: Callable[[argparse.ArgumentParser], None]


BENCHMARKS: Mapping[str, Benchmark] = {
    "autosave": Benchmark(run_autosave, autosave_options),
    "counts": Benchmark(run_counts, counts_options),
    "durability": Benchmark(run_durability, durability_options),
    "engine": Benchmark(run_engine, engine_options),
    "submit": Benchmark(run_submit, submit_options),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one benchmark; returns 1 if an answer was wrong or a promise broken."""
    made = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = made.add_subparsers(dest="name", required=True)
    for name, benchmark in BENCHMARKS.items():
        benchmark.options(names.add_parser(name))
    asked = made.parse_args(arguments)
    found = BENCHMARKS[asked.name].run(asked)
    found |= {"python": platform.python_version(), "load": round(os.getloadavg()[0], 1)}
    print(json.dumps({"benchmark": asked.name, **found}, ensure_ascii=False))
    return 0 if found["right"] else 1


if __name__ == "__main__":
    sys.exit(main())
