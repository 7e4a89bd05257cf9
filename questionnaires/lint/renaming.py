"""Checks of `was`: a name in the version before, which nothing else has."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject


@check("was_itself", "error")
def names_that_were_the_same(subject: Subject) -> Iterator[Found]:
    """Find a `was` that says the name that the part has."""
    for name, was in _renamed(subject):
        if was == name:
            yield subject.at(name, "was", name=name)


@check("was_in_use", "error")
def names_that_something_else_has(subject: Subject) -> Iterator[Found]:
    """Find a `was` that names a part that is still there: its answers would go to both."""
    for name, was in _renamed(subject):
        if was != name and was in subject.parts:
            yield subject.at(name, "was", was=was)


@check("was_twice", "error")
def names_that_became_two(subject: Subject) -> Iterator[Found]:
    """Find two parts that say they had the same name."""
    first: dict[str, str] = {}
    for name, was in _renamed(subject):
        if first.setdefault(was, name) != name:
            yield subject.at(name, "was", was=was, first=first[was])


def _renamed(subject: Subject) -> Iterator[tuple[str, str]]:
    for name, (item, _) in subject.parts.items():
        if was := getattr(item, "was", ""):
            yield name, was
