"""Says a summary in words and as a table: what a chart shows, for those who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from i18n import plural, text
from reports.summaries import OTHER, Count, Cross
from reports.wording import number_in_words

if TYPE_CHECKING:
    from questionnaires.model import Choice, Words
    from reports.summaries import Basis, Summary

PER_CENT_FROM = 10
"""Under a base of ten, counts are written and no per cent."""
MOST_NAMES = 2
"""In a title; more are counted instead."""
HIDDEN = "–"
"""Stands in tables and cells for a figure that is not shown."""


def say(words: Words, language: str) -> str:
    """Return words in a language, else in the first they are in; "" if they are in none."""
    return words.get(language) or next(iter(words.values()), "")


def label(choice: Choice, language: str) -> str:
    """Return what a category is called."""
    if choice.name == OTHER:
        return text("chart.other", language)
    return say(choice.label, language) or choice.name


def figure(number: int | None, language: str) -> str:
    """Write a figure; one that is not shown is a dash."""
    return HIDDEN if number is None else number_in_words(number, language)


def share(number: int | None, basis: Basis, language: str) -> str:
    """Write a figure's part of the base in per cent; "" where the base is too small for that."""
    if number is None or basis.base < PER_CENT_FROM:
        return ""
    return text("chart.per_cent", language, number=round(100 * number / basis.base))


def finding(summary: Summary, language: str) -> str:
    """Return the chart's title: where there is most, and where there is nothing yet."""
    standings = _standings(summary, language)
    most = max((number or 0 for _, number in standings), default=0)
    if not most:
        key = "chart.finding.hidden" if summary.suppressed else "chart.finding.none"
        return text(key, language, subject=_subject(summary, language))
    top = [name for name, number in standings if number == most]
    return text(
        "chart.finding.top" if len(top) == 1 else "chart.finding.level",
        language,
        unit=text(f"unit.{summary.basis.unit}", language).lower(),
        labels=_named(top, "chart.several", language, len(standings)),
        number=most,
        base=summary.basis.base,
    ) + _nothing_yet([name for name, number in standings if number == 0], language, len(standings))


def _nothing_yet(empty: list[str], language: str, all_: int) -> str:
    if not empty:
        return ""
    labels = _named(empty, "chart.of_all", language, all_)
    return text("chart.finding.empty", language, labels=labels)


def _named(names: list[str], key: str, language: str, all_: int) -> str:
    """Return up to two names joined, or by a key of the catalogue how many they are of all."""
    if len(names) > MOST_NAMES:
        return text(key, language, number=len(names), all=all_)
    return text("chart.and", language).join(names)


def sentence(summary: Summary, language: str) -> str:
    """Return the alternative text: what is counted, every value, and what they stand on."""
    values = text("chart.subject", language, subject=say(summary.basis.subject, language))
    return " ".join([values, *_values(summary, language), basis_in_words(summary, language)])


def basis_in_words(summary: Summary, language: str) -> str:
    """Return the line under a chart: n, organisations, missing, and figures not shown."""
    basis = summary.basis
    said = [plural(f"unit.{basis.unit}", language, basis.base)]
    if basis.unit != "organisation":
        said.append(plural("unit.organisation", language, basis.organisations))
    if basis.missing:
        said.append(text("chart.missing", language, number=basis.missing))
    if summary.suppressed:
        said.append(text("chart.suppressed", language, number=summary.suppressed, sign=HIDDEN))
    return text("chart.basis", language, said="; ".join(said))


def table(summary: Summary, language: str) -> pd.DataFrame:
    """Return the figures as a table to show beside the chart: a row for each category.

    A column is of integers, or of texts if a figure in it is not shown; per cent is a column
    where the base allows it.
    """
    match summary:
        case Count():
            return pd.DataFrame(_count_columns(summary, language))
        case Cross():
            return pd.DataFrame(_cross_columns(summary, language))


def _count_columns(summary: Count, language: str) -> dict[str, list[int] | list[str]]:
    columns: dict[str, list[int] | list[str]] = {
        _subject(summary, language): _labels(summary.categories, language),
        text(f"unit.{summary.basis.unit}", language): _cells(summary.numbers, language),
    }
    if summary.basis.base >= PER_CENT_FROM:
        shares = [share(n, summary.basis, language) or HIDDEN for n in summary.numbers]
        columns[text("chart.share", language)] = shares
    return columns


def _cross_columns(summary: Cross, language: str) -> dict[str, list[int] | list[str]]:
    rows: list[int] | list[str] = _labels(summary.rows, language)
    across = zip(*summary.numbers, strict=True)
    figures = [_cells(numbers, language) for numbers in across]
    columns = zip(_labels(summary.columns, language), figures, strict=True)
    return {_subject(summary, language): rows, **dict(columns)}


def _cells(numbers: tuple[int | None, ...], language: str) -> list[int] | list[str]:
    """Return a column of one type, since tables on screen hold no mixture."""
    known = [number for number in numbers if number is not None]
    if len(known) == len(numbers):
        return known
    return [figure(number, language) for number in numbers]


def _subject(summary: Summary, language: str) -> str:
    return say(summary.basis.subject, language)


def _labels(choices: tuple[Choice, ...], language: str) -> list[str]:
    return [label(choice, language) for choice in choices]


def _pairs(summary: Summary, language: str) -> list[tuple[str, int | None]]:
    match summary:
        case Count():
            return list(zip(_labels(summary.categories, language), summary.numbers, strict=True))
        case Cross():
            return [
                (f"{label(row, language)} / {label(column, language)}", number)
                for row, numbers in zip(summary.rows, summary.numbers, strict=True)
                for column, number in zip(summary.columns, numbers, strict=True)
            ]


def _standings(summary: Summary, language: str) -> list[tuple[str, int | None]]:
    """Return what a title compares: categories, rows where they add up, or else pairs."""
    if isinstance(summary, Cross) and summary.exclusive:
        totals = (summary.total(place) for place in range(len(summary.rows)))
        return list(zip(_labels(summary.rows, language), totals, strict=True))
    return _pairs(summary, language)


def _values(summary: Summary, language: str) -> list[str]:
    match summary:
        case Count():
            return [_listed(_pairs(summary, language), language)]
        case Cross():
            columns = _labels(summary.columns, language)
            return [
                f"{label(row, language)}: "
                + _listed(list(zip(columns, numbers, strict=True)), language)
                for row, numbers in zip(summary.rows, summary.numbers, strict=True)
            ]


def _listed(pairs: list[tuple[str, int | None]], language: str) -> str:
    shown = [
        f"{name} {text('chart.hidden', language) if number is None else figure(number, language)}"
        for name, number in pairs
    ]
    return ", ".join(shown) + "."
