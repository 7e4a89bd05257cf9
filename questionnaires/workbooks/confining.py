"""Imports a workbook in a process of its own, which can take neither much time nor much memory."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from questionnaires.workbooks.guarding import checked_bytes
from questionnaires.workbooks.languages import UNDETERMINED
from questionnaires.workbooks.losses import Loss
from questionnaires.workbooks.refusals import BadWorkbook

SECONDS = (
    60.0  # by the clock, against what waits for ever; what works is stopped by its processor time
)
OUT_OF_TIME = -24  # SIGXCPU, which Windows has no name for
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Imported:
    """The text of a definition out of a workbook, and what could not be carried into it."""

    text: str
    losses: tuple[Loss, ...]


def import_workbook(path: Path, language: str = UNDETERMINED) -> Imported:
    """Make a definition of a workbook; a BadWorkbook says why it cannot be used.

    `language` is the code of the language of texts that do not say theirs.
    """
    checked_bytes(path)
    command = [sys.executable, "-m", "questionnaires.workbooks", str(path.resolve()), language]
    try:
        done = subprocess.run(  # noqa: S603 — our own module, and a file that was checked
            command, cwd=ROOT, capture_output=True, timeout=SECONDS, check=False
        )
        said: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise BadWorkbook("too_slow") from None
    except ValueError:  # it was ended in the middle: by its time, or else by want of memory
        raise BadWorkbook("too_slow" if done.returncode == OUT_OF_TIME else "too_large") from None
    if "refused" in said:
        raise BadWorkbook(said["refused"], **said["values"])
    return Imported(said["text"], tuple(Loss(**it) for it in said["losses"]))
