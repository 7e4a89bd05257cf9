"""What questionnaires are for: organisations, rounds, responses and the strategy they serve."""

from __future__ import annotations

from programme.organisation import Organisation
from programme.response import ResponseHead, Status, Submission

__all__ = ["Organisation", "ResponseHead", "Status", "Submission"]
