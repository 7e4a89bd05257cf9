"""`python -m questionnaires.workbooks FILE LANGUAGE`: imports within limits, and writes JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from questionnaires.workbooks.carrying import imported
from questionnaires.workbooks.reading import read_sheets
from questionnaires.workbooks.refusals import BadWorkbook
from questionnaires.writing import definition_text

SECONDS = 6  # of the processor; the largest questionnaire of our own takes three
MEMORY = 430_000_000  # bytes that this process may address


def main(path: Path, language: str) -> dict[str, Any]:
    """Give the definition's text and what was lost, or why the workbook is refused."""
    try:
        _confine()
        found = imported(read_sheets(path), language)
        text = definition_text(found.questionnaire)
    except BadWorkbook as error:
        return {"refused": error.reason, "values": error.values}
    except MemoryError:
        return {"refused": "too_large", "values": {}}
    return {"text": text, "losses": [asdict(it) for it in found.losses]}


def _confine() -> None:
    try:
        import resource  # noqa: PLC0415 — Windows has none; there the time limit has to do
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), sys.argv[2])))
