"""Arithmetic that never raises: what cannot be worked out is NaN or infinite (IEEE 754)."""

from __future__ import annotations

import math


def divide(a: float, b: float) -> float:
    """Divide; by zero gives an infinity, zero by zero NaN."""
    if b:
        return a / b
    if not a or math.isnan(a):
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1.0, b)


def remainder(a: float, b: float) -> float:
    """Give what is left after a division, with the dividend's sign; NaN by zero."""
    return math.fmod(a, b) if b and math.isfinite(a) and not math.isnan(b) else math.nan


def round_half_up(x: float) -> float:
    """Round to a whole number, halves towards positive infinity (XPath 1.0, 4.4)."""
    return float(math.floor(x + 0.5)) if math.isfinite(x) else x
