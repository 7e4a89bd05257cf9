"""Decides which columns a question becomes in a table, and what stands in them.

A question is a column of its own name; one that offers choices has its codes there, several with
spaces between, and is followed by `name:label` with their labels and, where own words are
allowed, `name:other` with those. Contact details and working notes are in no table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from questionnaires.model import (
    Acknowledge,
    Calculate,
    Date,
    Decimal,
    Group,
    Integer,
    Item,
    Matrix,
    Note,
    Offering,
    Question,
    Range,
    Rank,
    Repeat,
    SelectMultiple,
    SelectOne,
    Text,
    Time,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.csv_file import Cell
    from reports.wording import Wording

Answers = Mapping[str, Any]
KEPT_OUT = frozenset({"contact", "notes"})
"""Audiences whose answers never leave as a table."""


@dataclass(frozen=True)
class Column:
    """A column of answers: its heading, and what an instance's answers put in it."""

    name: str
    cell: Callable[[Answers], Cell]


def columns_of(items: Iterable[Item], wording: Wording) -> Iterator[Column]:
    """Yield the columns of questions, in the order asked; those of inner repeats are not theirs."""
    for item in items:
        if isinstance(item, Group):
            yield from columns_of(item.questions, wording)
        elif not isinstance(item, Repeat) and item.audience not in KEPT_OUT:
            yield from _columns(item, wording)


def _columns(question: Question, wording: Wording) -> Iterator[Column]:
    match question:
        case SelectOne() | Rank():
            yield from _codes_and_labels(question.name, question, wording)
        case SelectMultiple():
            yield from _codes_and_labels(question.name, question, wording)
            if question.or_other:
                yield _own_words(question, wording)
        case Matrix():
            for row in question.rows:
                yield from _codes_and_labels(row.name, question, wording)
        case (
            Text() | Integer() | Decimal() | Range() | Date() | Time() | Acknowledge() | Calculate()
        ):
            yield _as_it_is(question.name)
        case Note():
            pass


def _as_it_is(name: str) -> Column:
    return Column(name, lambda answers: answers.get(name))


def _codes_and_labels(name: str, question: Offering, wording: Wording) -> Iterator[Column]:
    def chosen(answers: Answers) -> list[str]:
        codes = _listed(answers.get(name))
        return [code for code in codes if not _is_own(code, question, wording)]

    def labels(answers: Answers) -> Cell:
        said = (wording.choice(question.choices, code) for code in chosen(answers))
        return "; ".join(said) or None

    yield Column(name, lambda answers: " ".join(chosen(answers)) or None)
    yield Column(f"{name}:label", labels)


def _own_words(question: SelectMultiple, wording: Wording) -> Column:
    def own(answers: Answers) -> Cell:
        codes = _listed(answers.get(question.name))
        return "; ".join(code for code in codes if _is_own(code, question, wording)) or None

    return Column(f"{question.name}:other", own)


def _is_own(code: str, question: Offering, wording: Wording) -> bool:
    allowed = isinstance(question, SelectMultiple) and question.or_other
    return allowed and not wording.knows(question.choices, code)


def _listed(answer: Any) -> list[str]:  # noqa: ANN401 - any JSON value
    if isinstance(answer, list):
        return answer
    return [] if answer is None else [str(answer)]
