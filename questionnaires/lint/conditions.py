"""Checks of conditions: what is never asked, always asked, or asked although nobody can answer."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject
from questionnaires.lint.truth import Atom, always, impossible, needed
from questionnaires.model import Asked, Repeat, Row


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
        if it.field == "constraint" and _never(subject, it.part, it.field):
            yield subject.at(it.part, it.field)


@check("never_true")
def conditions_that_never_hold(subject: Subject) -> Iterator[Found]:
    """Find a relevant that contradicts itself, with nothing required behind it."""
    for name in _first_unreachable(subject):
        if _never(subject, name, "relevant") and not _requires(subject, name):
            yield subject.at(name, "relevant")


@check("unreachable")
def parts_that_are_never_reached(subject: Subject) -> Iterator[Found]:
    """Find a part whose condition contradicts those around it or those of what it asks about."""
    for name in _first_unreachable(subject):
        if not _never(subject, name, "relevant") and not _requires(subject, name):
            yield subject.at(name, "relevant")


@check("required_never_asked", "error")
def required_questions_that_are_never_asked(subject: Subject) -> Iterator[Found]:
    """Find a required question, or what holds one, behind a condition that never holds."""
    for name in _first_unreachable(subject):
        if required := _requires(subject, name):
            yield subject.at(name, "relevant", name=required)


@check("required_read_only", "error")
def required_questions_that_nobody_can_answer(subject: Subject) -> Iterator[Found]:
    """Find a question that is required and always read-only, and begins without an answer."""
    always_so = {(it.part, it.field) for it in subject.said if always(it.syntax) is True}
    for it in subject.asked:
        if {(it.name, "required"), (it.name, "read_only")} <= always_so and not it.default:
            yield subject.at(it.name, "read_only")


def _first_unreachable(subject: Subject) -> Iterator[str]:
    """Give the parts that are never asked though what is around them can be."""
    found: set[str] = set()
    for name, (item, above) in subject.parts.items():
        if isinstance(item, Row) or not item.relevant:
            continue
        if found & {it.name for it in above}:
            continue
        if _never(subject, name, "relevant") or impossible(_all_needed(subject, name)):
            found.add(name)
            yield name


def _never(subject: Subject, part: str, field: str) -> bool:
    return any(
        always(it.syntax) is False or impossible(needed(it.syntax, part))
        for it in subject.said
        if (it.part, it.field) == (part, field)
    )


def _all_needed(subject: Subject, name: str) -> set[Atom]:
    """Give all that must hold for a part to be asked: its own, what is around, what it asks about."""
    own = {it.part: it for it in subject.said if it.field == "relevant"}
    found: set[Atom] = set()
    waiting, seen = [name], set[str]()
    while waiting:
        part = waiting.pop()
        if part in seen or part not in subject.parts:
            continue
        seen.add(part)
        waiting += [it.name for it in subject.parts[part][1]]
        new = set(needed(own[part].syntax, part)) if part in own else set()
        found |= new
        waiting += [
            it.name for it in new if _answered(it) and _same_instance(subject, name, it.name)
        ]
    return {it for it in found if _same_instance(subject, name, it.name)}


def _answered(atom: Atom) -> bool:
    """Tell whether it needs an answer, and so that the question is asked."""
    return bool(atom.literal) and atom.operator in {"=", "has", "<", ">", "<=", ">="}


def _same_instance(subject: Subject, part: str, asked: str) -> bool:
    """Tell whether a part sees one answer of a question, not those of many instances."""
    if asked not in subject.parts or part not in subject.parts:
        return False
    around = [
        [it.name for it in subject.parts[n][1] if isinstance(it, Repeat)] for n in (part, asked)
    ]
    return around[0][: len(around[1])] == around[1]


def _requires(subject: Subject, name: str) -> str:
    """Name the first required question in a part; "" if there is none."""
    for other, (item, above) in subject.parts.items():
        inside = other == name or name in {it.name for it in above}
        if inside and isinstance(item, Asked) and item.required not in {"", "no", "false"}:
            return other
    return ""
