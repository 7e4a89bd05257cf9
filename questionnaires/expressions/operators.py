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
from questionnaires.expressions.context import Budget
from questionnaires.expressions.conversions import to_number
from questionnaires.expressions.tree import Value

Operator = Callable[[Budget, Value, Value], Value]


def _of_numbers(work: Callable[[float, float], float]) -> Operator:
    return lambda budget, a, b: work(to_number(budget.plain(a)), to_number(budget.plain(b)))


OPERATORS: Mapping[str, Operator] = {
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
