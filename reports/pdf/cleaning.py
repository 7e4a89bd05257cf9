"""Makes any text drawable: what the fonts lack is drawn as □ and remembered, never dropped."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import regex
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # it has no types

FONTS = Path(__file__).parent.parent / "fonts"
FACES = {"": "Regular", "B": "Bold", "I": "Italic"}
BOX = "□"
CLUSTER = regex.compile(r"\X")  # what a reader takes for one character
STAND_INS = re.compile("([\U000f0000-\U000ffffd]+)")  # a private plane of Unicode
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn"})  # controls, formats, halves of pairs, not assigned
LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


@cache
def drawable() -> frozenset[str]:
    """Return the characters that all faces have, without those that show nothing."""
    cmaps = [set(_cmap(face)) for face in FACES.values()]
    found = {chr(code) for code in set.intersection(*cmaps)}
    return frozenset(c for c in found if unicodedata.category(c) not in UNSEEN)


def _cmap(face: str) -> dict[int, str]:
    with TTFont(FONTS / f"SourceSans3-{face}.ttf", lazy=True) as font:
        return dict(font.getBestCmap() or {})


class Cleaner:
    """Turns texts into drawable ones: a stand-in for each cluster of characters the fonts lack.

    Stand-ins are private characters, as many as there are different clusters, so that a text
    with them is wrapped and cut like any other.
    """

    def __init__(self) -> None:
        self._stand_ins: dict[str, str] = {}
        self._originals: dict[str, str] = {}

    def clean(self, text: str) -> str:
        """Return a text whose characters are drawable, line ends, or stand-ins."""
        text = unicodedata.normalize("NFC", LINE_ENDS.sub("\n", text)).replace("\t", "    ")
        if drawable().issuperset(text):
            return text
        return "".join(self._cluster(cluster) for cluster in CLUSTER.findall(text))

    def pieces(self, text: str) -> list[tuple[str, str]]:
        """Cut a cleaned text into pieces of (what is drawn, what it stands for or "")."""
        cut = [piece for piece in STAND_INS.split(text) if piece]
        return [
            (BOX * len(piece), self._original(piece)) if STAND_INS.match(piece) else (piece, "")
            for piece in cut
        ]

    def _original(self, piece: str) -> str:
        return "".join(self._originals[stand_in] for stand_in in piece)

    def _cluster(self, cluster: str) -> str:
        seen = "".join(c for c in cluster if c == "\n" or not _unseen(c))
        if all(c == "\n" or c in drawable() for c in seen):
            return seen
        if seen.isspace():
            return " " * len(seen)
        return self._stand_in(cluster)

    def _stand_in(self, cluster: str) -> str:
        if cluster not in self._stand_ins:
            stand_in = chr(0xF0000 + len(self._stand_ins))
            self._stand_ins[cluster] = stand_in
            self._originals[stand_in] = cluster
        return self._stand_ins[cluster]


def _unseen(character: str) -> bool:
    selects_a_variant = "\ufe00" <= character <= "\ufe0f"
    return selects_a_variant or unicodedata.category(character) in UNSEEN
