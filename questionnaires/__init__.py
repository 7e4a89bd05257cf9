"""The engine: definitions in, the state of every question out; it knows no screen and no store."""

from __future__ import annotations

from questionnaires.answers import Unreadable, parse_answer
from questionnaires.choice_lists import read_choices
from questionnaires.definition import read_definition
from questionnaires.faults import DefinitionError, Fault
from questionnaires.fingerprint import fingerprint
from questionnaires.library import Library, read_folder
from questionnaires.personal_number import find_personal_number

__all__ = [
    "DefinitionError",
    "Fault",
    "Library",
    "Unreadable",
    "find_personal_number",
    "fingerprint",
    "parse_answer",
    "read_choices",
    "read_definition",
    "read_folder",
]
