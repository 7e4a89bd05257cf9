"""Finds the words for a key in a language and fills in what they leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from i18n.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping


def text(key: str, language: str, /, **values: object) -> str:
    """Return the words for a key, with `{name}` replaced by the value of that name.

    Raises KeyError for a key that the language's catalogue lacks.
    """
    words = catalogue(language).words[key]
    return words.format(**values) if values else words


def plural(key: str, language: str, number: int, **values: object) -> str:
    """Return the words for a number of things: `key.one` for one, `key.many` for all others."""
    form = "one" if number == 1 else "many"
    return text(f"{key}.{form}", language, number=number, **values)


def streamlit_words(language: str) -> Mapping[str, str]:
    """Return what Streamlit's own English words are called in a language, by the English."""
    return catalogue(language).streamlit
