"""`python -m tests.conformance expressions|behaviours FILE` tells how many facts hold.

`python -m tests.conformance workbooks FOLDER` tells how many workbooks come in, and out again.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from tests.conformance import behaviours, expressions, workbooks
from tests.conformance.facts_file import Fact, read_facts
from tests.conformance.outcome import Outcome, known_deviations, report, unexpected

RUNNERS: dict[str, Callable[[Fact], Outcome]] = {
    "behaviours": behaviours.run,
    "expressions": expressions.run,
}


def main() -> int:
    """Run the facts of a file; 0 if only known deviations do not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("kind", choices=sorted([*RUNNERS, "workbooks"]))
    parser.add_argument("file", type=Path, help="a file of facts, or a folder of workbooks")
    asked = parser.parse_args()
    if asked.kind == "workbooks":
        if not workbooks.workbooks_in(asked.file):
            parser.error(f"there is no workbook in {asked.file}")
        return workbooks.run(asked.file)
    try:
        facts = read_facts(asked.file)
    except (OSError, ValueError, LookupError, TypeError) as error:
        parser.error(f"{asked.file} is no file of facts: {error}")
    outcomes, known = [RUNNERS[asked.kind](it) for it in facts], known_deviations()
    sys.stdout.write("\n".join(report(outcomes, known)) + "\n")
    return 1 if unexpected(outcomes, known) else 0


if __name__ == "__main__":
    sys.exit(main())
