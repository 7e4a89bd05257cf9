"""Sets tables: rows that may run over pages, their headings repeated there as decoration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.pdf.sheet import SIDE
from reports.pdf.styles import CELL, HEAD, RULE, TINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.pdf.sheet import Sheet
    from reports.pdf.structure import Element
    from reports.pdf.styles import Style

PAD_X, PAD_Y = 1.8, 1.1
"""Between a cell's edge and its text, in mm."""
SCOPED = "<</O /Table /Scope /{}>>"


@dataclass(frozen=True)
class _Cell:
    lines: list[str]
    style: Style
    x: float
    heads: str = ""  # "Row" or "Column" where it is a heading


@dataclass(frozen=True)
class Table:
    """A table whose columns share the sheet's width by given parts; it draws itself."""

    sheet: Sheet
    columns: Sequence[str]  # headings, or none
    parts: Sequence[float]

    def draw(self, rows: Sequence[Sequence[str]], summary: str) -> None:
        """Draw the rows, the first text of each being its heading; the summary says what it is."""
        with self.sheet.tag("Table", T=summary):
            if self.columns:
                first = self._row(rows[0], heads="Row")
                self.sheet.room(_height(self._heads()) + _height(first))
                self._draw_row(self._heads())
            for row in rows:
                self._draw_over_pages(self._row(row, heads="Row"))
        self.sheet.y += 2

    def _heads(self) -> list[_Cell]:
        return self._row(self.columns, heads="Column")

    def _row(self, texts: Sequence[str], heads: str) -> list[_Cell]:
        cells, x, whole = [], float(SIDE), sum(self.parts)
        for index, (words, part) in enumerate(zip(texts, self.parts, strict=True)):
            width = self.sheet.epw * part / whole
            style = HEAD if heads == "Column" else CELL
            lines = self.sheet.lines(words, style, width - 2 * PAD_X)
            role = heads if heads == "Column" or index == 0 else ""
            cells.append(_Cell(lines, style, x + PAD_X, role))
            x += width
        return cells

    def _draw_over_pages(self, cells: list[_Cell]) -> None:
        """Draw a row on one page, if a page is enough for it; else line by line over several."""
        page = self.sheet.page
        self.sheet.room(min(_height(cells), 60))
        if self.sheet.page != page and self.columns:
            with self.sheet.artifact():
                self._draw_row(self._heads())
        self._draw_row(cells)

    def _draw_row(self, cells: list[_Cell]) -> None:
        if cells[0].heads == "Column":
            self._tint(_height(cells))
        with self.sheet.tag("TR"):
            elements = [self._element(cell) for cell in cells]
        self.sheet.y += PAD_Y
        for index in range(max(len(cell.lines) for cell in cells)):
            self.sheet.room(CELL.leading + PAD_Y)
            for cell, element in zip(cells, elements, strict=True):
                if index < len(cell.lines):
                    self._draw_line(cell, element, index)
            self.sheet.y += CELL.leading
        self.sheet.y += PAD_Y
        self._rule()

    def _element(self, cell: _Cell) -> Element:
        attributes = SCOPED.format(cell.heads) if cell.heads else ""
        with self.sheet.tag("TH" if cell.heads else "TD", attributes) as element:
            return element

    def _draw_line(self, cell: _Cell, element: Element, index: int) -> None:
        with self.sheet.resume(element):
            self.sheet.draw_line(cell.lines[index], cell.x, self.sheet.y, cell.style)

    def _tint(self, height: float) -> None:
        self.sheet.set_fill_color(*TINT)
        self.sheet.rect(SIDE, self.sheet.y, self.sheet.epw, height, style="F")

    def _rule(self) -> None:
        self.sheet.set_draw_color(*RULE)
        self.sheet.set_line_width(0.2)
        self.sheet.line_across(self.sheet.y)


def _height(cells: Sequence[_Cell]) -> float:
    return max(len(cell.lines) for cell in cells) * CELL.leading + 2 * PAD_Y
