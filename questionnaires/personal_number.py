"""Finds Swedish personal numbers in free text, where none should be written."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"(?<!\d)(?:19|20)?(\d{6}) ?[-+]? ?(\d{4})(?!\d)", re.ASCII)
_MINUS = "\u2212"  # a mathematical sign to Unicode, a hyphen to who types
_COORDINATION = 60  # added to the day in a coordination number (samordningsnummer)


def find_personal_number(text: str) -> str | None:
    """Give the first personal number or coordination number in a text, as it is written there.

    Ten or twelve digits with a month, a day and a check digit that are right (Skatteverket,
    SKV 704). An organisation number is never one: its third digit is at least 2.
    """
    characters, places = _plain(text)
    for found in _NUMBER.finditer(characters):
        if is_personal_number("".join(found.groups())):
            return text[places[found.start()] : places[found.end() - 1] + 1]
    return None


def is_personal_number(digits: str) -> bool:
    """Tell whether ten digits are a personal number or a coordination number."""
    month, day = int(digits[2:4]), int(digits[4:6])
    if day > _COORDINATION:
        day -= _COORDINATION
    return 1 <= month <= 12 and 1 <= day <= 31 and _adds_up(digits)  # noqa: PLR2004 — a calendar


def _adds_up(digits: str) -> bool:
    """Check by Luhn's rule: with every other digit doubled, the sum of all digits ends in 0."""
    doubled = (int(it) * (2 - place % 2) for place, it in enumerate(digits))
    return sum(sum(divmod(it, 10)) for it in doubled) % 10 == 0


def _plain(text: str) -> tuple[str, list[int]]:
    """Write digits, hyphens and spaces in one way; the list tells where each stood in the text."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if unicodedata.category(character) != "Cf":  # unseen: soft hyphens, joiners
            characters.append(_alike(character))
            places.append(place)
    return "".join(characters), places


def _alike(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if character == _MINUS or unicodedata.category(character) == "Pd":
        return "-"
    return " " if unicodedata.category(character) == "Zs" else character
