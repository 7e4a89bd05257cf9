"""The operators between two values."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from questionnaires.expressions.arithmetic import divide, remainder
from questionnaires.expressions.comparison import (
    equal,
    less,
    less_or_equal,
    more,
    more_or_equal,
    unequal,
)
from questionnaires.expressions.conversions import to_number
from questionnaires.expressions.tree import Value


def _of_numbers(work: Callable[[float, float], float]) -> Callable[[Value, Value], float]:
    return lambda a, b: work(to_number(a), to_number(b))


OPERATORS: Mapping[str, Callable[[Value, Value], Value]] = {
    "=": equal,
    "!=": unequal,
    "<": less,
    "<=": less_or_equal,
    ">": more,
    ">=": more_or_equal,
    "+": _of_numbers(lambda a, b: a + b),
    "-": _of_numbers(lambda a, b: a - b),
    "*": _of_numbers(lambda a, b: a * b),
    "div": _of_numbers(divide),
    "mod": _of_numbers(remainder),
}
