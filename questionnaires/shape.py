"""Whether an answer has the shape of its question's type."""

from __future__ import annotations

from collections.abc import Callable

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


def shape_of(question: Question) -> Callable[[Answer], bool]:
    """Give the test whether an answer is one that the question can have; choices are not looked up."""
    match question:
        case SelectMultiple() | Rank():
            return _is_list_without_doubles
        case Integer():
            return _is_whole
        case SelectOne() | Matrix() | Note() | Calculate() | Text(format="plain"):
            return _is_text
        case Decimal() | Range():
            kinds: tuple[type, ...] = (int, float)
        case Text() | Date() | Time() | Acknowledge():
            kinds = (str,)
    return lambda answer: isinstance(answer, kinds) and _reads_as_itself(question, answer)


def _is_list_without_doubles(answer: Answer) -> bool:
    return isinstance(answer, list) and len(set(answer)) == len(answer)


def _is_whole(answer: Answer) -> bool:
    return isinstance(answer, int)


def _is_text(answer: Answer) -> bool:
    return isinstance(answer, str)


def _reads_as_itself(question: Question, answer: Answer) -> bool:
    try:
        return parse_answer(question, str(answer)) == answer
    except Unreadable:
        return False
