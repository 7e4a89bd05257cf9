"""Between answers, as they are kept, and values, as expressions see them."""

from __future__ import annotations

import math

from questionnaires.expressions import Value, to_number, to_text
from questionnaires.expressions.conversions import number_text
from questionnaires.instance import Answer
from questionnaires.model import (
    Decimal,
    Integer,
    Item,
    Range,
    Rank,
    Row,
    Section,
    SelectMultiple,
)


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
    """Keep what a default gives, in the shape of the question's type; None if blank or unfit."""
    if isinstance(item, SelectMultiple | Rank):
        return to_text(value).split() or None
    if isinstance(item, Integer | Decimal | Range):
        number = to_number(value)
        if not math.isfinite(number) or (isinstance(item, Integer) and number != int(number)):
            return None
        return int(number) if isinstance(item, Integer) else number
    return to_text(value) or None
