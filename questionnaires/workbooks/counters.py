"""Undoes what pyxform does to a repeat's count: it makes a calculation of it, before the repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questionnaires.workbooks.own_column import Row

_WRITTEN = {"type", "name", "bind"}  # what pyxform gives such a calculation


def without_counters(rows: Sequence[Row]) -> Iterator[Row]:
    """Give the rows with each count in its repeat again."""
    repeats = {str(it.get("name")) for it in rows if it.get("type") == "repeat"}
    counters = {f"${{{it['name']}}}": it for it in rows if _counts(it, repeats)}
    for row in rows:
        control = row.get("control", {})
        if counter := counters.get(str(control.get("jr:count", ""))):
            yield {**row, "control": {**control, "jr:count": counter["bind"]["calculate"]}}
        elif row not in counters.values():
            yield row


def _counts(row: Row, repeats: set[str]) -> bool:
    made = row.get("type") == "calculate" and set(row) == _WRITTEN
    name = str(row.get("name", ""))
    return made and name.endswith("_count") and name.removesuffix("_count") in repeats
