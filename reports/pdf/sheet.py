"""Our page: its margins, running head and foot, and lines of text set upon it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from i18n import text
from reports.pdf.cleaning import BOX, FACES, FONTS, STAND_INS, Cleaner
from reports.pdf.styles import BLUE, BODY, RUNNING
from reports.pdf.tagged import TaggedPDF
from reports.pdf.wrapping import wrapped

if TYPE_CHECKING:
    from reports.pdf.metadata import Metadata
    from reports.pdf.styles import Style

FAMILY = "Source Sans 3"
SIDE, TOP, FOOT = 22, 25, 22
"""Margins in millimetres."""
PAGES = "{n}"
"""Stands for the number of pages, as wide as two digits, until that is known."""


class Sheet(TaggedPDF):
    """A document of ours, of which everything is drawn line by line."""

    def __init__(self, metadata: Metadata, head: str, foot: str, language: str) -> None:
        super().__init__(metadata)
        self._cleaner, self._widths = Cleaner(), dict[tuple[str, str], float]()
        self._head, self._foot, self._language = head, foot, language
        for face, name in FACES.items():
            self.add_font(FAMILY, face, FONTS / f"SourceSans3-{name}.ttf")
        self.c_margin = 0
        self.set_margins(SIDE, TOP, SIDE)
        self.set_auto_page_break(auto=False, margin=FOOT)
        self.alias_nb_pages(PAGES)
        self.wear(BODY)
        self.add_page()

    @property
    def bottom(self) -> float:
        """How far down the page text may go, in mm."""
        return self.h - FOOT

    def wear(self, style: Style) -> None:
        """Draw what comes next in a style."""
        self.set_font(FAMILY, style.face, style.size)
        self.set_text_color(*style.colour)

    def room(self, height: float) -> None:
        """Begin a new page unless so many mm are left on this one."""
        if self.y + height > self.bottom and self.y > TOP:
            self.add_page()

    def lines(self, words: str, style: Style, width: float) -> list[str]:
        """Return a text cleaned and broken into lines of a width in mm; line ends break too."""
        scale = style.size / self.k
        cleaned = self._cleaner.clean(words)

        def measure(word: str) -> float:
            return scale * sum(self._width(style.face, character) for character in word)

        return [line for part in cleaned.split("\n") for line in wrapped(part, width, measure)]

    def draw_line(self, words: str, x: float, y: float, style: Style) -> None:
        """Draw one line of cleaned text whose box begins at (x, y) mm."""
        self.wear(style)
        base = y + style.leading / 2 + 0.3 * style.size / self.k
        for drawn, original in self._cleaner.pieces(words):
            if original:
                with self.tag("Span", ActualText=original):
                    self.text(x, base, drawn)
            else:
                self.text(x, base, drawn)
            x += style.size / self.k * sum(self._width(style.face, c) for c in drawn)

    def running_head(self) -> None:
        """Draw what the document is, over a line."""
        self._running(self._head, 11)
        self.set_draw_color(*BLUE)
        self.set_line_width(0.4)
        self.line_across(17.5)

    def running_foot(self) -> None:
        """Draw who it is from and the page's number."""
        self._running(self._foot, self.h - 15)
        page = text("document.page", self._language, page=self.page_no(), pages=PAGES)
        self.set_xy(self.w - SIDE - 30, self.h - 15)
        self.cell(30, RUNNING.leading, page, align="R")

    def line_across(self, y: float) -> None:
        """Draw a line from margin to margin."""
        self.line(SIDE, y, self.w - SIDE, y)

    def _running(self, words: str, y: float) -> None:
        """Draw a text's first line at the left."""
        self.draw_line(self.lines(words, RUNNING, self.epw - 30)[0], SIDE, y, RUNNING)

    def _width(self, face: str, character: str) -> float:
        """Return a character's width in parts of the font's size, measured once for each face."""
        known = self._widths.get((face, character))
        if known is None:
            self.set_font(FAMILY, face, self.font_size_pt)
            drawn = BOX if STAND_INS.match(character) else character
            known = self.get_string_width(drawn, normalized=True) / self.font_size
            self._widths[face, character] = known
        return known
