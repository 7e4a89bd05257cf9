"""What charts are made of alike: axes with wrapped labels, legends, sizes and colours of text."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import altair as alt

from reports.phrases import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.palette import Palette
    from reports.summaries import Summary

Row = dict[str, Any]
"""One row of a chart's data: JSON values by name, among them `category`."""

FONT = "'Source Sans', 'Source Sans 3', sans-serif"
SIZE = 13
"""Of all text in a chart, in pixels."""
LABEL_CHARACTERS = 22
"""On a line of a label beside a row; a longer word is let be."""
LABEL_PIXELS = 175
LINE, GAP = 16, 16
"""Height of a line of a label, and between rows, in pixels."""
LEVEL_COLUMNS = 3
"""So many column labels fit side by side at 320 px; more are set upright."""
UPRIGHT = 150
"""Room for upright column labels, in pixels."""
SHORT = 14
"""Legend entries of so many characters go two in a row at 320 px."""
SPLIT = "split(datum.label, '\\n')"


def wrapped(words: str, width: int = LABEL_CHARACTERS) -> str:
    """Break a label into lines of so many characters, between words only."""
    return "\n".join(textwrap.wrap(words, width, break_long_words=False)) or words


def rows_axis(rows: Sequence[Row]) -> alt.Y:
    """Return the axis of categories, in the order of the data, all of them labelled."""
    axis = alt.Axis(
        domain=False, ticks=False, labelExpr=SPLIT, labelLimit=LABEL_PIXELS, labelOverlap=False
    )
    scale = alt.Scale(domain=_unique(rows, "category"), padding=0.2)
    return alt.Y("category:N", title=None, axis=axis, scale=scale)


def columns_axis(rows: Sequence[Row]) -> alt.X:
    """Return the axis of columns above a heat map, in the order of the data, all labelled."""
    names = _unique(rows, "column")
    axis = alt.Axis(
        orient="top",
        domain=False,
        ticks=False,
        labelAngle=0 if len(names) <= LEVEL_COLUMNS else -90,
        labelLimit=UPRIGHT,
        labelOverlap=False,
    )
    return alt.X("column:N", title=None, axis=axis, scale=alt.Scale(domain=names))


def legend(names: Sequence[str]) -> alt.Legend:
    """Return a legend above the chart, in as many columns as fit at 320 px."""
    columns = 2 if max(map(len, names), default=0) <= SHORT else 1
    return alt.Legend(
        title=None, orient="top", columns=columns, labelLimit=280, symbolStrokeWidth=0.8
    )


def tooltip(*fields: str) -> list[alt.Tooltip]:
    """Return what is shown when the pointer rests on something: the fields' values."""
    return [alt.Tooltip(f"{field}:N", title=" ") for field in fields]


def dressed(
    layers: Sequence[alt.Chart],
    summary: Summary,
    language: str,
    palette: Palette,
    rows: Sequence[Row],
) -> alt.LayerChart:
    """Return layers as a chart as wide as its container and as high as its labels need."""
    categories = _unique(rows, "category")
    lines = max((name.count("\n") + 1 for name in categories), default=1)
    chart: alt.LayerChart = (
        alt.LayerChart(layer=list(layers))
        .resolve_scale(color="independent")
        .properties(
            width="container",
            height=max(len(categories), 1) * (lines * LINE + GAP),
            description=sentence(summary, language),
            background="transparent",
        )
        .configure(font=FONT)
        .configure_axis(labelFontSize=SIZE, labelColor=palette.label, labelPadding=6)
        .configure_legend(labelFontSize=SIZE, labelColor=palette.label)
        .configure_view(stroke=None)
    )
    return chart


def _unique(rows: Sequence[Row], field: str) -> list[str]:
    return list(dict.fromkeys(row[field] for row in rows))
