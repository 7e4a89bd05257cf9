"""Checks of how long words are: on a phone a line holds some 35 letters, a screen some 20 lines."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject
from questionnaires.model import (
    Acknowledge,
    Asked,
    Matrix,
    Note,
    Row,
    Words,
)

LONGEST_LABEL = 180  # letters: some five lines
LONGEST_HINT = 400
LONGEST_HEADING = 70  # two lines of larger letters
LONGEST_CHOICE = 140  # four lines beside its button
MOST_COLUMNS = 7  # of a matrix
MOST_ROWS = 15
MOST_QUESTIONS = 40  # in one section


@check("long_label")
def labels_too_long_for_a_phone(subject: Subject) -> Iterator[Found]:
    """Find questions and rows with more words than one takes in at once."""
    for name, (item, _) in subject.parts.items():
        if isinstance(item, Asked | Row) and not isinstance(item, Note | Acknowledge):
            yield from _longer(subject, name, "label", LONGEST_LABEL)


@check("long_hint")
def hints_too_long_for_a_phone(subject: Subject) -> Iterator[Found]:
    """Find hints that nobody reads to the end."""
    for name in subject.parts:
        yield from _longer(subject, name, "hint", LONGEST_HINT)


@check("long_heading")
def headings_too_long_for_a_phone(subject: Subject) -> Iterator[Found]:
    """Find sections, groups and repeats whose heading fills more than two lines."""
    for it in subject.holders:
        yield from _longer(subject, it.name, "label", LONGEST_HEADING)


@check("long_choice", of_lists=True)
def choices_too_long_for_a_phone(subject: Subject) -> Iterator[Found]:
    """Find choices that fill more than four lines."""
    for name, choices in subject.own_lists.items():
        for position, it in enumerate(choices):
            for language, label in it.label.items():
                if len(label) > LONGEST_CHOICE:
                    place = (name, position, "label", language)
                    yield subject.in_list(*place, length=len(label), limit=LONGEST_CHOICE)


@check("wide_matrix")
def matrices_with_many_columns(subject: Subject) -> Iterator[Found]:
    """Find matrices with more columns than a screen has room for."""
    for it in subject.asked:
        if not isinstance(it, Matrix):
            continue
        columns = subject.questionnaire.choices.get(it.choices, ())
        if len(columns) > MOST_COLUMNS:
            yield subject.at(it.name, "type", count=len(columns), limit=MOST_COLUMNS)


@check("many_rows")
def matrices_with_many_rows(subject: Subject) -> Iterator[Found]:
    """Find matrices with so many rows that people answer without reading."""
    for it in subject.asked:
        if isinstance(it, Matrix) and len(it.rows) > MOST_ROWS:
            yield subject.at(it.name, "rows", count=len(it.rows), limit=MOST_ROWS)


@check("crowded_section")
def sections_with_many_questions(subject: Subject) -> Iterator[Found]:
    """Find sections with more questions than one step can hold."""
    for name, within in subject.shown_in.items():
        if len(within) > MOST_QUESTIONS:
            yield subject.at(name, "name", count=len(within), limit=MOST_QUESTIONS)


def _longer(subject: Subject, name: str, key: str, limit: int) -> Iterator[Found]:
    words: Words = getattr(subject.parts[name][0], key, {})
    for language, said in words.items():
        if len(said) > limit:
            yield subject.at(name, key, language, length=len(said), limit=limit)
