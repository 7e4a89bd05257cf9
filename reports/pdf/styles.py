"""How the texts of our documents look: sizes in points, distances in millimetres."""

from __future__ import annotations

from dataclasses import dataclass

BLUE = (0, 72, 106)
INK = (17, 17, 17)
GREY = (90, 90, 90)
RULE = (190, 200, 208)
TINT = (238, 243, 246)


@dataclass(frozen=True)
class Style:
    """The look of one kind of text."""

    size: float  # points
    face: str = ""  # "", "B" or "I"
    colour: tuple[int, int, int] = INK
    before: float = 0  # mm above
    after: float = 0  # mm below

    @property
    def leading(self) -> float:
        """The height of a line in mm: 1.36 times the size."""
        return self.size * 0.48


TITLE = Style(22, "B", BLUE, after=1.5)
SUBTITLE = Style(13, "", GREY, after=5)
SECTION = Style(15, "B", BLUE, before=9, after=2)
BLOCK = Style(13, "B", BLUE, before=8, after=0.5)
INNER = Style(11.5, "B", BLUE, before=6, after=0)
LABEL = Style(10.5, "B", before=4, after=0.6)
BODY = Style(10.5)
QUIET = Style(10.5, "I", GREY)
CELL = Style(9.5)
HEAD = Style(9.5, "B", BLUE)
RUNNING = Style(8.5, "", GREY)
