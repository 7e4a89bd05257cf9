"""From what a person typed or chose to the answer that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questionnaires.model import (
    Acknowledge,
    Calculate,
    Date,
    Decimal,
    Integer,
    Matrix,
    Note,
    Range,
    Rank,
    Row,
    SelectMultiple,
    SelectOne,
    Text,
    Time,
)
from questionnaires.typed_dates import read_date
from questionnaires.typed_numbers import read_decimal, read_integer, read_range
from questionnaires.typed_texts import clean, read_text
from questionnaires.typed_times import read_time
from questionnaires.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from questionnaires.instance import Answer
    from questionnaires.model import Question

__all__ = ["Unreadable", "parse_answer"]

_AGREED = frozenset({"ok", "ja", "yes", "true", "1"})
_NOT_AGREED = frozenset({"nej", "no", "false", "0"})


def parse_answer(question: Question | Row, given: str | Sequence[str]) -> Answer | None:
    """Make the answer that is kept of what a person gave; None where nothing was given.

    Choices are not looked up: which ones are offered is known only together with the other
    answers. An answer already kept, given as text, comes out as it was.

    Raises Unreadable with what it should have been, and TypeError for what takes no answer.
    """
    if isinstance(question, SelectMultiple | Rank):
        return _several(given)
    text = _one(given)
    if isinstance(question, Text):
        return read_text(question, text)
    text = clean(text, multiline=False)
    return _parsed(question, text) if text else None


def _parsed(question: Question | Row, text: str) -> Answer | None:
    match question:
        case SelectOne() | Row():
            return text
        case Integer() | Decimal() | Range():
            return _number(question, text)
        case Date():
            return read_date(text, month_only=question.month_only)
        case Time():
            return read_time(text)
        case Acknowledge():
            return _agreed(text)
        case SelectMultiple() | Rank() | Text() | Matrix() | Note() | Calculate():
            raise TypeError(f"{question.name} takes no answer of its own.")


def _number(question: Integer | Decimal | Range, text: str) -> int | float:
    match question:
        case Integer():
            return read_integer(text)
        case Decimal():
            return read_decimal(text)
        case Range():
            return read_range(question, text)


def _one(given: str | Sequence[str]) -> str:
    if isinstance(given, str):
        return given
    if len(given) > 1:
        raise Unreadable("choice")
    return given[0] if given else ""


def _several(given: str | Sequence[str]) -> list[str] | None:
    """Read names of choices, from a list or with spaces between; each counts once."""
    parts = given.split() if isinstance(given, str) else given
    cleaned = (clean(part, multiline=False) for part in parts)
    return list(dict.fromkeys(part for part in cleaned if part)) or None


def _agreed(text: str) -> str | None:
    if text.lower() in _AGREED:
        return "OK"
    if text.lower() in _NOT_AGREED:
        return None
    raise Unreadable("acknowledge")
