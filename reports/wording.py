"""Turns answers into words: codes into labels, dates and numbers as a language writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal as Exact
from typing import TYPE_CHECKING, Any

from babel.numbers import format_decimal

from i18n import show_date, show_month, text
from questionnaires.model import (
    Acknowledge,
    Calculate,
    Date,
    Decimal,
    Integer,
    Matrix,
    Note,
    Offering,
    Question,
    Questionnaire,
    Range,
    Rank,
    SelectMultiple,
    SelectOne,
    Text,
    Time,
    Words,
)
from reports.document import Grid, Listing, Prose, Silence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from questionnaires import Record
    from reports.document import Shown

GROUPED_FROM = 10_000
"""Four digits are written together, in Swedish by custom and so that a year stays a year."""


def number_in_words(value: float | str, language: str) -> str:
    """Write a number with all its decimals, and with spaces or commas from five digits on.

    Words in place of a number, as a draft may hold them, are left as they are.
    """
    if isinstance(value, str):
        return value
    grouped = abs(value) >= GROUPED_FROM
    return format_decimal(
        Exact(str(value)), locale=language, group_separator=grouped, decimal_quantization=False
    )


def date_in_words(value: str, language: str, *, month_only: bool) -> str:
    """Write a stored date (YYYY-MM-DD) in full, or its month; another text is left as it is."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return show_month(day, language) if month_only else show_date(day, language)


SingleAnswer = (
    SelectOne | SelectMultiple | Rank | Text | Integer | Decimal | Range | Date | Time | Acknowledge
)
"""The questions with one answer, stored under their own name."""


@dataclass(frozen=True)
class Wording:
    """Writes the answers of one questionnaire in one language."""

    questionnaire: Questionnaire
    lists: Mapping[str, Sequence[Record]]
    language: str

    def say(self, words: Words | str) -> str:
        """Return words in this language, else in the questionnaire's fallback; a text is itself."""
        if isinstance(words, str):
            return words
        return words.get(self.language) or words.get(self.questionnaire.fallback, "")

    def choice(self, list_name: str, code: str) -> str:
        """Return the label of a choice or a record; a code that none has is itself."""
        for choice in self.questionnaire.choices.get(list_name, ()):
            if choice.name == code:
                return self.say(choice.label) or code
        for record in self.lists.get(list_name, ()):
            if record.id == code:
                return self.say(record.label) or code
        return code

    def knows(self, list_name: str, code: str) -> bool:
        """Tell whether a list has a choice or a record of that name."""
        choices = self.questionnaire.choices.get(list_name, ())
        records = self.lists.get(list_name, ())
        return any(c.name == code for c in choices) or any(r.id == code for r in records)

    def shown(self, question: Question, answers: Mapping[str, Any]) -> Shown | None:
        """Write what was answered to a question; None for a note or a calculation."""
        if isinstance(question, Matrix):
            return self._grid(question, answers)
        if isinstance(question, Note | Calculate):
            return None
        answer = answers.get(question.name)
        return self._silence() if answer in (None, "", []) else self._answer(question, answer)

    def _answer(self, question: SingleAnswer, answer: Any) -> Shown:  # noqa: ANN401 - JSON
        match question:
            case SelectMultiple() | Rank():
                return self._listing(question, answer)
            case SelectOne():
                return Prose((self.choice(question.choices, str(answer)),))
            case Integer() | Decimal() | Range():
                return Prose((number_in_words(answer, self.language),))
            case Date(month_only=month_only):
                return Prose((date_in_words(answer, self.language, month_only=month_only),))
            case Acknowledge():
                return Prose((text("document.acknowledged", self.language),))
            case Text() | Time():
                return Prose(tuple(str(answer).split("\n")))

    def _listing(self, question: Offering, codes: Sequence[str]) -> Shown:
        labels = tuple(self.choice(question.choices, code) for code in codes)
        return Listing(labels, ordered=isinstance(question, Rank))

    def _grid(self, question: Matrix, answers: Mapping[str, Any]) -> Shown:
        silence = self._silence()
        if not any(answers.get(row.name) for row in question.rows):
            return silence
        columns = (text("document.row", self.language), text("document.answer", self.language))
        codes = [(self.say(row.label), answers.get(row.name)) for row in question.rows]
        return Grid(
            columns,
            tuple(
                (label, self.choice(question.choices, code) if code else silence.words)
                for label, code in codes
            ),
        )

    def _silence(self) -> Silence:
        return Silence(text("document.no_answer", self.language))
