"""The functions that expressions may call: XPath 1.0's, ODK's and a few of our own, by theme."""

from __future__ import annotations

from questionnaires.expressions.functions import (
    answers,
    dates,
    geography,
    logic,
    numbers,
    own,
    places,
    secrets,
    texts,
)
from questionnaires.expressions.functions.registry import Functions

FUNCTIONS = Functions()
for _theme in (logic, texts, numbers, answers, places, dates, geography, secrets, own):
    FUNCTIONS.update(_theme.FUNCTIONS)

__all__ = ["FUNCTIONS"]
