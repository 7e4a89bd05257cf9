"""Loops of early XLSForm: the same questions once for each choice of a list, written out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from questionnaires.workbooks.losses import Losses
from questionnaires.workbooks.own_column import Row


def unrolled(rows: Sequence[Row], losses: Losses) -> list[Row]:
    """Give the rows with a group for each round of a loop; `%(label)s` is the choice's label."""
    found: list[Row] = []
    for row in rows:
        if row.get("type") != "loop":
            found.append(row)
            continue
        for choice in (it for it in row.get("columns", ()) if isinstance(it, Mapping)):
            name = f"{row['name']}_{choice['name']}"
            group = {"type": "group", "name": name, "label": choice.get("label", name)}
            found.append({**group, "children": _round(row.get("children", ()), choice)})
            losses.add("renamed", row["name"], name)
    return found


def _round(rows: Sequence[Row], choice: Row) -> list[Row]:
    """Name the questions of a round after its choice: they are other questions in each."""
    return [
        {
            **{key: _filled(it, choice) for key, it in row.items() if key != "children"},
            "name": f"{row['name']}_{choice['name']}",
            **({"children": _round(row["children"], choice)} if "children" in row else {}),
        }
        for row in rows
    ]


def _filled(part: object, choice: Row) -> Any:  # noqa: ANN401 — as deep as the row's own values
    if isinstance(part, Mapping):
        return {key: _filled(it, choice) for key, it in part.items()}
    if not isinstance(part, str):
        return part
    label = choice.get("label", choice["name"])
    said = next(iter(label.values()), "") if isinstance(label, Mapping) else label
    return part.replace("%(label)s", str(said)).replace("%(name)s", str(choice["name"]))
