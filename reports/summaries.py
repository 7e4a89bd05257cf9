"""Summaries: the figures behind every chart, made and kept from naming the few in one place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, Protocol

from questionnaires.model import Choice, Words
from reports.suppression import hidden

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Measure = Literal["instances", "organisations"]
OTHER = "_other"
"""The category of answers that are no choice's name: own words, or a choice that is gone."""


class Cell(Protocol):
    """One row from the store: how many instances and organisations have a value, by another."""

    @property
    def value(self) -> str:
        """The answer counted."""

    @property
    def by(self) -> str | None:
        """The answer it is divided by, if any."""

    @property
    def instances(self) -> int:
        """How many instances have both."""

    @property
    def organisations(self) -> int:
        """How many organisations those belong to."""


@dataclass(frozen=True)
class Basis:
    """What figures stand on: what is counted, of how many, and how many did not answer."""

    subject: Words  # "Insatser per delmål"
    unit: str  # what is counted, a key of the catalogue: unit.contribution, unit.organisation …
    base: int  # n: how many of the unit answered
    organisations: int  # how many organisations are behind them
    missing: int = 0  # how many of the unit were asked and did not answer
    measure: Measure = "organisations"
    least: int = 0  # a figure of fewer organisations is not shown; 0 shows all (internal use)


@dataclass(frozen=True)
class Count:
    """How many chose each choice; None where too few to show."""

    basis: Basis
    categories: tuple[Choice, ...]
    numbers: tuple[int | None, ...]  # in the categories' order

    @property
    def suppressed(self) -> int:
        """How many figures are not shown."""
        return sum(number is None for number in self.numbers)


@dataclass(frozen=True)
class Cross:
    """How many have each pair of a row's and a column's choice; None where too few to show."""

    basis: Basis
    rows: tuple[Choice, ...]
    columns: tuple[Choice, ...]
    numbers: tuple[tuple[int | None, ...], ...]  # one tuple for each row, in the columns' order
    exclusive: bool = False  # each thing counted is in one column only, so that rows add up

    @property
    def suppressed(self) -> int:
        """How many figures are not shown."""
        return sum(number is None for row in self.numbers for number in row)

    def total(self, place: int) -> int | None:
        """Return the sum of a row by its place; None if it does not add up or is not all shown."""
        numbers = self.numbers[place]
        if not self.exclusive or None in numbers:
            return None
        return sum(number or 0 for number in numbers)


Summary = Count | Cross
"""The closed set of summaries: charts, sentences and tables match on it."""


def count(cells: Iterable[Cell], choices: Sequence[Choice], basis: Basis) -> Count:
    """Count the cells (`by` is ignored) for each choice, those that nobody chose as 0.

    A figure with fewer than `basis.least` organisations behind it is None, and if it is the
    only one so is the next smallest, so that it cannot be worked out from the others.
    """
    found = _tallied(((cell.value, "", cell) for cell in cells), choices, None)
    categories = _present(choices, {value for value, _ in found})
    table = [[found.get((choice.name, ""), (0, 0)) for choice in categories]]
    return Count(basis, categories, _shown(table, basis)[0])


def cross(
    cells: Iterable[Cell],
    rows: Sequence[Choice],
    columns: Sequence[Choice],
    basis: Basis,
    *,
    exclusive: bool = False,
) -> Cross:
    """Count the cells for each pair of `value` (rows) and `by` (columns); suppressed as `count`.

    `exclusive` says that each thing counted is in one column only, such as its stage.
    """
    found = _tallied(((cell.value, cell.by or "", cell) for cell in cells), rows, columns)
    down = _present(rows, {value for value, _ in found})
    across = _present(columns, {by for _, by in found})
    table = [[found.get((row.name, column.name), (0, 0)) for column in across] for row in down]
    return Cross(basis, down, across, _shown(table, basis), exclusive)


def ranked(summary: Count) -> Count:
    """Return the same figures, the largest first; equal ones stay in the order of the choices."""
    pairs = sorted(
        zip(summary.categories, summary.numbers, strict=True),
        key=lambda pair: -1 if pair[1] is None else pair[1],
        reverse=True,
    )
    return replace(
        summary,
        categories=tuple(category for category, _ in pairs),
        numbers=tuple(number for _, number in pairs),
    )


@dataclass(frozen=True)
class Merged:
    """A cell of several, made by `merged`."""

    value: str
    by: str | None
    instances: int
    organisations: int


def merged(cells: Iterable[Cell], groups: Mapping[str, str]) -> list[Merged]:
    """Put cells together whose `by` is in the same group; one in none is a group of its own.

    Organisations are added up, so `by` must be something each organisation has one of.
    """
    sums: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for cell in cells:
        by = cell.by or ""
        total = sums[cell.value, groups.get(by, by)]
        total[0] += cell.instances
        total[1] += cell.organisations
    return [Merged(value, by, *total) for (value, by), total in sums.items()]


def _tallied(
    cells: Iterable[tuple[str, str, Cell]],
    rows: Sequence[Choice],
    columns: Sequence[Choice] | None,
) -> dict[tuple[str, str], tuple[int, int]]:
    """Return (instances, organisations) by value and by; what no choice is named is OTHER."""
    values = {choice.name for choice in rows}
    others = {""} if columns is None else {choice.name for choice in columns}
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    for value, by, cell in cells:
        key = (value if value in values else OTHER, "" if columns is None else by)
        key = key if key[1] in others else (key[0], OTHER)
        instances, organisations = sums.get(key, (0, 0))
        sums[key] = (instances + cell.instances, organisations + cell.organisations)
    return sums


def _present(choices: Sequence[Choice], found: set[str]) -> tuple[Choice, ...]:
    """Return the choices that count: those offered, those retired but chosen, and OTHER if any."""
    kept = tuple(c for c in choices if not c.retired or c.name in found)
    return (*kept, Choice(name=OTHER, label={})) if OTHER in found else kept


def _shown(
    table: Sequence[Sequence[tuple[int, int]]], basis: Basis
) -> tuple[tuple[int | None, ...], ...]:
    hide = hidden([[organisations for _, organisations in row] for row in table], basis.least)
    place = 0 if basis.measure == "instances" else 1
    return tuple(
        tuple(None if (i, j) in hide else figures[place] for j, figures in enumerate(row))
        for i, row in enumerate(table)
    )
