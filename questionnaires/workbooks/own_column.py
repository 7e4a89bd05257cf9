"""Our own column, which holds as JSON what XLSForm has no column for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from questionnaires.workbooks.losses import Losses
from questionnaires.yaml_text import Plain

Row = Mapping[str, Any]
Written = dict[str, Any]
"""A part of a definition as its file has it: texts, lists and mappings."""

OWN = "startpunkt"
LEFT_OUT = "left_out"  # the type of what stands in one of the two languages only


def own_of(row: Row, losses: Losses) -> Written:
    """Read our own column of a row; what is no JSON object is lost."""
    try:
        found = json.loads(row[OWN]) if row.get(OWN) else {}
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        losses.add("column", row.get("name", ""), OWN)
        return {}
    return {key: _plain(it) for key, it in found.items() if key not in ("name", "questions")}


def own_cell(rest: Mapping[str, object]) -> dict[str, str]:
    """Give the cell for what XLSForm has no column for; none if there is nothing."""
    return {OWN: json.dumps(rest, ensure_ascii=False)} if rest else {}


def _plain(value: object) -> Plain:
    if isinstance(value, dict):
        return {str(key): _plain(it) for key, it in value.items()}
    return [_plain(it) for it in value] if isinstance(value, list) else str(value)
