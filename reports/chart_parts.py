"""What charts are made of alike: axes with wrapped labels, legends, sizes and colours of text."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import altair as alt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports.palette import Palette

Row = dict[str, Any]
"""One row of a chart's data: JSON values by name, among them `category`."""

FONT = "'Source Sans', 'Source Sans 3', sans-serif"
SIZE = 13
"""Of all text in a chart, in pixels."""
LINE, BAR, GAP = 16, 20, 14
"""Heights of a line of text, a bar, and what is between rows, in pixels."""
ABOVE = 42
"""Characters on a line of a label above a bar: so many fit at 320 px."""
BESIDE = 20
"""Characters on a line of a label beside a row; a longer word is let be."""
LEVEL_COLUMNS = 3
"""So many column labels fit side by side at 320 px; more are set upright."""
UPRIGHT = 30
"""Characters on a line of an upright column label."""
SHORT = 14
"""Legend entries of so many characters go two in a row at 320 px."""
BREAK = "\n"
SPLIT = "split(datum.label, '\\n')"


def wrapped(labels: Iterable[str], width: int, *, centred: bool = False) -> list[str]:
    """Break labels into lines of so many characters, between words only, all in as many lines.

    Shorter ones begin with empty lines: so many that they end with the others, or are centred.
    """
    broken = [textwrap.wrap(name, width, break_long_words=False) or [name] for name in labels]
    most = max(map(len, broken), default=1)
    share = 2 if centred else 1
    return [BREAK.join([""] * ((most - len(lines)) // share) + lines) for lines in broken]


def most_lines(rows: Sequence[Row], field: str = "category") -> int:
    """Return the number of lines of the longest label."""
    return max((row[field].count(BREAK) + 1 for row in rows), default=1)


def bar_rows(rows: Sequence[Row]) -> alt.Y:
    """Return the places of bars down a chart, in the order of the data, without an axis."""
    return alt.Y("category:N", axis=None, scale=alt.Scale(domain=unique(rows, "category")))


def under_label(rows: Sequence[Row]) -> float:
    """Return how far below its row's middle a bar stands, in pixels."""
    return most_lines(rows) * LINE / 2


def labels_above(rows: Sequence[Row], palette: Palette) -> alt.Chart:
    """Return the categories' labels, each right above its bar and as wide as the chart."""
    names = [{"category": name} for name in unique(rows, "category")]
    drawn: alt.Chart = (
        alt.Chart(alt.InlineData(values=names))
        .mark_text(
            align="left",
            baseline="top",
            lineBreak=BREAK,
            lineHeight=LINE,
            fontSize=SIZE,
            color=palette.label,
            yOffset=-(most_lines(rows) * LINE + BAR) / 2,
        )
        .encode(y=bar_rows(rows), x=alt.value(0), text="category:N")
    )
    return drawn


def rows_axis(rows: Sequence[Row]) -> alt.Y:
    """Return the axis of categories beside a heat map, in the order of the data, all labelled."""
    axis = alt.Axis(
        domain=False,
        ticks=False,
        labelExpr=SPLIT,
        labelLineHeight=LINE,
        labelLimit=0,
        labelOffset=-(most_lines(rows) - 1) * LINE / 2,
        labelOverlap=False,
    )
    scale = alt.Scale(domain=unique(rows, "category"))
    return alt.Y("category:N", title=None, axis=axis, scale=scale)


def columns_axis(rows: Sequence[Row]) -> alt.X:
    """Return the axis of columns above a heat map, in the order of the data, all labelled."""
    names = unique(rows, "column")
    axis = alt.Axis(
        orient="top",
        domain=False,
        ticks=False,
        labelAngle=0 if len(names) <= LEVEL_COLUMNS else -90,
        labelExpr=SPLIT,
        labelLineHeight=LINE,
        labelLimit=0,
        labelOffset=-(most_lines(rows, "column") - 1) * LINE / 2 * (len(names) > LEVEL_COLUMNS),
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


def dressed(layers: Sequence[alt.Chart], height: int, palette: Palette) -> alt.LayerChart:
    """Return layers as a chart as wide as its container, so many pixels high, in our type.

    Axes and legends come on top of the height.
    """
    chart: alt.LayerChart = (
        alt.LayerChart(layer=list(layers))
        .resolve_scale(color="independent")
        .properties(
            width="container",
            height=height,
            autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
            background="transparent",
        )
        .configure(font=FONT)
        .configure_axis(labelFontSize=SIZE, labelColor=palette.label, labelPadding=6)
        .configure_legend(labelFontSize=SIZE, labelColor=palette.label)
        .configure_view(stroke=None)
    )
    return chart


def unique(rows: Sequence[Row], field: str) -> list[str]:
    """Return the values of a field, each once, in the order of the data."""
    return list(dict.fromkeys(row[field] for row in rows))
