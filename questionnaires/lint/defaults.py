"""Checks of default answers: each must be one that the question can have."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.default_checks import unfit_default, unknown_choices
from questionnaires.expressions_of import is_dynamic
from questionnaires.faults import likeliest
from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject
from questionnaires.model import (
    Asked,
    Calculate,
    Group,
    Note,
    Question,
    Rank,
    Repeat,
    SelectMultiple,
)


@check("default_on_note", "error")
def defaults_of_what_has_no_answer(subject: Subject) -> Iterator[Found]:
    """Find a default on a note or a calculation."""
    for it in subject.asked:
        if it.default and isinstance(it, Note | Calculate):
            yield subject.at(it.name, "default", type=it.type)


@check("default_unknown_choice", "error")
def defaults_outside_their_list(subject: Subject) -> Iterator[Found]:
    """Find a default that is none of the choices, as it is written or as its expression gives it."""
    choices = subject.questionnaire.choices
    for it in _begun(subject):
        for code in unknown_choices(it, choices):
            meant = likeliest(code, [c.name for c in choices[getattr(it, "choices", "")]])
            yield subject.at(it.name, "default", default=code, meant=meant)


@check("default_retired")
def defaults_that_are_retired(subject: Subject) -> Iterator[Found]:
    """Find a default that is a retired choice: it is no longer offered, but would be stored."""
    for it in _fixed(subject):
        retired = {c.name for c in subject.choices_of(it.name) or () if c.retired}
        for code in _codes_of(it):
            if code in retired:
                yield subject.at(it.name, "default", default=code)


@check("default_wrong_type", "error")
def defaults_of_another_type(subject: Subject) -> Iterator[Found]:
    """Find a default that is no answer of its question's type: people would begin with nothing."""
    for it in _begun(subject):
        if unfit_default(it, subject.questionnaire.choices) == "type":
            yield subject.at(it.name, "default", default=it.default, type=it.type)


@check("default_outside_limits", "error")
def defaults_that_break_limits(subject: Subject) -> Iterator[Found]:
    """Find a default that is too long, or holds too few or too many choices, for its own question."""
    for it in _begun(subject):
        if unfit_default(it, subject.questionnaire.choices) == "limits":
            yield subject.at(it.name, "default", default=it.default)


@check("default_and_carried")
def defaults_that_two_keys_give(subject: Subject) -> Iterator[Found]:
    """Find a question with both `default` and `carried_from`: only one of them can be its default."""
    for it in subject.asked:
        if it.default and it.carried_from:
            yield subject.at(it.name, "carried_from")


def _begun(subject: Subject) -> Iterator[Question]:
    """Give the questions that begin with an answer."""
    asked = (it for it, _ in subject.questionnaire.walk() if not isinstance(it, Group | Repeat))
    return (it for it in asked if it.default)


def _fixed(subject: Subject) -> Iterator[Asked]:
    return (it for it in subject.asked if it.default and not is_dynamic(it.default))


def _codes_of(item: Asked) -> list[str]:
    several = isinstance(item, SelectMultiple | Rank)
    return item.default.split() if several else [item.default]
