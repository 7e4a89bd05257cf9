"""The languages of a workbook: from the names in its headings to codes, and back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from babel import Locale

from questionnaires.model import Words
from questionnaires.workbooks.losses import Losses

UNSAID = "default"  # pyxform's name of the language of texts that do not say theirs
UNDETERMINED = "und"  # BCP 47: the language is not known
WORDS = ("label", "hint", "guidance_hint", "jr:constraintMsg", "jr:requiredMsg")
_CODED = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)\s*$")


class Languages:
    """Makes words of texts, and remembers which languages it met, the main one first."""

    def __init__(self, sheets: Mapping[str, Any], unsaid: str, losses: Losses) -> None:
        """`unsaid` is the code of texts in no named language."""
        self._unsaid, self._losses = unsaid, losses
        self._main = _main(sheets)
        self.codes: dict[str, str] = {}
        self.main = self.code(self._main)
        if self.main == UNDETERMINED:
            losses.add("language")

    def code(self, name: str) -> str:
        """Give the code of a language by its name in a heading: `Svenska (sv)` is sv."""
        if name not in self.codes:
            code = self._unsaid if name == UNSAID else _code(name)
            taken = code in self.codes.values()
            self.codes[name] = f"{code}-{len(self.codes)}" if taken else code
        return self.codes[name]

    def words(self, text: object, name: object = "") -> dict[str, str]:
        """Give a text in its languages; the main one has a text whenever another has."""
        found = text if isinstance(text, Mapping) else {self._main: text}
        said = {self.code(str(key)): str(it) for key, it in found.items() if it not in (None, "")}
        if said and self.main not in said:
            self._losses.add("filled", name, self.main)
            said[self.main] = next(iter(said.values()))
        return dict(sorted(said.items(), key=lambda it: it[0] != self.main))


def heading(key: str, language: str, main: str) -> str:
    """Give the heading of a column with the texts of one language.

    Texts of an undetermined language need no name if it is the main one; pyxform would else take
    them for texts of the main language.
    """
    if language == main == UNDETERMINED:
        return key
    named = next((name for name, code in _names().items() if code == language), "")
    return f"{key}::{named.capitalize()} ({language})" if named else f"{key}::{language}"


def spread(key: str, words: Words, main: str) -> dict[str, str]:
    """Give one column for each language of some words; `main` is the questionnaire's language."""
    return {heading(key, language, main): text for language, text in words.items()}


def _main(sheets: Mapping[str, Any]) -> str:
    named = str(sheets.get("default_language") or UNSAID)
    if named != UNSAID:
        return named
    met = Counter(language for it in _texts(sheets) for language in it)
    return met.most_common(1)[0][0] if met else UNSAID


def _texts(part: object) -> Iterator[Mapping[str, str]]:
    if isinstance(part, list | tuple):
        for it in part:
            yield from _texts(it)
    elif isinstance(part, Mapping):
        yield from (part[key] for key in WORDS if isinstance(part.get(key), Mapping))
        for key in ("children", "choices", "bind"):
            below = part.get(key)
            yield from _texts(
                list(below.values()) if key == "choices" and isinstance(below, Mapping) else below
            )


def _code(name: str) -> str:
    if coded := _CODED.search(name):
        return coded[1].lower()
    plain = name.strip().lower()
    if plain in _names():
        return _names()[plain]
    return re.sub(r"[^\w\-]+", "_", plain).strip("_") or UNDETERMINED


@cache
def _names() -> Mapping[str, str]:
    """Give the code of each language by its English name, and by its own where that is Swedish."""
    english = {str(it).lower(): code for code, it in Locale("en").languages.items()}
    return {**english, "svenska": "sv"}
