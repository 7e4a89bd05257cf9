"""Texts: their parts, their length, what they look like."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterable

from questionnaires.expressions.arithmetic import round_half_up
from questionnaires.expressions.context import Context
from questionnaires.expressions.conversions import to_text
from questionnaires.expressions.errors import ExpressionError
from questionnaires.expressions.functions.registry import Functions, Spread
from questionnaires.expressions.patterns import matches_whole

FUNCTIONS = Functions()
_SPACES = re.compile(r"[ \t\r\n]+")  # XML's; a no-break space stays
LONGEST = 1_000_000  # characters that texts may be put together to
_FAR = 1e9  # no text is longer


@FUNCTIONS.named("string")
def string(c: Context, text: str | None = None) -> str:
    """Convert to text; without argument, the place itself."""
    return c.budget.text_of(c.node) if text is None else text


@FUNCTIONS.named("string-length")
def string_length(c: Context, text: str | None = None) -> float:
    """Count characters."""
    return float(len(string(c, text)))


@FUNCTIONS.named("normalize-space")
def normalize_space(c: Context, text: str | None = None) -> str:
    """Leave one space between words and none around."""
    return _SPACES.sub(" ", string(c, text)).strip(" ")


@FUNCTIONS.named("contains")
def contains(text: str, part: str) -> bool:
    """Tell whether a text contains another."""
    return part in text


@FUNCTIONS.named("starts-with")
def starts_with(text: str, start: str) -> bool:
    """Tell whether a text begins with another."""
    return text.startswith(start)


@FUNCTIONS.named("ends-with")
def ends_with(text: str, end: str) -> bool:
    """Tell whether a text ends with another."""
    return text.endswith(end)


@FUNCTIONS.named("substring-before")
def substring_before(text: str, mark: str) -> str:
    """Give what stands before the first mark; "" where there is none."""
    return text.partition(mark)[0] if mark and mark in text else ""


@FUNCTIONS.named("substring-after")
def substring_after(text: str, mark: str) -> str:
    """Give what stands after the first mark; "" where there is none."""
    return text.partition(mark)[2] if mark else text


@FUNCTIONS.named("substring")
def substring(text: str, start: float, length: float | None = None) -> str:
    """Give so many characters, or all, from a position counted from 1 (XPath 1.0, 4.2)."""
    first = round_half_up(start)
    last = math.inf if length is None else first + round_half_up(length)
    return "".join(ch for i, ch in enumerate(text, 1) if first <= i < last)


@FUNCTIONS.named("substr")
def substr(text: str, start: float, end: float = _FAR) -> str:
    """Give the characters from `start` up to, not with, `end`, counted from 0 (ODK)."""
    if math.isnan(start) or math.isnan(end):
        return ""
    return text[int(max(-_FAR, min(start, _FAR))) : int(max(-_FAR, min(end, _FAR)))]


@FUNCTIONS.named("translate")
def translate(text: str, old: str, new: str) -> str:
    """Replace each character of `old` by its counterpart in `new`; without one, leave it out."""
    table: dict[int, str | None] = {}
    for i, ch in enumerate(old):
        table.setdefault(ord(ch), new[i] if i < len(new) else None)
    return text.translate(table)


@FUNCTIONS.named("concat")
def concat(*values: Spread) -> str:
    """Put texts after each other; of several answers, all."""
    return _joined("", values)


@FUNCTIONS.named("join")
def join(separator: str, *values: Spread) -> str:
    """Put texts after each other with something between (ODK)."""
    return _joined(separator, values)


@FUNCTIONS.named("regex")
def matches(c: Context, text: str, pattern: str) -> bool:
    """Tell whether the whole text has a pattern; one that takes too long to tell has not (ODK).

    All calls of one evaluation share the time there is.
    """
    began = time.thread_time()
    try:
        return c.budget.patience > 0 and matches_whole(pattern, text, c.budget.patience)
    finally:
        c.budget.patience -= time.thread_time() - began


def _joined(separator: str, values: Iterable[Spread]) -> str:
    texts = [to_text(it) for value in values for it in value]
    if sum(map(len, texts)) + len(separator) * len(texts) > LONGEST:
        raise ExpressionError("The text becomes too long.", "too_large")
    return separator.join(texts)
