"""The language of this visit, and the words in it."""

from __future__ import annotations

from collections.abc import Mapping

import i18n
from ui.visitor import LANGUAGE_COOKIE, cookie


def language() -> str:
    """Return the chosen language's code; Swedish until another is chosen."""
    chosen = cookie(LANGUAGE_COOKIE)
    return chosen if chosen in i18n.LANGUAGES else i18n.LANGUAGES[0]


def say(key: str, **values: object) -> str:
    """Return the words for a key in the language of this visit."""
    return i18n.text(key, language(), **values)


def say_number(key: str, number: int, **values: object) -> str:
    """Return the words for a number of things in the language of this visit."""
    return i18n.plural(key, language(), number, **values)


def words(texts: Mapping[str, str]) -> str:
    """Return a definition's words in the language of this visit, or in its first where it lacks that."""
    return texts.get(language()) or next(iter(texts.values()), "")
