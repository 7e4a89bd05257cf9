"""Checks of what is kept as records, to be read by later questionnaires."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject
from questionnaires.model import Repeat

_OF_THE_RECORD = frozenset({"name", "label", "retired"})  # what every record has itself


@check("reserved_property", "error")
def properties_that_every_record_has(subject: Subject) -> Iterator[Found]:
    """Find a `save_to` with the name of what a record has already: its id, its label, its state."""
    for it in subject.asked:
        if it.save_to in _OF_THE_RECORD or it.save_to.startswith("__"):
            yield subject.at(it.name, "save_to", property=it.save_to)


@check("saved_to_choices", "error")
def record_lists_named_as_choice_lists(subject: Subject) -> Iterator[Found]:
    """Find a repeat that saves to a list with the name of a choice list: instance() means one."""
    for it in subject.holders:
        if isinstance(it, Repeat) and it.save_to in subject.questionnaire.choices:
            yield subject.at(it.name, "save_to", name=it.save_to)


@check("saved_twice", "error")
def properties_that_two_questions_save(subject: Subject) -> Iterator[Found]:
    """Find two questions of a repeat that save to one property: one answer would be lost."""
    first: dict[tuple[str, str], str] = {}
    for it in subject.asked:
        repeats = [a.name for a in subject.parts[it.name][1] if isinstance(a, Repeat)]
        if not it.save_to or not repeats:
            continue
        if first.setdefault((repeats[-1], it.save_to), it.name) != it.name:
            other = first[repeats[-1], it.save_to]
            yield subject.at(it.name, "save_to", property=it.save_to, first=other)
