"""From any value to a text, a number, a truth or a date (XPath 1.0, and ODK's calendar dates)."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from decimal import Decimal

from questionnaires.expressions.calendar import days_since_epoch, from_days, read_date
from questionnaires.expressions.tree import Nodes, Value

_NUMBER = re.compile(r"\s*-?(\d+(\.\d*)?|\.\d+)([eE]-\d+)?\s*", re.ASCII)


def to_text(value: Value) -> str:
    """Convert to text: whole numbers without decimals, dates ISO, of several answers the first."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return value[0].text if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds")
    return value.isoformat() if isinstance(value, date) else number_text(value)


def number_text(number: float) -> str:
    """Write a number without exponent, as XPath does."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number):
        return str(int(number))
    written = repr(number)
    return format(Decimal(written), "f") if "e" in written else written


def to_number(value: Value) -> float:
    """Convert to a number: dates count days since 1970; what is no number, or blank, is NaN."""
    if isinstance(value, list):
        value = value[0].text if value else ""
    if isinstance(value, str):
        return read_number(value)
    if isinstance(value, date):
        return days_since_epoch(value)
    return float(value)


def read_number(text: str) -> float:
    """Read a number, or the days of an ISO date, from text; NaN if it is neither."""
    if (text.isascii() and text.isdecimal()) or _NUMBER.fullmatch(text):
        return float(text)
    found = read_date(text) if "-" in text else None
    return math.nan if found is None else days_since_epoch(found)


def to_boolean(value: Value) -> bool:
    """Convert to a truth: zero, NaN, blank and unanswered are false (ODK Collect)."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    if isinstance(value, list):
        return any(node.children or node.text for node in value)
    return bool(value)


def to_date(value: Value) -> date | datetime | None:
    """Convert to the date or moment that a value stands for, if it stands for one."""
    if isinstance(value, list):
        value = to_text(value)
    if isinstance(value, str):
        return read_date(value)
    if isinstance(value, date):
        return value
    return None if isinstance(value, bool) else from_days(value)


def to_nodes(value: Value) -> Nodes:
    """Take the answers or records that a reference or a path gave; TypeError for a single value."""
    if not isinstance(value, list):
        raise TypeError("a question, a repeat or a list is expected here, not one value")
    return value
