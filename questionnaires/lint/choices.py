"""Checks of choice lists: what they offer, and whether people can tell the choices apart."""

from __future__ import annotations

import json
from collections.abc import Iterator

from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject
from questionnaires.model import Choice, Matrix, SelectMultiple, SelectOne

MOST_CHOICES = (
    20  # more are hard to read through on a phone, unless they stand in a list that opens
)


@check("duplicate_label", of_lists=True)
def choices_that_read_the_same(subject: Subject) -> Iterator[Found]:
    """Find two choices of a list with the same words: nobody can tell them apart."""
    for name, choices in subject.own_lists.items():
        seen: dict[tuple[str, str], str] = {}
        for position, it in enumerate(choices):
            for language, label in () if it.retired else it.label.items():
                first = seen.setdefault((language, label.strip().lower()), it.name)
                if first != it.name:
                    place = (name, position, "label", language)
                    yield subject.in_list(*place, name=it.name, first=first, label=label)
                    break


@check("similar_codes", of_lists=True)
def names_that_differ_in_case_only(subject: Subject) -> Iterator[Found]:
    """Find two choices whose names are told apart by capitals only, as `ja` and `Ja`."""
    for name, choices in subject.own_lists.items():
        seen: dict[str, str] = {}
        for position, it in enumerate(choices):
            first = seen.setdefault(it.name.lower(), it.name)
            if first != it.name:
                yield subject.in_list(name, position, "name", name=it.name, first=first)


@check("nothing_offered", "error", of_lists=True)
def lists_of_retired_choices(subject: Subject) -> Iterator[Found]:
    """Find lists in which every choice is retired."""
    for name, choices in subject.own_lists.items():
        if choices and all(it.retired for it in choices):
            yield subject.in_list(name, name=name)


@check("single_choice")
def questions_with_one_choice(subject: Subject) -> Iterator[Found]:
    """Find select_one questions with one choice: there is nothing to choose."""
    for it in subject.asked:
        offered = [c for c in subject.choices_of(it.name) or () if not c.retired]
        if isinstance(it, SelectOne) and len(offered) == 1:
            yield subject.at(it.name, "type", name=it.choices)


@check("many_choices")
def long_lists_shown_whole(subject: Subject) -> Iterator[Found]:
    """Find questions that show more choices than fit on a few screens of a phone."""
    for it in subject.asked:
        offered = [c for c in subject.choices_of(it.name) or () if not c.retired]
        if not isinstance(it, SelectOne | SelectMultiple) or it.choice_filter:
            continue
        if len(offered) > MOST_CHOICES and "minimal" not in it.appearance.split():
            yield subject.at(it.name, "type", count=len(offered), limit=MOST_CHOICES)


@check("exclusive_without_effect")
def exclusive_choices_where_one_is_chosen(subject: Subject) -> Iterator[Found]:
    """Find an exclusive choice in a list that is never used for several answers."""
    several = {it.choices for it in subject.asked if isinstance(it, SelectMultiple)}
    offered = {it.choices for it in subject.asked if isinstance(it, SelectOne | Matrix)}
    for name, choices in subject.own_lists.items():
        for position, it in enumerate(choices):
            if it.exclusive and name in offered - several:
                yield subject.in_list(name, position, "exclusive", name=it.name)


@check("differing_codes", of_lists=True)
def one_scale_with_two_sets_of_codes(subject: Subject) -> Iterator[Found]:
    """Find lists that say the same words but store other codes: answers cannot be compared."""
    first: dict[tuple[str, ...], str] = {}
    for name, choices in subject.own_lists.items():
        other = first.setdefault(_labels(choices), name)
        if _names(choices) != _names(subject.own_lists[other]):
            yield subject.in_list(name, name=name, first=other)


@check("twin_lists", of_lists=True)
def one_list_written_twice(subject: Subject) -> Iterator[Found]:
    """Find lists that are the same but in name."""
    first: dict[str, str] = {}
    for name, choices in subject.own_lists.items():
        written = json.dumps([it.model_dump() for it in choices], sort_keys=True)
        other = first.setdefault(written, name)
        if other != name and choices:
            yield subject.in_list(name, name=name, first=other)


def _labels(choices: tuple[Choice, ...]) -> tuple[str, ...]:
    return tuple(next(iter(it.label.values()), "").strip().lower() for it in choices)


def _names(choices: tuple[Choice, ...]) -> list[str]:
    return [it.name for it in choices]
