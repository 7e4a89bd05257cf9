"""Gives every part of an imported questionnaire a name of its own, and says which were renamed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from questionnaires.expressions_of import REFERENCE
from questionnaires.workbooks.losses import Losses
from questionnaires.workbooks.own_column import Written

LONGEST = 64  # characters, as the model has it
_GROUPING = ("group", "section")


def fit_name(text: str) -> str:
    """Give a text as a name may be: a letter first, then letters, digits, `_`, `-` or `.`."""
    fit = re.sub(r"[^\w.\-]+", "_", text)
    return ("_" + fit if not fit or fit[0].isdigit() or fit[0] in ".-" else fit)[:LONGEST]


def name_apart(sections: Sequence[Written], losses: Losses) -> Mapping[str, str]:
    """Rename what has a name that is taken or unfit; questions come before groups and sections.

    Gives the new name of each that was unfit, which nobody can refer to by the old one any more.
    """
    taken: set[str] = set()
    changed: dict[str, str] = {}
    parts = [*_walk(sections, "")]
    order = [it for it in parts if not _groups(it[0])] + [it for it in parts if _groups(it[0])]
    for part, around in order:
        old = str(part["name"])
        new = _free(old, around, taken)
        taken.add(new)
        if new != old:
            part["name"] = new
            losses.add("renamed", old, new)
            if fit_name(old) != old:
                changed[old] = new
            _rename_title(parts, part, old, new)
    if changed:
        _rewrite_all(sections, changed)
    return changed


def renamed(keys: Written, changed: Mapping[str, str]) -> Written:
    """Give keys and values in which ${names} that were changed are the new ones."""
    return {key: _rewritten(it, changed) for key, it in keys.items()}


def _walk(parts: Sequence[Written], around: str) -> Iterator[tuple[Written, str]]:
    for part in parts:
        yield part, around
        yield from _walk(part.get("rows", ()), part["name"])
        yield from _walk(part.get("questions", ()), part["name"])


def _groups(part: Written) -> bool:
    return part.get("type", "section") in _GROUPING and "questions" in part


def _free(name: str, around: str, taken: set[str]) -> str:
    fit = fit_name(name)
    if fit not in taken:
        return fit
    wished = [fit_name(f"{around}_{fit}")] if around else []
    numbered = (f"{fit[: LONGEST - 6]}_{number}" for number in range(2, 100_000))
    return next(it for it in (*wished, *numbered) if it not in taken)


def _rename_title(parts: list[tuple[Written, str]], part: Written, old: str, new: str) -> None:
    for one, _ in parts:
        if one.get("title") == old and any(it is part for it in one.get("questions", ())):
            one["title"] = new


def _rewrite_all(parts: Sequence[Written], changed: Mapping[str, str]) -> None:
    for part, _ in _walk(parts, ""):
        for key, value in part.items():
            if key not in ("name", "rows", "questions"):
                part[key] = _rewritten(value, changed)


def _rewritten(value: object, changed: Mapping[str, str]) -> object:
    if isinstance(value, Mapping):
        return {key: _rewritten(it, changed) for key, it in value.items()}
    if not isinstance(value, str):
        return value
    return REFERENCE.sub(lambda it: f"${{{changed.get(it[1], it[1])}}}", value)
