"""The colours of charts: one hue of blue, in a light and a dark setting, that hold in contrast."""

from __future__ import annotations

from dataclasses import dataclass

LINEAR_BELOW, GAMMA = 0.04045, 2.4
"""The sRGB curve (IEC 61966-2-1), as WCAG 2.1 defines relative luminance."""


HALF = 0.5


@dataclass(frozen=True)
class Palette:
    """Colours for one theme; text has at least 4.5:1 and shapes 3:1 against the background."""

    background: str  # what charts are expected to stand on; they are transparent themselves
    ink: str  # titles and figures
    label: str  # labels of axes and legends
    bar: str
    outline: str  # around pale areas, so that their shape is seen
    least: str  # the end of the scale for little
    middle: str  # halfway, so that the scale stays blue all the way
    most: str  # the end of the scale for much

    def step(self, part: float) -> str:
        """Return the colour for a part from 0 (little) to 1 (much)."""
        low, high = (self.least, self.middle) if part < HALF else (self.middle, self.most)
        way = 2 * part if part < HALF else 2 * part - 1
        ends = zip(_channels(low), _channels(high), strict=True)
        return "#" + "".join(f"{round(start + way * (end - start)):02x}" for start, end in ends)

    def steps(self, number: int) -> list[str]:
        """Return so many colours from little to much."""
        return [self.step(index / max(number - 1, 1)) for index in range(number)]


LIGHT = Palette(
    background="#ffffff",
    ink="#111111",
    label="#333333",
    bar="#00538a",
    outline="#00385e",
    least="#deebf7",
    middle="#4a90c4",
    most="#003a63",
)
DARK = Palette(
    background="#0e1117",
    ink="#fafafa",
    label="#e0e0e0",
    bar="#6cb4e4",
    outline="#9ccbee",
    least="#15324a",
    middle="#3f85b8",
    most="#d6eafa",
)


def text_upon(colour: str) -> str:
    """Return black or white, whichever is easier to read upon a colour."""
    return max(("#000000", "#ffffff"), key=lambda text: contrast(text, colour))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.1)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= LINEAR_BELOW else ((channel + 0.055) / 1.055) ** GAMMA


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
