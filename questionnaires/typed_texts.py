"""Texts as people type them, made clean, and texts of a known format made alike."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from questionnaires.expressions.functions.own import organisation_number_holds
from questionnaires.unreadable import Unreadable

if TYPE_CHECKING:
    from questionnaires.model import Text

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Marks that make a text read otherwise than it is stored."""

_EMAIL = re.compile(r"[^\s@,;:<>()\[\]\"]+@[^\s@,;:<>()\[\]\"/.]+(?:\.[^\s@,;:<>()\[\]\"/.]+)+")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}\.?", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_PHONE = re.compile(r"\+?[\d\s()/.-]+")
_FEWEST, _MOST = 5, 15  # digits of a telephone number: the shortest in use, and ITU-T E.164
_ORGANISATION_NUMBER = re.compile(r"(?:16)?(\d{6})[-+ ]?(\d{4})")


def clean(text: str, *, multiline: bool) -> str:
    """Make a text's letters composed (NFC), and take away control characters and outer space."""
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ").split("\n")
    kept = ["".join(filter(_is_kept, line)).rstrip() for line in lines]
    joined = ("\n" if multiline else " ").join(kept).strip()
    return unicodedata.normalize("NFC", joined)


def read_text(question: Text, text: str) -> str | None:
    """Read a text in the question's format; None if nothing is left of it."""
    cleaned = clean(text, multiline=question.multiline)
    if not cleaned:
        return None
    match question.format:
        case "plain":
            return cleaned
        case "email":
            return _email(cleaned)
        case "url":
            return _url(cleaned)
        case "phone":
            return _phone(cleaned)
        case "organisation_number":
            return _organisation_number(cleaned)


def _is_kept(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in _TURNING


def _email(text: str) -> str:
    address = text.removeprefix("mailto:")
    if not _EMAIL.fullmatch(address):
        raise Unreadable("email")
    return address


def _url(text: str) -> str:
    """Read a web address; one without scheme gets https."""
    known = text.lower().startswith(("http://", "https://"))
    if not known and ("://" in text or _OTHER_SCHEME.match(text)):
        raise Unreadable("url")
    address = text if known else f"https://{text}"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise Unreadable("url") from None
    if " " in address or "@" in parts.netloc or not _HOST.fullmatch(host):
        raise Unreadable("url")
    return address


def _phone(text: str) -> str:
    number = " ".join(text.translate(_DASHES).split())
    digits = sum(map(str.isdigit, number))
    if not _PHONE.fullmatch(number) or not _FEWEST <= digits <= _MOST:
        raise Unreadable("phone")
    return number


def _organisation_number(text: str) -> str:
    """Read ten digits as 202100-2411; 16 in front stands in a century's place (Skatteverket).

    The third digit is at least 2, and the last is the check digit of those before (SKV 709).
    """
    found = _ORGANISATION_NUMBER.fullmatch(" ".join(text.translate(_DASHES).split()))
    groups = found.groups() if found else ()
    number = "-".join("".join(str(int(digit)) for digit in part) for part in groups)
    if not organisation_number_holds(number):
        raise Unreadable("organisation_number")
    return number
