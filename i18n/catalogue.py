"""Reads a language's catalogue, a gettext file beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent / "catalogues"
STREAMLIT = "streamlit"
"""The context (`msgctxt`) of Streamlit's own built-in words, which are English only."""


@dataclass(frozen=True)
class Catalogue:
    """The words of one language: ours by key, and Streamlit's by the English they replace."""

    language: str
    words: Mapping[str, str]
    streamlit: Mapping[str, str]


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue, Swedish first."""
    codes = {path.stem for path in FOLDER.glob("*.po")}
    return ("sv", *sorted(codes - {"sv"}))


@cache
def catalogue(language: str) -> Catalogue:
    """Read the catalogue of a language; raises FileNotFoundError for a language without one."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        messages = list(read_po(file, abort_invalid=True))
    found = [(m.context, str(m.id), str(m.string)) for m in messages if m.id]
    return Catalogue(
        language=language,
        words={key: string for context, key, string in found if context is None},
        streamlit={key: string for context, key, string in found if context == STREAMLIT},
    )


LANGUAGES = languages()
