"""Numbers: rounding, sums, extremes, and what school calculators have."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from questionnaires.expressions.context import Context
from questionnaires.expressions.conversions import read_number, to_number
from questionnaires.expressions.functions.registry import Functions, Spread
from questionnaires.expressions.tree import Nodes, Value

FUNCTIONS = Functions()


@FUNCTIONS.named("number")
def number(c: Context, value: float | None = None) -> float:
    """Convert to a number; without argument, the place itself."""
    return read_number(c.budget.text_of(c.node)) if value is None else value


@FUNCTIONS.named("int")
def int_(value: float) -> float:
    """Cut the decimals off (ODK)."""
    return float(math.trunc(value)) if math.isfinite(value) else value


@FUNCTIONS.named("floor")
def floor(value: float) -> float:
    """Round down."""
    return float(math.floor(value)) if math.isfinite(value) else value


@FUNCTIONS.named("ceiling")
def ceiling(value: float) -> float:
    """Round up."""
    return float(math.ceil(value)) if math.isfinite(value) else value


@FUNCTIONS.named("abs")
def absolute(value: float) -> float:
    """Leave the sign out."""
    return abs(value)


@FUNCTIONS.named("round")
def round_(c: Context, value: Value, places: float = 0.0) -> float:
    """Round to so many decimals, halves away from zero; a decimal comma in a text is a point (ODK)."""
    plain = value.replace(",", ".") if isinstance(value, str) else c.budget.plain(value)
    x = to_number(plain)
    if not math.isfinite(x) or not math.isfinite(places):
        return math.nan if math.isnan(places) else x
    shift = max(-300, min(int(places), 300))
    scaled = Decimal(repr(x)).scaleb(shift)
    whole = scaled.to_integral_value(ROUND_HALF_UP) if abs(scaled) < 10**25 else scaled
    return float(whole.scaleb(-shift))


@FUNCTIONS.named("sum")
def total(c: Context, nodes: Nodes) -> float:
    """Add up answers; one that is no number makes the sum NaN."""
    return float(sum(read_number(c.budget.text_of(it)) for it in nodes))


@FUNCTIONS.named("max")
def maximum(*values: Spread) -> float:
    """Give the largest; NaN of none."""
    return _extreme(max, values)


@FUNCTIONS.named("min")
def minimum(*values: Spread) -> float:
    """Give the smallest; NaN of none."""
    return _extreme(min, values)


@FUNCTIONS.named("random")
def random_() -> float:
    """Give a random number from 0 to 1."""
    return random.random()  # noqa: S311 - for order and sampling, never for secrets


@FUNCTIONS.named("pi")
def pi() -> float:
    """Give π."""
    return math.pi


def _extreme(pick: Callable[[list[float]], float], values: tuple[Spread, ...]) -> float:
    found = [to_number(it) for value in values for it in value]
    return math.nan if not found or any(map(math.isnan, found)) else pick(found)


def _guarded(work: Callable[..., float]) -> Callable[..., float]:
    def call(*values: float) -> float:
        try:
            return float(work(*values))
        except OverflowError:
            return math.inf
        except (ValueError, ZeroDivisionError):
            return math.nan

    return call


def _of_one(work: Callable[[float], float]) -> Callable[[float], float]:
    guarded = _guarded(work)

    def call(x: float) -> float:
        return guarded(x)

    return call


def _of_two(work: Callable[[float, float], float]) -> Callable[[float, float], float]:
    guarded = _guarded(work)

    def call(x: float, y: float) -> float:
        return guarded(x, y)

    return call


def _of_zero_too(logarithm: Callable[[float], float]) -> Callable[[float], float]:
    return lambda x: -math.inf if x == 0 else logarithm(x)


for _name in ("sin", "cos", "tan", "asin", "acos", "atan", "sqrt", "exp"):
    FUNCTIONS.named(_name)(_of_one(getattr(math, _name)))
FUNCTIONS.named("exp10")(_of_one(lambda x: math.pow(10.0, x)))
FUNCTIONS.named("log")(_of_one(_of_zero_too(math.log)))
FUNCTIONS.named("log10")(_of_one(_of_zero_too(math.log10)))
FUNCTIONS.named("pow")(_of_two(math.pow))
FUNCTIONS.named("atan2")(_of_two(math.atan2))
