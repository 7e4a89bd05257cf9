"""Breaks texts into lines that fit a width."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def wrapped(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Break a text of one paragraph into lines no wider than `width`, in the measure's unit.

    A line that is broken between words keeps its space at the end, so that the lines put
    together are the text; a word wider than a line is cut.
    """
    lines, line, used = [], "", 0.0
    for word in _words(text, width, measure):
        wide = measure(word)
        if line and used + measure(word.rstrip(" ")) > width:
            lines.append(line)
            line, used = "", 0.0
        line += word
        used += wide
    return [*lines, line]


def _words(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """Yield the words with the spaces behind them, those wider than a line in parts."""
    *before, last = text.split(" ")
    for word in (*(f"{word} " for word in before), last):
        yield from _parts(word, width, measure) if measure(word) > width else (word,)


def _parts(word: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    part, used = "", 0.0
    for character in word:
        wide = measure(character)
        if part and character != " " and used + wide > width:
            yield part
            part, used = "", 0.0
        part += character
        used += wide
    yield part
