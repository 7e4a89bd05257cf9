"""The question types of XLSForm, and what each becomes."""

from __future__ import annotations

from collections.abc import Mapping

SAME = ("text", "integer", "decimal", "range", "date", "time", "note", "calculate", "acknowledge")
TYPES: Mapping[str, str] = {
    **{it: it for it in (*SAME, "rank")},
    "select one": "select_one",
    "select one external": "select_one",
    "select all that apply": "select_multiple",
    "string": "text",
    "int": "integer",
    "trigger": "acknowledge",
    "hidden": "calculate",
    "barcode": "text",
    "geopoint": "text",
    "gps": "text",
    "location": "text",
    "percentage": "integer",
    "phone number": "text",
    "number of days in last month": "integer",
    "number of days in last six months": "integer",
    "number of days in last year": "integer",
    "start": "calculate",
    "end": "calculate",
    "today": "calculate",
}
"""From pyxform's word to ours; a type that is not here is not carried over."""

BUILT_IN: Mapping[str, Mapping[str, str]] = {
    "percentage": {"constraint": "0 <= . and . <= 100"},
    "phone number": {"format": "phone"},
    "number of days in last month": {"constraint": "0 <= . and . <= 31"},
    "number of days in last six months": {"constraint": "0 <= . and . <= 183"},
    "number of days in last year": {"constraint": "0 <= . and . <= 365"},
    "start": {"calculation": "once(now())"},
    "end": {"calculation": "now()"},
    "today": {"calculation": "once(today())"},
}
"""What a type means besides its word."""

CHANGED = ("barcode", "geopoint", "gps", "location")
"""Types whose widget is another than XLSForm's: told, although the answer is the same."""


def type_word(written: str) -> str:
    """Give a type without the courtesies of early XLSForm: `add text prompt` is text."""
    word = written.removesuffix(" or specify other").strip()
    return word.removeprefix("add ").removeprefix("q ").removesuffix(" prompt").strip()
