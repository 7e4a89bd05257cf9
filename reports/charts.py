"""Charts of summaries, for screens from 320 px wide: the figures are written in them too.

They are transparent, so each takes a palette that fits what they stand on (`LIGHT`, `DARK`), and
their width is the container's. Show them with the host's own chart theme turned off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from reports.chart_parts import SIZE, columns_axis, dressed, legend, rows_axis, tooltip, wrapped
from reports.palette import LIGHT, text_upon
from reports.phrases import figure, label, share
from reports.summaries import Count, Cross

if TYPE_CHECKING:
    from collections.abc import Sequence

    from questionnaires.model import Choice
    from reports.chart_parts import Row
    from reports.palette import Palette
    from reports.summaries import Summary

ROOM_FOR_FIGURE = 0.07
"""The least part of the chart's width that a figure fits into."""


def chart(summary: Summary, language: str, palette: Palette = LIGHT) -> alt.LayerChart:
    """Return the chart that fits a summary: bars for counts, a heat map for crossed choices."""
    match summary:
        case Count():
            return bars(summary, language, palette)
        case Cross():
            return heat_map(summary, language, palette)


def bars(summary: Count, language: str, palette: Palette = LIGHT) -> alt.LayerChart:
    """Return horizontal bars in the categories' order, each with its figure and per cent."""
    rows = [
        _bar(choice, number, summary, language)
        for choice, number in zip(summary.categories, summary.numbers, strict=True)
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=rows_axis(rows))
    most = max((number for number in summary.numbers if number), default=1)
    x = alt.X("number:Q", axis=None, scale=alt.Scale(domain=[0, most * 1.35]))
    drawn = base.mark_bar(color=palette.bar).encode(x=x, tooltip=tooltip("category", "figure"))
    figures = base.mark_text(align="left", dx=5, color=palette.ink, fontSize=SIZE).encode(
        x=alt.X("start:Q"), text="figure:N"
    )
    return dressed([drawn, figures], summary, language, palette, rows)


def stacked(summary: Cross, language: str, palette: Palette = LIGHT) -> alt.LayerChart:
    """Return a bar for each row, divided by column from pale to strong, with figures inside."""
    columns = [label(column, language) for column in summary.columns]
    colours = palette.steps(len(columns))
    rows = _segments(summary, language, colours)
    most = max((row["end"] for row in rows), default=0) or 1
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=rows_axis(rows))
    drawn = base.mark_bar(stroke=palette.outline, strokeWidth=0.8).encode(
        x=alt.X("begin:Q", axis=None, scale=alt.Scale(domain=[0, most])),
        x2="end:Q",
        color=alt.Color(
            "column:N",
            scale=alt.Scale(domain=columns, range=colours),
            legend=legend(columns),
        ),
        tooltip=tooltip("category", "column", "figure"),
    )
    roomy = [row for row in rows if row["number"] and row["number"] / most >= ROOM_FOR_FIGURE]
    figures = (
        alt.Chart(alt.InlineData(values=roomy))
        .mark_text(fontSize=SIZE)
        .encode(
            y=rows_axis(rows),
            x="middle:Q",
            text="figure:N",
            color=alt.Color("ink:N", scale=None),
        )
    )
    return dressed([drawn, figures], summary, language, palette, rows)


def heat_map(summary: Cross, language: str, palette: Palette = LIGHT) -> alt.LayerChart:
    """Return a square for each pair, the stronger the more, with the figure in it."""
    rows = _squares(summary, language, palette)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=rows_axis(rows),
        x=columns_axis(rows),
    )
    drawn = base.mark_rect(stroke=palette.outline, strokeWidth=0.8).encode(
        color=alt.Color("colour:N", scale=None), tooltip=tooltip("category", "column", "figure")
    )
    figures = base.mark_text(fontSize=SIZE).encode(
        text="figure:N", color=alt.Color("ink:N", scale=None)
    )
    return dressed([drawn, figures], summary, language, palette, rows)


def _segments(summary: Cross, language: str, colours: Sequence[str]) -> list[Row]:
    """Return a row for each part of each bar, from where to where it reaches."""
    rows: list[Row] = []
    for choice, numbers in zip(summary.rows, summary.numbers, strict=True):
        end = 0
        for column, colour, number in zip(summary.columns, colours, numbers, strict=True):
            begin, end = end, end + (number or 0)
            rows.append(
                {
                    "category": wrapped(label(choice, language)),
                    "column": label(column, language),
                    "number": number,
                    "figure": figure(number, language),
                    "begin": begin,
                    "middle": (begin + end) / 2,
                    "end": end,
                    "ink": text_upon(colour),
                }
            )
    return rows


def _squares(summary: Cross, language: str, palette: Palette) -> list[Row]:
    """Return a row for each pair; those without a figure, or with 0, have no colour."""
    most = max((number or 0 for row in summary.numbers for number in row), default=0)
    rows: list[Row] = []
    for choice, numbers in zip(summary.rows, summary.numbers, strict=True):
        for column, number in zip(summary.columns, numbers, strict=True):
            colour = palette.step(number / most) if number else ""
            rows.append(
                {
                    "category": wrapped(label(choice, language)),
                    "column": label(column, language),
                    "number": number,
                    "figure": figure(number, language),
                    "colour": colour or "transparent",
                    "ink": text_upon(colour) if colour else palette.ink,
                }
            )
    return rows


def _bar(choice: Choice, number: int | None, summary: Count, language: str) -> Row:
    written = figure(number, language)
    part = share(number, summary.basis, language)
    return {
        "category": wrapped(label(choice, language)),
        "number": number,
        "start": number or 0,
        "figure": f"{written} ({part})" if part else written,
    }
