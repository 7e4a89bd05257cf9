"""Checks of conditions: what is never asked, always asked, or asked although nobody can answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from questionnaires.lint.reach import reach_of
from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject
from questionnaires.lint.truth import always, impossible, needed
from questionnaires.model import Asked


@check("always_true")
def conditions_that_always_hold(subject: Subject) -> Iterator[Found]:
    """Find a relevant or constraint that holds whatever is answered: it says nothing."""
    for it in subject.said:
        if it.field in {"relevant", "constraint"} and always(it.syntax) is True:
            yield subject.at(it.part, it.field, field=it.field)


@check("constraint_never_true", "error")
def constraints_that_never_hold(subject: Subject) -> Iterator[Found]:
    """Find a constraint that no answer fulfils."""
    for it in subject.said:
        if it.field != "constraint":
            continue
        if always(it.syntax) is False or impossible(needed(it.syntax, it.part)):
            yield subject.at(it.part, it.field)


@check("never_true")
def conditions_that_never_hold(subject: Subject) -> Iterator[Found]:
    """Find a relevant that contradicts itself, with nothing required behind it."""
    reach = reach_of(subject)
    for name in reach.lost:
        if name in reach.never and not _requires(subject, name):
            yield subject.at(name, "relevant")


@check("unreachable")
def parts_that_are_never_reached(subject: Subject) -> Iterator[Found]:
    """Find a part whose condition contradicts those around it or those of what it asks about."""
    reach = reach_of(subject)
    for name in reach.lost:
        if name not in reach.never and not _requires(subject, name):
            yield subject.at(name, "relevant")


@check("required_never_asked", "error")
def required_questions_that_are_never_asked(subject: Subject) -> Iterator[Found]:
    """Find a required question, or what holds one, behind a condition that never holds."""
    for name in reach_of(subject).lost:
        if required := _requires(subject, name):
            yield subject.at(name, "relevant", name=required)


@check("required_read_only", "error")
def required_questions_that_nobody_can_answer(subject: Subject) -> Iterator[Found]:
    """Find a question that is required and always read-only, and begins without an answer."""
    always_so = {(it.part, it.field) for it in subject.said if always(it.syntax) is True}
    for it in subject.asked:
        if {(it.name, "required"), (it.name, "read_only")} <= always_so and not it.default:
            yield subject.at(it.name, "read_only")


def _requires(subject: Subject, name: str) -> str:
    """Name the first required question in a part; "" if there is none."""
    return _first_required(subject).get(name, "")


@lru_cache(4)
def _first_required(subject: Subject) -> Mapping[str, str]:
    """Map each part that holds a required question, or is one, to the first such question."""
    found: dict[str, str] = {}
    for name, (item, above) in subject.parts.items():
        if isinstance(item, Asked) and item.required not in {"", "no", "false"}:
            for holder in (name, *(it.name for it in above)):
                found.setdefault(holder, name)
    return found
