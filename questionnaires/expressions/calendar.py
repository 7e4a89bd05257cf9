"""Dates in expressions: calendar dates, and days counted from 1 January 1970 (ODK)."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta

EPOCH = date(1970, 1, 1)
_MOMENT_ZERO = datetime(1970, 1, 1, tzinfo=UTC)
_DATE = re.compile(
    r"\s*(\d{4})-(\d\d?)-(\d\d?)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?))?\s*",
    re.ASCII,
)

_CLOCK = re.compile(r"\s*(\d\d?):(\d\d)(?::(\d\d(?:\.\d+)?))?\s*", re.ASCII)


def read_clock(text: str) -> float | None:
    """Read a time of day without a zone, such as 9:30, as minutes; None if it is none."""
    if ":" not in text or not (found := _CLOCK.fullmatch(text)):
        return None
    hour, minute, second = int(found[1]), int(found[2]), float(found[3] or 0)
    fits = hour <= 23 and minute <= 59 and second < 60  # noqa: PLR2004 - a clock
    return hour * 60 + minute + second / 60 if fits else None


def read_date(text: str) -> date | datetime | None:
    """Read a date or a moment from ISO text; None if it is neither."""
    if not (found := _DATE.fullmatch(text)):
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return datetime.fromisoformat(f"{day}T{found[4]}") if found[4] else day
    except ValueError:
        return None


def days_since_epoch(value: date | datetime) -> float:
    """Count the days since 1970; a moment gives a part of a day, without zone as UTC."""
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        return (aware - _MOMENT_ZERO) / timedelta(days=1)
    return float((value - EPOCH).days)


def from_days(days: float) -> date | datetime | None:
    """Turn days since 1970 into a date, or a moment if not whole; None if too far."""
    if not math.isfinite(days):
        return None
    try:
        if days == math.floor(days):
            return EPOCH + timedelta(days=days)
        return _MOMENT_ZERO.replace(tzinfo=None) + timedelta(days=days)
    except OverflowError:
        return None
