"""`python -m benchmarks NAME`: does the work, checks that its answers are right, and prints one JSON line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence

from benchmarks.counts.run import run_counts
from benchmarks.engine.run import run_engine

BENCHMARKS: Mapping[str, Callable[[argparse.Namespace], dict[str, object]]] = {
    "counts": run_counts,
    "engine": run_engine,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one benchmark; returns 1 if an answer was wrong."""
    made = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    made.add_argument("name", choices=sorted(BENCHMARKS))
    made.add_argument("--alone", action="store_true", help="leave the other engines out")
    made.add_argument(
        "--responses", type=int, nargs="+", help="of counts: how many, once for each size"
    )
    asked = made.parse_args(arguments)
    found = BENCHMARKS[asked.name](asked)
    print(json.dumps(found, ensure_ascii=False))
    return 0 if found["right"] else 1


if __name__ == "__main__":
    sys.exit(main())
