"""Checks of limits: on choices, on instances, on scales, and of patterns that take for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf

from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject
from questionnaires.lint.syntax import function_of, literal_of, walk
from questionnaires.model import MOST_STEPS, Range, Repeat, SelectMultiple

_REPEATED_REPEAT = re.compile(r"\((?:[^()\\]|\\.)*[+*](?:[^()\\]|\\.)*\)(?:[+*]|\{\d+,)")
_REPEATED_CHOICE = re.compile(r"\((?:\?:)?(\\?.)[^()|]*\|\1[^()]*\)[+*]")
DEEPEST_REPEAT = 2


@check("slow_pattern", "error")
def patterns_that_take_for_ever(subject: Subject) -> Iterator[Found]:
    """Find regular expressions such as `(a+)+`: some answers would take years to compare."""
    for said in subject.said:
        for node in walk(said.syntax):
            function, arguments = function_of(node)
            wanted = (
                literal_of(arguments[1]) if function == "regex" and len(arguments) > 1 else None
            )
            pattern = wanted[0] if wanted else ""
            if _REPEATED_REPEAT.search(pattern) or _REPEATED_CHOICE.search(pattern):
                yield subject.at(said.part, said.field, pattern=pattern)


@check("max_selected_too_high")
def limits_above_the_number_of_choices(subject: Subject) -> Iterator[Found]:
    """Find a `max_selected` that never stops anybody."""
    for it in subject.asked:
        choices = subject.choices_of(it.name)
        if isinstance(it, SelectMultiple) and choices and it.max_selected > len(choices):
            yield subject.at(it.name, "max_selected", count=len(choices))


@check("min_selected_too_high", "error")
def minimums_above_the_number_of_choices(subject: Subject) -> Iterator[Found]:
    """Find a `min_selected` that nobody can reach."""
    for it in subject.asked:
        choices = subject.choices_of(it.name)
        if isinstance(it, SelectMultiple) and choices and it.min_selected > len(choices):
            yield subject.at(it.name, "min_selected", count=len(choices))


@check("min_above_max", "error")
def minimums_above_the_maximum(subject: Subject) -> Iterator[Found]:
    """Find a lower limit above the upper one: no answer is right."""
    for it in subject.asked:
        for least, most in (("min_length", "max_length"), ("min_selected", "max_selected")):
            if getattr(it, least, 0) > (getattr(it, most, 0) or inf):
                yield subject.at(it.name, least, least=least, most=most)


@check("one_selected")
def several_choices_of_which_one(subject: Subject) -> Iterator[Found]:
    """Find a select_multiple of which one choice may be chosen: that is a select_one."""
    for it in subject.asked:
        if isinstance(it, SelectMultiple) and it.max_selected == 1:
            yield subject.at(it.name, "max_selected")


@check("uneven_range")
def scales_that_miss_their_end(subject: Subject) -> Iterator[Found]:
    """Find a range whose steps never reach its end."""
    for it in subject.asked:
        if isinstance(it, Range) and it.step > 0 and it.start < it.end:
            steps = (it.end - it.start) / it.step
            if steps <= MOST_STEPS and abs(steps - round(steps)) > 1e-9:  # noqa: PLR2004 - what floats leave
                yield subject.at(it.name, "step" if it.step != 1 else "end")


@check("single_instance")
def repeats_of_one(subject: Subject) -> Iterator[Found]:
    """Find a repeat with at most one instance: that is a group."""
    for it in subject.holders:
        if isinstance(it, Repeat) and it.max_instances == 1:
            yield subject.at(it.name, "max_instances")


@check("deep_repeat")
def repeats_within_repeats_within_repeats(subject: Subject) -> Iterator[Found]:
    """Find a repeat within two others: nobody keeps track of where they are."""
    for it in subject.holders:
        around = [a for a in subject.parts[it.name][1] if isinstance(a, Repeat)]
        if isinstance(it, Repeat) and len(around) >= DEEPEST_REPEAT:
            yield subject.at(it.name, "name")


@check("minutes_unclear")
def minutes_that_are_no_minutes(subject: Subject) -> Iterator[Found]:
    """Find `minutes` that is neither a number nor a span such as 5–10."""
    said = subject.questionnaire.minutes
    if said and not re.fullmatch(r"\d+([–-]\d+)?", said):
        yield subject.at_top("minutes", minutes=said)
