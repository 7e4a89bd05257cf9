"""Times of day as people type them: 13:30, 13.30, kl. 9, 1330, 1.30 pm."""

from __future__ import annotations

import re
from datetime import time

from questionnaires.unreadable import Unreadable

_TIME = re.compile(
    r"(?:klockan|kl\.?)?\s*"
    r"(?P<hour>\d{1,2})(?:\s?[:.]\s?(?P<minute>\d\d)|(?<=\d\d)(?P<joined>\d\d))?"
    r"\s*(?:(?P<half>[ap])\.?m\.?)?"
)
_NOON = 12  # also the highest hour beside am and pm


def read_time(text: str) -> str:
    """Read a time of day as HH:MM; raises Unreadable("time"). 24:00 is not one (ISO 8601:2019)."""
    found = _TIME.fullmatch(" ".join(text.lower().split()))
    if not found:
        raise Unreadable("time")
    hour, half = int(found["hour"]), found["half"]
    if half and not 1 <= hour <= _NOON:
        raise Unreadable("time")
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    try:
        return f"{time(hour, int(found['minute'] or found['joined'] or 0)):%H:%M}"
    except ValueError:
        raise Unreadable("time") from None
