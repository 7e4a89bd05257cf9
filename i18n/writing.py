"""Writes dates, times and numbers as a language does, by Unicode's CLDR (Babel)."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

HOME = ZoneInfo("Europe/Stockholm")
"""Where the county lies: times are kept in UTC and shown in local time."""


def show_date(day: date, language: str) -> str:
    """Write a date in full, e.g. 31 mars 2025."""
    return format_date(day, format="long", locale=language)


def show_month(day: date, language: str) -> str:
    """Write the month of a date, e.g. mars 2025."""
    return format_skeleton("yMMMM", day, locale=language)


def show_time(moment: datetime, language: str) -> str:
    """Write a moment as date and local time, e.g. 31 mars 2025 12.01."""
    return f"{show_date(moment.astimezone(HOME).date(), language)} {show_clock(moment, language)}"


def show_clock(moment: datetime, language: str) -> str:
    """Write the local time of a moment, e.g. 12.01."""
    separator = "." if language == "sv" else ":"
    return moment.astimezone(HOME).strftime(f"%H{separator}%M")


def show_number(number: float, language: str) -> str:
    """Write a number with the language's decimal sign and spacing, e.g. 1 234,5."""
    return format_decimal(number, locale=language)
