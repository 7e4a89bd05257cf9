"""From rows to a response: the root instance with its answers and repeats."""

from __future__ import annotations

from collections.abc import Iterable

from questionnaires import Instance
from storage.engine import Row
from storage.texts import from_json


def grow(rows: Iterable[Row]) -> Instance:
    """Build the root instance from rows of (id, parent, repeat, origin, question, value).

    One row for each answer, or one without question for an instance without answers; siblings in
    their order. What hangs on no instance among the rows is left out.
    """
    instances: dict[str, Instance] = {}
    places: dict[str, tuple[str | None, str]] = {}
    for row in rows:
        if row["id"] not in instances:
            instances[row["id"]] = Instance(id=row["id"], origin=row["origin"])
            places[row["id"]] = (row["parent"], row["repeat"])
        if row["question"] is not None:
            instances[row["id"]].answers[row["question"]] = from_json(row["value"])
    for name, (parent, repeat) in places.items():
        if parent in instances:
            instances[parent].repeats.setdefault(repeat, []).append(instances[name])
    return next(instances[name] for name, (parent, _) in places.items() if parent is None)
