"""What questionnaires are for: organisations, rounds, responses and the strategy they serve."""

from __future__ import annotations

from programme.author import COUNTY, ORGANISATION, Author
from programme.keeping import KeptRound, ProgrammeVersion, programme_fingerprint
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
from programme.record import RecordVersion
from programme.report import Report, ReportStatus
from programme.response import Remark, ResponseHead, ReturningNote, Status, Submission
from programme.retention import Retention
from programme.taxonomy import Goal, ProblemArea, Term

__all__ = [
    "COUNTY",
    "ORGANISATION",
    "Addressee",
    "Author",
    "BadNumber",
    "Goal",
    "ImpossibleMove",
    "KeptRound",
    "Membership",
    "MembershipState",
    "Move",
    "Moved",
    "Organisation",
    "ProblemArea",
    "Programme",
    "ProgrammeVersion",
    "RecordVersion",
    "Remark",
    "Report",
    "ReportStatus",
    "ResponseHead",
    "Retention",
    "ReturningNote",
    "Round",
    "Status",
    "Strategy",
    "Submission",
    "Term",
    "check_move",
    "next_states",
    "organisation_number",
    "programme_fingerprint",
    "read_programme",
]
