"""Whether a question's default is an answer that the question can have, seen before anybody answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from questionnaires.answer_values import chosen_names, default_answer
from questionnaires.constants import constant_value
from questionnaires.expressions import Value, to_text
from questionnaires.expressions_of import is_dynamic
from questionnaires.instance import Answer
from questionnaires.model import (
    LONGEST_TEXT,
    Acknowledge,
    Choice,
    Date,
    Offering,
    Question,
    Rank,
    SelectMultiple,
    Text,
    Time,
)

Unfit = Literal["type", "choice", "limits"]
"""Why it cannot be an answer: its shape, a choice that is none, or the question's own limits."""

_AS_WRITTEN = Date | Time | Acknowledge  # their answers are written in one way only


def unfit_default(item: Question, choices: Mapping[str, tuple[Choice, ...]]) -> Unfit | None:
    """Say why a default cannot be an answer; None where it can, or where that depends on answers."""
    value = _value(item)
    if value is None or not to_text(value):
        return None
    answer = default_answer(item, value)
    written = not is_dynamic(item.default) and isinstance(item, _AS_WRITTEN)
    if answer is None or (written and answer != item.default):
        return "type"
    if _unknown(item, choices, answer):
        return "choice"
    return None if _within(item, choices, answer) else "limits"


def unknown_choices(item: Question, choices: Mapping[str, tuple[Choice, ...]]) -> list[str]:
    """List the names in a default that its list of choices has not; none of a list of records."""
    value = _value(item)
    return [] if value is None else _unknown(item, choices, default_answer(item, value))


def _unknown(
    item: Question, choices: Mapping[str, tuple[Choice, ...]], answer: Answer | None
) -> list[str]:
    own_words = isinstance(item, SelectMultiple) and item.or_other
    if not isinstance(item, Offering) or item.choices not in choices or own_words:
        return []
    known = {it.name for it in choices[item.choices]}
    return [it for it in chosen_names(answer) if it not in known]


def _value(item: Question) -> Value | None:
    """Give a default as it is written, or what an expression gives that depends on nothing."""
    if not is_dynamic(item.default):
        return item.default or None
    return constant_value(item.default, at_noon=isinstance(item, Date | Time))


def _within(item: Question, choices: Mapping[str, tuple[Choice, ...]], answer: Answer) -> bool:
    count = len(chosen_names(answer))
    match item:
        case Text():
            return item.min_length <= len(str(answer)) <= (item.max_length or LONGEST_TEXT)
        case SelectMultiple():
            return _alone_or_few(item, choices, chosen_names(answer))
        case Rank() if item.choices in choices and not item.choice_filter:
            return count >= sum(not it.retired for it in choices[item.choices])
        case _:
            return True


def _alone_or_few(
    item: SelectMultiple, choices: Mapping[str, tuple[Choice, ...]], chosen: list[str]
) -> bool:
    alone = {it.name for it in choices.get(item.choices, ()) if it.exclusive}
    if not alone.isdisjoint(chosen):
        return len(chosen) == 1
    return item.min_selected <= len(chosen) <= (item.max_selected or len(chosen))
