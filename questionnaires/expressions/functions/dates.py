"""Dates and moments: today, conversions, formats."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta

from questionnaires.expressions.calendar import days_since_epoch
from questionnaires.expressions.context import Context
from questionnaires.expressions.conversions import to_date, to_text
from questionnaires.expressions.functions.registry import Functions, Plain
from questionnaires.expressions.tree import Value

FUNCTIONS = Functions()
_TIME = re.compile(
    r"(?:\d{4}-\d\d-\d\dT)?(\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?[0-5]\d)?)?)", re.ASCII
)


@FUNCTIONS.named("today")
def today(c: Context) -> date:
    """Give today's date."""
    return c.world.now.date()


@FUNCTIONS.named("now")
def now(c: Context) -> datetime:
    """Give the moment."""
    return c.world.now


@FUNCTIONS.named("date")
def date_(value: Plain) -> Value:
    """Convert to a calendar date; what is none becomes blank."""
    found = _date_or_blank(value)
    plain = isinstance(found, datetime) and found.tzinfo is None
    return found.date() if isinstance(found, datetime) and plain else found


@FUNCTIONS.named("date-time")
def date_time(c: Context, value: Plain) -> Value:
    """Convert to a date or a moment, of this zone if it names one; what is neither becomes blank."""
    found = _date_or_blank(value)
    aware = isinstance(found, datetime) and found.tzinfo is not None
    return found.astimezone(c.world.now.tzinfo) if isinstance(found, datetime) and aware else found


@FUNCTIONS.named("decimal-date-time")
def decimal_date_time(value: Plain) -> float:
    """Count days since 1970."""
    found = _date_or_blank(value)
    return days_since_epoch(found) if isinstance(found, date) else math.nan


@FUNCTIONS.named("decimal-time")
def decimal_time(c: Context, text: str) -> float:
    """Tell how much of the day has gone here, from 0 to 1, at a time of day; NaN of no time."""
    if not (found := _TIME.fullmatch(text)):
        return math.nan
    try:
        there = time.fromisoformat(found[1])
    except ValueError:
        return math.nan
    moment = datetime.combine(c.world.now.date(), there)
    if there.tzinfo is not None:
        moment = moment.astimezone(c.world.now.tzinfo)
    midnight = datetime.combine(moment.date(), time(), moment.tzinfo)
    return (moment - midnight) / timedelta(days=1)


@FUNCTIONS.named("format-date", "format-date-time")
def format_date(value: Plain, how: str) -> str:
    """Write a date as a pattern says: %Y %m %n %d %e %H %M %S %3 %b %a … (ODK)."""
    found = to_date(value)
    if found is None:
        return ""
    moment = found if isinstance(found, datetime) else datetime.combine(found, time())
    return re.sub("%(.)", lambda code: _formatted(moment, code), how)


def _formatted(moment: datetime, code: re.Match[str]) -> str:
    if code[1] in "YymdHMSba":
        return moment.strftime(f"%{code[1]}")
    plain: dict[str, str] = {
        "n": str(moment.month),
        "e": str(moment.day),
        "h": str(moment.hour),
        "3": f"{moment.microsecond // 1000:03}",
        "W": str(moment.isocalendar().week),
    }
    return plain.get(code[1], code[0])


def _date_or_blank(value: Plain) -> Value:
    if isinstance(value, bool) or not to_text(value):
        return ""
    found = to_date(value)
    return "" if found is None else found
