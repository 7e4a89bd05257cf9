"""Between answers, as they are kept, and values, as expressions see them."""

from __future__ import annotations

import math
from datetime import datetime

from questionnaires.answers import Unreadable, parse_answer
from questionnaires.expressions import Value, to_number, to_text
from questionnaires.expressions.conversions import number_text, to_date
from questionnaires.instance import Answer
from questionnaires.model import (
    Acknowledge,
    Date,
    Decimal,
    Group,
    Integer,
    Item,
    Question,
    Range,
    Rank,
    Repeat,
    Row,
    Section,
    SelectMultiple,
    Text,
    Time,
)
from questionnaires.shape import shape_of


def answer_text(answer: Answer | None) -> str:
    """Write an answer as expressions read it: several choices with a space between.

    What cannot be an answer is blank: here nobody is told, but `violations` tell.
    """
    if isinstance(answer, str):
        return answer
    if answer is None:
        return ""
    if isinstance(answer, list):  # words of one's own count as one
        return " ".join("_".join(answer_text(it).split()) for it in answer)
    if isinstance(answer, bool):
        return to_text(answer)
    return _number_text(answer) if isinstance(answer, int | float) else ""


def chosen_names(answer: Answer | None) -> list[str]:
    """List the choices in an answer, whether it is one or several."""
    if isinstance(answer, str):
        return [answer]
    if answer is None:
        return []
    return [answer_text(it) for it in (answer if isinstance(answer, list) else [answer])]


def _number_text(number: float) -> str:
    try:
        return number_text(float(number))
    except OverflowError:  # a whole number as Python has them, longer than any that is answered
        return number_text(math.inf if number > 0 else -math.inf)


def calculated_answer(value: Value | None) -> Answer | None:
    """Keep what a calculation gives: whole numbers as such, dates as ISO text; None if blank."""
    if value is None:
        return None
    if isinstance(value, float) and not isinstance(value, bool):
        if not math.isfinite(value):
            return None
        return int(value) if value == int(value) else value
    return to_text(value) or None


def default_answer(item: Item | Section | Row, value: Value) -> Answer | None:
    """Keep what a default gives, in the shape of the question's type; None if blank or unfit.

    A date is the calendar date of a moment, a month its first day, a time the moment's clock.
    """
    answer = _as_kept(item, value)
    if answer is None or isinstance(item, Section | Row | Group | Repeat):
        return answer
    return answer if shape_of(item)(answer) else None


def _as_kept(item: Item | Section | Row, value: Value) -> Answer | None:
    match item:
        case SelectMultiple() | Rank():
            return list(dict.fromkeys(to_text(value).split())) or None
        case Integer() | Decimal() | Range():
            return _number(to_number(value), whole=isinstance(item, Integer))
        case Date():
            return _day(value, month_only=item.month_only)
        case Time() if isinstance(value, datetime):
            return f"{value:%H:%M}"
        case Time() | Acknowledge() | Text() if getattr(item, "format", "") != "plain":
            return _read(item, to_text(value))
        case _:
            return to_text(value) or None


def _number(number: float, *, whole: bool) -> Answer | None:
    if not math.isfinite(number) or (whole and number != int(number)):
        return None
    return int(number) if whole else number


def _day(value: Value, *, month_only: bool) -> str | None:
    found = to_date(value)
    if found is None:
        return None
    day = found.date() if isinstance(found, datetime) else found
    return (day.replace(day=1) if month_only else day).isoformat()


def _read(item: Question, text: str) -> Answer | None:
    try:
        return parse_answer(item, text)
    except Unreadable:
        return None
