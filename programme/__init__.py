"""What questionnaires are for: organisations, rounds, responses and the strategy they serve."""

from __future__ import annotations

from programme.author import COUNTY, ORGANISATION, Author
from programme.membership import (
    ImpossibleMove,
    Membership,
    MembershipState,
    Move,
    Moved,
    check_move,
    next_states,
)
from programme.organisation import BadNumber, Organisation, organisation_number
from programme.programme import Addressee, Programme, Round, Strategy
from programme.reading import read_programme
from programme.response import ResponseHead, Status, Submission
from programme.taxonomy import Goal, ProblemArea, Term

__all__ = [
    "COUNTY",
    "ORGANISATION",
    "Addressee",
    "Author",
    "BadNumber",
    "Goal",
    "ImpossibleMove",
    "Membership",
    "MembershipState",
    "Move",
    "Moved",
    "Organisation",
    "ProblemArea",
    "Programme",
    "ResponseHead",
    "Round",
    "Status",
    "Strategy",
    "Submission",
    "Term",
    "check_move",
    "next_states",
    "organisation_number",
    "read_programme",
]
