"""`check`: says every fault of definition files at once, each with its place and how to mend it."""

from __future__ import annotations

import argparse
import json
import sys

from i18n import plural, text
from questionnaires import Fault
from use_cases.checking import check_files
from use_cases.faults import line, sentence

FORMATS = ("text", "json", "github")
_MOST = 1000  # faults of one run that are printed; nobody reads more


def run_check(asked: argparse.Namespace) -> int:
    """Print the faults; 1 if a file has errors, 0 if there are none or only warnings."""
    faults = check_files(asked.files)
    if asked.format == "json":
        records = [_record(it, asked.language) for it in faults]
        print(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        written = line if asked.format == "text" else _annotation
        print("".join(f"{written(it, asked.language)}\n" for it in faults[:_MOST]), end="")
    if asked.format == "text":
        print(_summed_up(faults, asked.language), file=sys.stderr)
    return int(any(it.level == "error" for it in faults))


def _annotation(fault: Fault, language: str) -> str:
    """Write a workflow command of GitHub's, in which some characters stand for others."""
    file = _escaped(fault.file).replace(":", "%3A").replace(",", "%2C")
    place = f"file={file},line={fault.line},col={fault.column},title={fault.code}"
    return f"::{fault.level} {place}::{_escaped(sentence(fault, language))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _record(fault: Fault, language: str) -> dict[str, object]:
    return {
        "file": fault.file,
        "line": fault.line,
        "column": fault.column,
        "code": fault.code,
        "level": fault.level,
        "message": sentence(fault, language),
        "meant": fault.values.get("meant", ""),
    }


def _summed_up(faults: tuple[Fault, ...], language: str) -> str:
    errors = sum(it.level == "error" for it in faults)
    warnings = len(faults) - errors
    if not faults:
        return text("check.none", language)
    said = [plural("check.errors", language, errors), plural("check.warnings", language, warnings)]
    return ", ".join(said) + "."
