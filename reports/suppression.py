"""Decides which figures of a table are too few to show, and which others must go with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Place = tuple[int, int]
"""Row and column, from 0."""


def hidden(organisations: Sequence[Sequence[int]], least: int) -> set[Place]:
    """Return the places with some but fewer than `least` organisations, and what protects them.

    Where one figure alone is hidden in a row or a column it could be worked out from the sum, so
    the smallest of the others there is hidden too, one that is not 0 if there is any.
    """
    size = {(i, j): n for i, row in enumerate(organisations) for j, n in enumerate(row)}
    hide = {place for place, number in size.items() if 0 < number < least}
    lines = _lines(organisations)
    while added := _protecting(lines, size, hide):
        hide |= added
    return hide


def _lines(table: Sequence[Sequence[int]]) -> list[list[Place]]:
    """Return the places of each row, and of each column where there are several rows."""
    rows = [[(i, j) for j in range(len(row))] for i, row in enumerate(table)]
    return rows + ([list(column) for column in zip(*rows, strict=True)] if len(rows) > 1 else [])


def _protecting(lines: list[list[Place]], size: dict[Place, int], hide: set[Place]) -> set[Place]:
    for line in lines:
        others = [place for place in line if place not in hide]
        if len(line) - len(others) == 1 and others:
            return {min(others, key=lambda place: (size[place] == 0, size[place]))}
    return set()
