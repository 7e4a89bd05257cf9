"""Checks of what is kept as records, to be read by later questionnaires."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Said, Subject
from questionnaires.lint.syntax import literal_of, reference
from questionnaires.lint.truth import always, impossible, needed
from questionnaires.model import Calculate, Decimal, Integer, Questionnaire, Range, Repeat
from questionnaires.records import HOLDS, may_create

_PROPERTY = re.compile(r"(?!__)[^\W\d][\w\-]*")
_RESERVED = {"name", "label"}  # what a list's rows are called by, in ODK too


@check("saved_twice", "error")
def properties_that_two_questions_save(subject: Subject) -> Iterator[Found]:
    """Find two questions of one record that save to one property: one answer would be lost."""
    first: dict[tuple[str, str], str] = {}
    for it in subject.asked:
        repeats = [a.name for a in subject.parts[it.name][1] if isinstance(a, Repeat)]
        if not it.save_to:
            continue
        place = (repeats[-1] if repeats else "", it.save_to)
        if first.setdefault(place, it.name) != it.name:
            yield subject.at(it.name, "save_to", property=it.save_to, first=first[place])


@check("property_name", "error")
def properties_that_no_list_can_have(subject: Subject) -> Iterator[Found]:
    """Find a property that is reserved, or that no expression could read."""
    for it in subject.asked:
        name = it.save_to
        if name and (name.lower() in _RESERVED or not _PROPERTY.fullmatch(name)):
            yield subject.at(it.name, "save_to", property=name)


@check("unlabelled_record", "error")
def records_that_are_called_nothing(subject: Subject) -> Iterator[Found]:
    """Find records that are created without a label: nobody could choose one."""
    for name, it in _saving(subject):
        named = isinstance(it, Repeat) and (it.title or it.each or it.grown_by_people)
        if may_create(it) and not it.entity_label and not named:
            yield subject.at(name, "save_to", list=it.save_to)


@check("nothing_to_update", "error")
def updates_of_no_record(subject: Subject) -> Iterator[Found]:
    """Find an `update_if` alone where nothing says which record: there is never one to update."""
    for name, it in _saving(subject):
        continues = it.entity_id or (isinstance(it, Repeat) and it.each)
        if it.update_if and not it.create_if and not continues:
            yield subject.at(name, "update_if")


@check("never_saved")
def record_conditions_that_never_hold(subject: Subject) -> Iterator[Found]:
    """Find a `create_if` or `update_if` that never holds; only true and 1 do, as in ODK."""
    for said in subject.said:
        if said.field in {"create_if", "update_if"} and _never(subject, said):
            yield subject.at(said.part, said.field, field=said.field)


def _saving(subject: Subject) -> Iterator[tuple[str, Questionnaire | Repeat]]:
    """Give the questionnaire, as "", and each repeat, where they save records."""
    if subject.questionnaire.save_to:
        yield "", subject.questionnaire
    for it in subject.holders:
        if isinstance(it, Repeat) and it.save_to:
            yield it.name, it


def _never(subject: Subject, said: Said) -> bool:
    if (literal := literal_of(said.syntax)) is not None:
        return literal[0] not in HOLDS
    if name := reference(said.syntax):
        answered = isinstance(subject.item(name), Calculate | Integer | Decimal | Range)
        codes = {it.name for it in subject.choices_of(name) or ()}
        return not answered and not codes & HOLDS
    return always(said.syntax) is False or impossible(needed(said.syntax, said.part))
