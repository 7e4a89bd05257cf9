"""Truths and choices between values."""

from __future__ import annotations

import math

from questionnaires.expressions.context import Context
from questionnaires.expressions.conversions import to_boolean, to_number, to_text
from questionnaires.expressions.functions.registry import Functions, Spread
from questionnaires.expressions.paths import Closure
from questionnaires.expressions.tree import Value

FUNCTIONS = Functions()


@FUNCTIONS.named("true")
def true() -> bool:
    """Give true."""
    return True


@FUNCTIONS.named("false")
def false() -> bool:
    """Give false."""
    return False


@FUNCTIONS.named("not")
def not_(truth: bool) -> bool:  # noqa: FBT001 - an argument of the expression language
    """Give the opposite."""
    return not truth


@FUNCTIONS.named("boolean")
def boolean(truth: bool) -> bool:  # noqa: FBT001 - an argument of the expression language
    """Convert to a truth."""
    return truth


@FUNCTIONS.named("boolean-from-string")
def boolean_from_string(text: str) -> bool:
    """Tell whether a text is `true` or `1`."""
    return text in {"true", "1"}


@FUNCTIONS.named("if")
def if_(c: Context, test: Value, then: Closure, otherwise: Closure) -> Value:
    """Give one of two values; only the one given is worked out."""
    return then(c) if to_boolean(test) else otherwise(c)


@FUNCTIONS.named("coalesce")
def coalesce(c: Context, first: Closure, *rest: Closure) -> Value:
    """Give the first value that is not blank; else a blank text."""
    for argument in (first, *rest):
        value = argument(c)
        if to_text(value) not in {"", "NaN"}:
            return value
    return ""


@FUNCTIONS.named("once")
def once(c: Context, value: Closure) -> Value:
    """Keep the answer that is there; work out the value only where there is none (ODK)."""
    if found := c.node.text:
        return found
    first = value(c)
    return "" if to_text(first) == "NaN" else first


@FUNCTIONS.named("checklist")
def checklist(least: float, most: float, *tests: Spread) -> bool:
    """Tell whether the number of tests that hold is within limits; -1 is no limit (ODK)."""
    return _within(least, most, float(sum(to_boolean(it) for test in tests for it in test)))


@FUNCTIONS.named("weighted-checklist", in_pairs=True)
def weighted_checklist(least: float, most: float, *pairs: Spread) -> bool:
    """Tell whether the weights of the tests that hold, given in pairs, are within limits (ODK)."""
    total = 0.0
    for tests, given in zip(pairs[::2], pairs[1::2], strict=True):
        weights = [*given] * len(tests) if len(given) == 1 else given
        total += sum(to_number(w) for t, w in zip(tests, weights, strict=False) if to_boolean(t))
    return _within(least, most, total)


def _within(least: float, most: float, found: float) -> bool:
    return (least == -1 or found >= least) and (most == -1 or found <= most or math.isinf(most))
