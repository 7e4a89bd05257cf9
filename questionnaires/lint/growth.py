"""Checks of how repeats grow: one rule only, and a number of instances that there can be."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.constants import constant_value
from questionnaires.expressions import to_number
from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject
from questionnaires.model import MOST_INSTANCES, Repeat


@check("count_and_each", "error")
def repeats_that_grow_in_two_ways(subject: Subject) -> Iterator[Found]:
    """Find a repeat with both `count` and `each`: only one can decide its instances."""
    for it in subject.holders:
        if isinstance(it, Repeat) and it.count and it.each:
            yield subject.at(it.name, "count")


@check("count_impossible", "error")
def counts_that_no_repeat_can_have(subject: Subject) -> Iterator[Found]:
    """Find a fixed `count` that is no whole number from 0 to the most that a repeat makes."""
    for it in subject.holders:
        value = constant_value(it.count) if isinstance(it, Repeat) and it.count else None
        if value is not None and to_number(value) not in range(MOST_INSTANCES + 1):
            count = getattr(it, "count", "")
            yield subject.at(it.name, "count", count=count, limit=MOST_INSTANCES)
