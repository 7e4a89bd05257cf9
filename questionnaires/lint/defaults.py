"""Checks of default answers: each must be one that the question can have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from questionnaires.expressions_of import is_dynamic
from questionnaires.faults import likeliest
from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject
from questionnaires.model import (
    Asked,
    Calculate,
    Date,
    Decimal,
    Integer,
    Note,
    Range,
    Rank,
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
    """Find a default that is none of the choices."""
    for it in _fixed(subject):
        codes = [c.name for c in subject.choices_of(it.name) or ()]
        for code in _codes_of(it) if codes and not getattr(it, "or_other", False) else ():
            if code not in codes:
                meant = likeliest(code, codes)
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
    """Find a default that is no number or date where one is asked for."""
    for it in _fixed(subject):
        if not _fits(it, it.default):
            yield subject.at(it.name, "default", default=it.default, type=getattr(it, "type", ""))


@check("default_and_carried")
def defaults_that_two_keys_give(subject: Subject) -> Iterator[Found]:
    """Find a question with both `default` and `carried_from`: only one of them can be its default."""
    for it in subject.asked:
        if it.default and it.carried_from:
            yield subject.at(it.name, "carried_from")


def _fixed(subject: Subject) -> Iterator[Asked]:
    return (it for it in subject.asked if it.default and not is_dynamic(it.default))


def _codes_of(item: Asked) -> list[str]:
    several = isinstance(item, SelectMultiple | Rank)
    return item.default.split() if several else [item.default]


def _fits(item: Asked, default: str) -> bool:
    try:
        match item:
            case Integer():
                int(default)
            case Decimal():
                float(default)
            case Range():
                return item.start <= float(default) <= item.end
            case Date():
                date.fromisoformat(default)
            case _:
                pass
    except ValueError:
        return False
    return True
