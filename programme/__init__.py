"""What questionnaires are for: organisations, rounds, responses and the strategy they serve."""

from __future__ import annotations

from programme.organisation import Organisation
from programme.programme import Addressee, Programme, Round, Strategy
from programme.reading import read_programme
from programme.response import ResponseHead, Status, Submission
from programme.retention import Retention
from programme.taxonomy import Goal, ProblemArea, Term

__all__ = [
    "Addressee",
    "Goal",
    "Organisation",
    "ProblemArea",
    "Programme",
    "ResponseHead",
    "Retention",
    "Round",
    "Status",
    "Strategy",
    "Submission",
    "Term",
    "read_programme",
]
