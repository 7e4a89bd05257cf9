"""`python -m tests.fuzz expressions|yaml --seconds 60` looks for exceptions that nobody has documented."""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from types import ModuleType

from tests.fuzz import expressions, states, yaml_files

TARGETS: dict[str, ModuleType] = {"expressions": expressions, "states": states, "yaml": yaml_files}
LONGEST = 10.0  # seconds that one attempt may take


def main() -> int:
    """Try random inputs for so many seconds; 1 and the input at the first exception or long wait."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=None)
    asked = parser.parse_args()
    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(10**9)
    return fuzz(asked.target, asked.seconds, seed)


def fuzz(target: str, seconds: float, seed: int) -> int:
    """Try inputs that a seed determines; 0 if nothing undocumented happened."""
    module, chance = TARGETS[target], random.Random(seed)  # noqa: S311 - no secret
    began, tries, slowest = time.monotonic(), 0, 0.0
    while time.monotonic() - began < seconds:
        text, start = module.attempt(chance), time.monotonic()
        try:
            module.tried(text)
        except Exception:  # noqa: BLE001 - any exception is what is looked for
            return _found(text, traceback.format_exc())
        took = time.monotonic() - start
        slowest, tries = max(slowest, took), tries + 1
        if took > LONGEST:
            return _found(text, f"It took {took:.1f} s.")
    spent = time.monotonic() - began
    sys.stdout.write(
        f"{tries} {target} in {spent:.0f} s (seed {seed}): only documented exceptions; "
        f"the slowest took {slowest:.2f} s\n"
    )
    return 0


def _found(text: str, what: str) -> int:
    sys.stdout.write(f"{what}\nThe input:\n{text!r}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
