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
    for fault in faults[:_MOST]:
        print(_written(fault, asked.language, asked.format))
    if asked.format == "text":
        print(_summed_up(faults, asked.language), file=sys.stderr)
    return int(any(it.level == "error" for it in faults))


def _written(fault: Fault, language: str, form: str) -> str:
    if form == "json":
        return json.dumps(_record(fault, language), ensure_ascii=False)
    if form == "github":
        place = f"file={fault.file},line={fault.line},col={fault.column},title={fault.code}"
        said = sentence(fault, language).replace("%", "%25").replace("\n", "%0A")
        return f"::{fault.level} {place}::{said}"
    return line(fault, language)


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
