"""Checks of `was`: a name in the version before, which nothing else has."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject
from questionnaires.model import Choice


@check("was_itself", "error")
def names_that_were_the_same(subject: Subject) -> Iterator[Found]:
    """Find a `was` that says the name that the part has."""
    for name, was in _renamed(subject):
        if was == name:
            yield subject.at(name, "was", name=name)
    for place, it, _ in _renamed_choices(subject):
        if it.was == it.name:
            yield subject.in_list(*place, name=it.name)


@check("was_in_use", "error")
def names_that_something_else_has(subject: Subject) -> Iterator[Found]:
    """Find a `was` that names a part that is still there: its answers would go to both."""
    for name, was in _renamed(subject):
        if was != name and was in subject.parts:
            yield subject.at(name, "was", was=was)
    for place, it, names in _renamed_choices(subject):
        if it.was != it.name and it.was in names:
            yield subject.in_list(*place, was=it.was)


@check("was_twice", "error")
def names_that_became_two(subject: Subject) -> Iterator[Found]:
    """Find two parts that say they had the same name."""
    first: dict[str, str] = {}
    for name, was in _renamed(subject):
        if first.setdefault(was, name) != name:
            yield subject.at(name, "was", was=was, first=first[was])


def _renamed_choices(
    subject: Subject,
) -> Iterator[tuple[tuple[str, int, str], Choice, frozenset[str]]]:
    """Give each choice that had another name, its place and the names of its list."""
    for name, choices in subject.own_lists.items():
        names = frozenset(it.name for it in choices)
        for position, it in enumerate(choices):
            if it.was:
                yield (name, position, "was"), it, names


def _renamed(subject: Subject) -> Iterator[tuple[str, str]]:
    for name, (item, _) in subject.parts.items():
        if was := getattr(item, "was", ""):
            yield name, was
