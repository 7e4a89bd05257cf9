"""How answers and moments are written in the database, and read back."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from storage.errors import Unkeepable

LONGEST = 1_000_000
"""The longest JSON text of one answer, in characters; a whole response is seldom a tenth of it."""

LONGEST_DOCUMENT = 50 * LONGEST

NUL_WORD = r"\u0000"
NUL_IN_JSON = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


_ENCODERS = {
    sort: json.JSONEncoder(
        ensure_ascii=False, allow_nan=False, sort_keys=sort, separators=(",", ":")
    )
    for sort in (False, True)
}
"""Made once: making one takes longer than writing an answer."""


def in_utc(moment: datetime) -> datetime:
    """Return the moment in UTC; raises `ValueError` where it has no time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment is kept only with its time zone")
    return moment.astimezone(UTC)


def to_text(moment: datetime) -> str:
    """Write a moment as UTC to the microsecond: always as long, so that texts sort as moments."""
    return in_utc(moment).isoformat(timespec="microseconds")


def to_moment(text: str) -> datetime:
    """Read a moment that `to_text` wrote."""
    return datetime.fromisoformat(text)


def to_json(value: object, *, sort: bool = False, longest: int = LONGEST) -> str:
    """Write a JSON value in the one way it is kept; raises `Unkeepable` for what cannot be."""
    try:
        text = _ENCODERS[sort].encode(value)
        check_characters(text)
    except ValueError:
        raise Unkeepable("a number or a character that cannot be kept") from None
    if len(text) > longest:
        raise Unkeepable(f"longer than {longest} characters")
    return text


def check_characters(text: str) -> None:
    r"""Raise `Unkeepable` for NUL and for half characters, which other databases refuse."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Unkeepable("half a character") from None
    if "\x00" in text or (NUL_WORD in text and NUL_IN_JSON.search(text)):
        raise Unkeepable("the character NUL")


def from_json(text: str) -> Any:  # noqa: ANN401 -- JSON is whatever was kept
    """Read a JSON value that `to_json` wrote."""
    return json.loads(text)
