"""Whether answers of one type can be read as answers of another."""

from __future__ import annotations

from collections.abc import Mapping

from questionnaires.versions.changes import Change, Code, Effect
from questionnaires.versions.crosswalk import Shape
from questionnaires.versions.parts import Placed

_WIDER: Mapping[tuple[str, str], Effect] = {
    ("integer", "decimal"): "safe",
    ("range", "decimal"): "safe",
    ("integer", "range"): "check",
    ("range", "integer"): "check",
    ("select_one", "select_multiple"): "check",
    ("rank", "select_multiple"): "check",
    ("select_multiple", "rank"): "check",
    ("acknowledge", "text"): "check",
}
_HOLD_NO_ANSWER = {"note", "group", "section", "repeat", "matrix"}


def change_of_kind(old: Placed, new: Placed) -> Change | None:
    """Say what another type does to the answers; None where the type is the same."""
    before, now = old.kind, new.kind
    if before == now:
        return None
    effect = _WIDER.get((before, now), "refused")
    if now == "text" and before not in _HOLD_NO_ANSWER:
        effect = "check"
    code: Code = "type_narrowed" if effect == "refused" else "type_widened"
    return Change(code, effect, new.name, field="type", before=before, now=now)


def shape_after(old: Placed, new: Placed) -> Shape | None:
    """Tell what answers become where the new type keeps them otherwise; None if they stay so."""
    if new.kind == "text" and old.kind != "text":
        return "text"
    lists = {"select_multiple", "rank"}
    return "list" if new.kind in lists and old.kind not in lists else None
