"""Comparisons: of several answers one is enough, and what is unanswered is no number."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from datetime import datetime

from questionnaires.expressions.calendar import read_clock
from questionnaires.expressions.context import Budget
from questionnaires.expressions.conversions import to_boolean, to_date, to_number
from questionnaires.expressions.tree import Value

Test = Callable[[Value, Value], bool]
Comparison = Callable[[Budget, Value, Value], bool]


def equal(budget: Budget, a: Value, b: Value) -> bool:
    """Tell whether two values are the same: as truths, texts or numbers (XPath 1.0, 3.4)."""
    if isinstance(a, bool) or isinstance(b, bool):
        return to_boolean(a) == to_boolean(b)
    return _of_any(_same, budget, a, b)


def unequal(budget: Budget, a: Value, b: Value) -> bool:
    """Tell whether two values differ; of several answers, whether any differs."""
    if isinstance(a, bool) or isinstance(b, bool):
        return to_boolean(a) != to_boolean(b)
    return _of_any(_different, budget, a, b)


def ordered(test: Callable[[float, float], bool]) -> Comparison:
    """Make a comparison by size; a blank is NaN, so it is neither less nor more than anything.

    Two times of day, such as 9:30 and 13:00, are compared as the clock goes: in ODK they are no
    numbers, so that no such comparison ever holds.
    """

    def by_size(a: Value, b: Value) -> bool:
        if isinstance(a, datetime) or isinstance(b, datetime):
            a, b = _on_the_clock(a, beside=b), _on_the_clock(b, beside=a)
        elif isinstance(a, str) and isinstance(b, str):
            ours, theirs = read_clock(a), read_clock(b)
            if ours is not None and theirs is not None:
                return test(ours, theirs)
        return test(to_number(a), to_number(b))

    def compare(budget: Budget, a: Value, b: Value) -> bool:
        return _of_any(by_size, budget, a, b)

    return compare


less, less_or_equal = ordered(operator.lt), ordered(operator.le)
more, more_or_equal = ordered(operator.gt), ordered(operator.ge)


def _on_the_clock(value: Value, *, beside: Value) -> Value:
    """Beside a calendar date, take a moment as the clock on the wall says: 00:30 is that day."""
    if not isinstance(value, datetime) or isinstance(beside, float):
        return value
    other = to_date(beside)
    return value if other is None or isinstance(other, datetime) else value.replace(tzinfo=None)


def _of_any(test: Test, budget: Budget, a: Value, b: Value) -> bool:
    if not isinstance(b, list):
        b = budget.plain(b)
        if isinstance(a, list):
            return any(test(budget.text_of(node), b) for node in a)
        return test(budget.plain(a), b)
    if not isinstance(a, list):
        a = budget.plain(a)
        return any(test(a, budget.text_of(node)) for node in b)
    budget.spend(len(a) * len(b))
    return any(test(budget.text_of(one), budget.text_of(other)) for one in a for other in b)


def _same(a: Value, b: Value) -> bool:
    if isinstance(a, str) and isinstance(b, str):
        return a == b
    return math.isclose(to_number(a), to_number(b), rel_tol=1e-12, abs_tol=1e-12)


def _different(a: Value, b: Value) -> bool:
    return not _same(a, b)
