"""What every language's catalogue must hold: all the keys, the same values, and words for each."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest
import streamlit
from key_uses import COMPUTED, FORMS, beginnings, uses

from i18n import LANGUAGES, catalogue
from i18n.catalogue import FOLDER

SWEDISH = catalogue("sv").words
AREAS = {key.partition(".")[0] for key in SWEDISH}
USES = uses(AREAS)


def left_open(words: str) -> frozenset[str]:
    """Give the names in braces that a sentence leaves open."""
    return frozenset(name for _, name, _, _ in Formatter().parse(words) if name is not None)


def pieces(words: str) -> list[str]:
    """Give the parts that Streamlit's script holds whole; how to press Enter is put together."""
    return ["Press "] if words.startswith("Press ") else re.split(r"%s|\. ", words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_same_keys_as_swedish(language: str) -> None:
    assert set(catalogue(language).words) == set(SWEDISH)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_empty(language: str) -> None:
    found = catalogue(language)
    pairs = {**found.words, **found.streamlit}.items()
    assert not [key for key, words in pairs if not words.strip()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_written_twice(language: str) -> None:
    text = (FOLDER / f"{language}.po").read_text(encoding="utf-8")
    keys = Counter(re.findall(r'((?:^msgctxt .*\n)?^msgid ".*")$', text, re.MULTILINE))
    assert not [key for key, times in keys.items() if times > 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_leaves_the_same_open_in_every_language(language: str) -> None:
    words = catalogue(language).words
    # "One thing" needs no figure; whether it has one is each language's own affair.
    spare = {key: {"number"} if key.endswith(".one") else set[str]() for key in SWEDISH}
    different = [k for k in SWEDISH if (left_open(words[k]) ^ left_open(SWEDISH[k])) - spare[k]]
    assert not different


def test_no_key_that_is_used_is_missing() -> None:
    assert not [f"{it.key} ({it.place})" for it in USES if it.key not in SWEDISH]


def test_no_key_is_unused() -> None:
    unused = set(SWEDISH) - {it.key for it in USES}
    assert not unused


def test_what_a_sentence_leaves_open_is_filled_in_where_it_is_said() -> None:
    wrong = [
        f"{it.key} ({it.place})"
        for it in USES
        if it.values is not None and not left_open(SWEDISH.get(it.key, "")) <= it.values
    ]
    assert not wrong


def test_a_sentence_with_a_number_has_words_for_one_and_for_many() -> None:
    counted = {base for base, _, form in (k.rpartition(".") for k in SWEDISH) if form in FORMS}
    counted = {base for base in counted if "." in base}
    assert not [f"{k}.{form}" for k in counted for form in FORMS if f"{k}.{form}" not in SWEDISH]


def test_every_key_that_is_put_together_is_known_here() -> None:
    assert beginnings(AREAS) == set(COMPUTED)


def test_streamlits_own_words_are_still_the_ones_that_are_replaced() -> None:
    assert not catalogue("en").streamlit
    scripts = Path(streamlit.__file__).parent.glob("static/static/js/*.js")
    said = "\n".join(it.read_text(encoding="utf-8") for it in scripts)
    assert not [w for w in catalogue("sv").streamlit if not all(p in said for p in pieces(w))]
