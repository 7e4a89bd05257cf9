"""Whether an answer has the shape of its question's type."""

from __future__ import annotations

from questionnaires.answers import Unreadable, parse_answer
from questionnaires.instance import Answer
from questionnaires.model import (
    Acknowledge,
    Calculate,
    Date,
    Decimal,
    Integer,
    Matrix,
    Note,
    Question,
    Range,
    Rank,
    SelectMultiple,
    SelectOne,
    Text,
    Time,
)


def has_shape(question: Question, answer: Answer) -> bool:
    """Tell whether an answer is one that the question can have; choices are not looked up."""
    match question:
        case SelectMultiple() | Rank():
            fits = isinstance(answer, list) and len(set(answer)) == len(answer)
        case Integer():
            fits = isinstance(answer, int)
        case Decimal() | Range():
            fits = isinstance(answer, int | float) and _reads_as_itself(question, answer)
        case SelectOne() | Matrix() | Note() | Calculate():
            fits = isinstance(answer, str)
        case Text(format="plain"):
            fits = isinstance(answer, str)
        case Text() | Date() | Time() | Acknowledge():
            fits = isinstance(answer, str) and _reads_as_itself(question, answer)
    return fits


def _reads_as_itself(question: Question, answer: str | float) -> bool:
    try:
        return parse_answer(question, str(answer)) == answer
    except Unreadable:
        return False
