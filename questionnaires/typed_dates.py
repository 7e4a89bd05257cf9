"""Dates as people type them: 2025-03-31, 20250331, 31/3 2025, 31 mars 2025, mars 2025."""

from __future__ import annotations

import re
from datetime import date

from questionnaires.unreadable import Unreadable

_MONTHS = (
    ("januari", "january"),
    ("februari", "february"),
    ("mars", "march"),
    ("april",),
    ("maj", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augusti", "august"),
    ("september", "sept"),
    ("oktober", "october"),
    ("november",),
    ("december",),
)
_YEAR, _MONTH, _DAY = r"(?P<year>[12]\d{3})", r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
_WORD = r"(?P<word>[^\W\d_]{3,})\.?"
_DAYS = [
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}\s?[-/.]\s?{_MONTH}\s?[-/.]\s?{_DAY}",
        r"(?P<year>[12]\d{3})(?P<month>\d\d)(?P<day>\d\d)",
        rf"{_DAY}\s?[/.]\s?{_MONTH}\s?[-/., ]\s?{_YEAR}",
        rf"{_DAY}-{_MONTH}-{_YEAR}",
        rf"(?:den\s)?{_DAY}(?::?[ea]|st|nd|rd|th)?\.?\s?{_WORD},?\s?{_YEAR}",
        rf"{_WORD}\s{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}",
    )
]
_MONTH_ONLY = [
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}\s?[-/.]\s?{_MONTH}",
        rf"{_MONTH}\s?[-/. ]\s?{_YEAR}",
        r"(?P<year>[12]\d{3})(?P<month>\d\d)",
        rf"{_WORD},?\s?{_YEAR}",
        rf"{_YEAR}\s?{_WORD}",
    )
]
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


def read_date(text: str, *, month_only: bool) -> str:
    """Read a date as YYYY-MM-DD, of a month its first day; raises Unreadable("date" or "month").

    The day stands before the month (Swedish), except where the year stands first.
    """
    written = " ".join(text.lower().translate(_DASHES).split())
    for pattern in (*_DAYS, *(_MONTH_ONLY if month_only else ())):
        if (found := pattern.fullmatch(written)) and (day := _day(found.groupdict())):
            return (day.replace(day=1) if month_only else day).isoformat()
    raise Unreadable("month" if month_only else "date")


def _day(parts: dict[str, str | None]) -> date | None:
    month = _month(parts["word"] or "") if "word" in parts else int(parts["month"] or 0)
    try:
        return date(int(parts["year"] or 0), month, int(parts.get("day") or 1))
    except ValueError:
        return None


def _month(word: str) -> int:
    """Give the number of a month by its name or the beginning of it; 0 if it is none."""
    for number, names in enumerate(_MONTHS, start=1):
        if any(name.startswith(word) for name in names):
            return number
    return 0
