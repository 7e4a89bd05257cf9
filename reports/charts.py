"""Charts of summaries, for screens from 320 px wide: the figures are written in them too.

They are transparent, so each takes a palette that fits what they stand on (`LIGHT`, `DARK`), and
their width is the container's. Show them with the host's own chart theme turned off, and with
`phrases.sentence` as the text for those who do not see them.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import altair as alt

from reports.chart_parts import (
    ABOVE,
    BAR,
    BESIDE,
    GAP,
    LINE,
    SIZE,
    UPRIGHT,
    bar_rows,
    columns_axis,
    dressed,
    labels_above,
    legend,
    most_lines,
    rows_axis,
    tooltip,
    under_label,
    unique,
    wrapped,
)
from reports.palette import LIGHT, text_upon
from reports.phrases import figure, label, share
from reports.summaries import Count, Cross

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.chart_parts import Row
    from reports.palette import Palette
    from reports.summaries import Summary

KEPT = "\u00a0"  # a space that no line is broken at
ROOM = 0.07
"""The least part of the chart's width that a figure fits into."""


def chart(summary: Summary, language: str, palette: Palette = LIGHT) -> alt.LayerChart:
    """Return the chart that fits a summary: bars for counts, a heat map for crossed choices."""
    match summary:
        case Count():
            return bars(summary, language, palette)
        case Cross():
            return heat_map(summary, language, palette)


def bars(summary: Count, language: str, palette: Palette = LIGHT) -> alt.LayerChart:
    """Return horizontal bars in the categories' order, each under its label and figures."""
    names = wrapped((_counted(summary, place, language) for place in range(_size(summary))), ABOVE)
    rows = [
        {"category": name, "number": number}
        for name, number in zip(names, summary.numbers, strict=True)
    ]
    drawn = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(color=palette.bar, size=BAR, yOffset=under_label(rows))
        .encode(
            y=bar_rows(rows),
            x=alt.X("number:Q", axis=None, scale=alt.Scale(domainMin=0)),
            tooltip=tooltip("category"),
        )
    )
    layers = [drawn, labels_above(rows, palette)]
    return dressed(layers, _height(rows), palette)


def stacked(summary: Cross, language: str, palette: Palette = LIGHT) -> alt.LayerChart:
    """Return a bar for each row, divided by column from little to much, with figures inside."""
    columns = [label(column, language) for column in summary.columns]
    colours = palette.steps(len(columns))
    rows = _segments(summary, language, colours)
    most = max((row["end"] for row in rows), default=0) or 1
    parts = [row for row in rows if row["number"]]
    x = alt.X("begin:Q", axis=None, scale=alt.Scale(domain=[0, most]))
    shades = alt.Color(
        "column:N", scale=alt.Scale(domain=columns, range=colours), legend=legend(columns)
    )
    drawn = (
        alt.Chart(alt.InlineData(values=parts))
        .mark_bar(stroke=palette.outline, strokeWidth=0.8, size=BAR, yOffset=under_label(rows))
        .encode(
            y=bar_rows(rows), x=x, x2="end:Q", color=shades, tooltip=tooltip("column", "figure")
        )
    )
    figures = (
        alt.Chart(alt.InlineData(values=[p for p in parts if p["number"] / most > ROOM]))
        .mark_text(fontSize=SIZE, yOffset=under_label(rows))
        .encode(
            y=bar_rows(rows), x="middle:Q", text="figure:N", color=alt.Color("ink:N", scale=None)
        )
    )
    layers = [drawn, figures, labels_above(rows, palette)]
    return dressed(layers, _height(rows), palette)


def heat_map(summary: Cross, language: str, palette: Palette = LIGHT) -> alt.LayerChart:
    """Return a field for each pair, the stronger the more, with the figure in it."""
    rows = _fields(summary, language, palette)
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=rows_axis(rows), x=columns_axis(rows))
    drawn = base.mark_rect(stroke=palette.outline, strokeWidth=0.8).encode(
        color=alt.Color("colour:N", scale=None), tooltip=tooltip("category", "column", "figure")
    )
    figures = base.mark_text(fontSize=SIZE).encode(
        text="figure:N", color=alt.Color("ink:N", scale=None)
    )
    height = len(summary.rows) * (most_lines(rows) * LINE + GAP)
    return dressed([drawn, figures], height, palette)


def _height(rows: Sequence[Row]) -> int:
    return len(unique(rows, "category")) * (most_lines(rows) * LINE + BAR + GAP)


def _size(summary: Count) -> int:
    return len(summary.categories)


def _segments(summary: Cross, language: str, colours: Sequence[str]) -> list[Row]:
    """Return a row for each part of each bar, from where to where it reaches."""
    names = wrapped(
        (_totalled(summary, place, language) for place in range(len(summary.rows))), ABOVE
    )
    rows: list[Row] = []
    for name, numbers in zip(names, summary.numbers, strict=True):
        ends = [0, *accumulate(number or 0 for number in numbers)]
        for row, colour, (begin, end) in zip(
            _pairs(name, summary, numbers, language), colours, pairwise(ends), strict=True
        ):
            reach = {"begin": begin, "middle": (begin + end) / 2, "end": end}
            rows.append({**row, **reach, "ink": text_upon(colour)})
    return rows


def _fields(summary: Cross, language: str, palette: Palette) -> list[Row]:
    """Return a row for each pair; those without a figure, or with 0, have no colour."""
    most = max((number or 0 for row in summary.numbers for number in row), default=0)
    names = wrapped((label(choice, language) for choice in summary.rows), BESIDE, centred=True)
    heads = wrapped((label(choice, language) for choice in summary.columns), UPRIGHT, centred=True)
    return [
        {**row, "column": head, **_shade(row["number"], most, palette)}
        for name, numbers in zip(names, summary.numbers, strict=True)
        for head, row in zip(heads, _pairs(name, summary, numbers, language), strict=True)
    ]


def _shade(number: int | None, most: int, palette: Palette) -> dict[str, str]:
    if not number:
        return {"colour": "transparent", "ink": palette.ink}
    colour = palette.step(number / most)
    return {"colour": colour, "ink": text_upon(colour)}


def _pairs(name: str, summary: Cross, numbers: Sequence[int | None], language: str) -> list[Row]:
    return [
        {
            "category": name,
            "column": label(column, language),
            "number": number,
            "figure": figure(number, language),
        }
        for column, number in zip(summary.columns, numbers, strict=True)
    ]


def _counted(summary: Count, place: int, language: str) -> str:
    number = summary.numbers[place]
    part = share(number, summary.basis, language)
    figures = figure(number, language) + (f"{KEPT}({part})" if part else "")
    return f"{label(summary.categories[place], language)}:{KEPT}{figures}"


def _totalled(summary: Cross, place: int, language: str) -> str:
    return f"{label(summary.rows[place], language)}:{KEPT}{figure(summary.total(place), language)}"
