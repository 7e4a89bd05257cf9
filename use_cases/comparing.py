"""Compares two definition files of one questionnaire; it opens no store and writes nothing."""

from __future__ import annotations

from pathlib import Path

from questionnaires import read_definition
from questionnaires.versions import Comparison, compare
from use_cases.desk import utc_now
from use_cases.settings import open_programme


def compare_files(old: Path, new: Path) -> Comparison:
    """Read both with the programme's lists of today, and compare; raises DefinitionError."""
    lists = open_programme().lists(utc_now().date())
    return compare(read_definition(old, lists), read_definition(new, lists))
