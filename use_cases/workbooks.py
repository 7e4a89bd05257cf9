"""Reads a definition that becomes a workbook; it opens no store and writes nothing."""

from __future__ import annotations

from pathlib import Path

from questionnaires import Questionnaire, read_definition
from use_cases.desk import utc_now
from use_cases.settings import open_programme


def read_with_lists(path: Path) -> Questionnaire:
    """Read a definition with the programme's lists of today; raises DefinitionError."""
    return read_definition(path, open_programme().lists(utc_now().date()))
