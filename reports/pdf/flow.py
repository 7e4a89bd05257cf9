"""Sets headings, paragraphs and lists down a sheet, each tagged as what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.pdf.sheet import SIDE, TOP
from reports.pdf.styles import BODY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.pdf.sheet import Sheet
    from reports.pdf.styles import Style

DEEPEST = 6
"""PDF/UA-1 knows the headings H1 to H6."""
HANGING = 5.5
"""How far list items are moved in, in mm."""


def heading(
    sheet: Sheet, words: str, level: int, style: Style, *, company: float = 14, outlined: int = -1
) -> None:
    """Set a heading of a level from 1, never last on a page: `company` mm shall follow it.

    `outlined` is its depth in the outline from 0; -1 keeps it out.
    """
    lines = sheet.lines(words, style, sheet.epw)
    sheet.room(style.before + len(lines) * style.leading + company)
    sheet.y += style.before if sheet.y > TOP else 0
    if outlined >= 0:
        sheet.start_section(words, level=outlined)
    with sheet.tag(f"H{min(level, DEEPEST)}", T=words):
        set_lines(sheet, lines, style)
    sheet.y += style.after


def paragraph(sheet: Sheet, words: str, style: Style = BODY) -> None:
    """Set one paragraph over the whole width; an empty one is a blank line."""
    if words.strip():
        sheet.y += style.before
        with sheet.tag("P"):
            set_lines(sheet, sheet.lines(words, style, sheet.epw), style)
        sheet.y += style.after
    else:
        sheet.y += style.leading


def listing(sheet: Sheet, items: Sequence[str], *, ordered: bool) -> None:
    """Set a list, with numbers where it is ordered and dots where not."""
    numbering = "Decimal" if ordered else "Disc"
    with sheet.tag("L", f"<</O /List /ListNumbering /{numbering}>>"):
        for number, item in enumerate(items, start=1):
            lines = sheet.lines(item, BODY, sheet.epw - HANGING)
            sheet.room(min(len(lines), 2) * BODY.leading)
            with sheet.tag("LI"):
                with sheet.tag("Lbl"):
                    mark = f"{number}." if ordered else "•"
                    sheet.draw_line(mark, SIDE + 1, sheet.y, BODY)
                with sheet.tag("LBody"):
                    set_lines(sheet, lines, BODY, SIDE + HANGING)


def set_lines(sheet: Sheet, lines: Sequence[str], style: Style, x: float = SIDE) -> None:
    """Set lines one under the other and over pages, with no line alone at a page's foot or top."""
    for index, line in enumerate(lines):
        left = len(lines) - index
        together = 2 if left == 2 or (index == 0 and left > 1) else 1  # noqa: PLR2004 - two lines
        sheet.room(together * style.leading)
        sheet.draw_line(line, x, sheet.y, style)
        sheet.y += style.leading
