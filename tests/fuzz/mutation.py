"""Small random changes to a text."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

Change = Callable[[random.Random, str, Sequence[str]], str]
_ODD = "\x00\t\r\n\f\ufeff\u2028\U0001f600åß٣'\"`[]{}()<>|&*!%@#:,-?$\\/="


def mutated(chance: random.Random, text: str, pieces: Sequence[str]) -> str:
    """Change a text in one to four places; `pieces` are what may be put in."""
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(_CHANGES)(chance, text, pieces)
    return text


def _without(chance: random.Random, text: str, _: Sequence[str]) -> str:
    start, end = _span(chance, text)
    return text[:start] + text[end:]


def _twice(chance: random.Random, text: str, _: Sequence[str]) -> str:
    start, end = _span(chance, text)
    return text[:end] + text[start:end] * chance.choice([1, 1, 2, 30]) + text[end:]


def _with_piece(chance: random.Random, text: str, pieces: Sequence[str]) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(pieces) + text[at:]


def _with_odd(chance: random.Random, text: str, _: Sequence[str]) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(_ODD) + text[at:]


def _moved(chance: random.Random, text: str, _: Sequence[str]) -> str:
    start, end = _span(chance, text)
    rest = text[:start] + text[end:]
    at = chance.randint(0, len(rest))
    return rest[:at] + text[start:end] + rest[at:]


def _cut(chance: random.Random, text: str, _: Sequence[str]) -> str:
    return text[: chance.randint(0, len(text))]


def _span(chance: random.Random, text: str) -> tuple[int, int]:
    start = chance.randint(0, len(text))
    return start, min(len(text), start + chance.choice([1, 2, 5, 20, 80]))


_CHANGES: Sequence[Change] = (_without, _twice, _with_piece, _with_piece, _with_odd, _moved, _cut)
