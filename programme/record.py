"""What an organisation is remembered by through the years, and how each of it came to be so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from questionnaires import Record


@dataclass(frozen=True)
class RecordVersion:
    """What one submission said of one record: only the properties that were asked then."""

    list: str
    number: int  # 1 for the first that was said of the record
    record: Record
    at: datetime  # when it was sent
    response_id: str
    questionnaire: str
    round: str
    submission: int  # which of the response's
    counts: bool  # False once the response has been sent again
