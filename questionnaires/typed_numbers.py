"""Numbers as people type them: 1 200, 1,5, −3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from questionnaires.unreadable import Unreadable

if TYPE_CHECKING:
    from questionnaires.model import Range

_NUMBER = re.compile(r"([+-]?)(\d{1,15}|\d{1,3}(?: \d{3}){1,4})(?:[.,](\d{1,15}))?")
_SMALL = re.compile(r"-?\d(\.\d{1,16})?e-\d\d", re.ASCII)  # as a very small answer is written
_MINUS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-"))


def read_integer(text: str) -> int:
    """Read a whole number of at most 15 digits; "12,0" is one, "1.000" may be 1 or 1000."""
    found = _found(text)
    if found is None or found[1] != "0":
        raise Unreadable("integer")
    return int(found[0])


def read_decimal(text: str) -> float:
    """Read a number with a decimal comma or point, and spaces between thousands."""
    found = _found(text)
    if found is None and not _SMALL.fullmatch(text):
        raise Unreadable("decimal")
    return float(".".join(found) if found else text) + 0.0  # never -0.0


def read_range(question: Range, text: str) -> int | float:
    """Read a number that stands on a question's scale; whole where it can be."""
    found = _found(text)
    value = float(".".join(found)) if found else question.end + 1
    steps = (value - question.start) / question.step
    if not question.start <= value <= question.end or abs(steps - round(steps)) > 1e-9:  # noqa: PLR2004 — a rounding error
        raise Unreadable("range")
    return int(value) if value.is_integer() else value


def _found(text: str) -> tuple[str, str] | None:
    """Give the whole part, with its sign, and the decimals, as ASCII digits."""
    spaced = " ".join(text.translate(_MINUS).split())
    found = _NUMBER.fullmatch(spaced)
    if not found:
        return None
    sign, whole, decimals = found.groups()
    return f"{sign}{int(whole.replace(' ', ''))}", _ascii(decimals or "") or "0"


def _ascii(digits: str) -> str:
    return "".join(str(int(digit)) for digit in digits)
