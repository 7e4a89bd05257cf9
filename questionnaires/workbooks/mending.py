"""Reads an imported definition as any other, and takes out, and says, what it cannot have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from questionnaires.default_checks import unfit_default
from questionnaires.definition import read_definition
from questionnaires.faults import DefinitionError, Fault, Faults, Mark
from questionnaires.model import Group, Questionnaire, Repeat
from questionnaires.workbooks.losses import Losses
from questionnaires.workbooks.refusals import BadWorkbook
from questionnaires.writing import block_yaml
from questionnaires.yaml_text import ListNode, MapNode, Node, read_yaml

ROUNDS = 30
_NOT_WITHOUT = ("name", "type", "id", "questions", "rows")
_WHOLE = ((), ("id",), ("sections",), ("title",), ("version",))  # without these nothing is left
Path_ = tuple[str | int, ...]


def usable_questionnaire(written: dict[str, Any], losses: Losses) -> Questionnaire:
    """Make a questionnaire of a definition; what makes it unusable is taken out and noted.

    Raises BadWorkbook where nothing usable is left.
    """
    faults: tuple[Fault, ...] = ()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "imported.yaml"
        for _ in range(ROUNDS):
            file.write_text(block_yaml(written), encoding="utf-8")
            try:
                questionnaire = read_definition(file)
            except DefinitionError as error:
                faults = error.faults
                _take_out(written, file, faults, losses)
                continue
            unfit = _unfit_defaults(questionnaire)
            if not unfit:
                return questionnaire
            _drop_defaults(written["sections"], unfit, losses)
    raise (
        _faulty(faults[0]) if faults else BadWorkbook("faulty", fault="too_deep", limit=str(ROUNDS))
    )


def _take_out(
    written: dict[str, Any], file: Path, faults: tuple[Fault, ...], losses: Losses
) -> None:
    try:
        places = dict(_places(read_yaml(file, Faults(file.name)), ()))
    except DefinitionError:
        raise _faulty(faults[0]) from None
    marks = {Mark(it.line, it.column): it for it in faults}
    found = {places[mark] for mark in marks if mark in places}
    wrong = {path[:-1] if path and path[-1] in _NOT_WITHOUT else path for path in found}
    outermost = {it for it in wrong if not any(it[:n] in wrong for n in range(len(it)))}
    if not outermost or outermost & {*_WHOLE}:
        raise _faulty(faults[0])
    for path in sorted(outermost, key=_order, reverse=True):
        _remove(written, path, losses)


def _faulty(fault: Fault) -> BadWorkbook:
    if fault.kind == "too_large":  # the whole of it
        return BadWorkbook("too_large")
    return BadWorkbook("faulty", fault=fault.kind, **fault.values)


def _unfit_defaults(questionnaire: Questionnaire) -> set[str]:
    """Name the questions whose default could never be an answer."""
    asked = [it for it, _ in questionnaire.walk() if not isinstance(it, Group | Repeat)]
    begun = [it for it in asked if it.default]
    return {it.name for it in begun if unfit_default(it, questionnaire.choices)}


def _drop_defaults(items: list[dict[str, Any]], unfit: set[str], losses: Losses) -> None:
    for item in items:
        if item["name"] in unfit and "default" in item:
            losses.add("unusable", item["name"], f"default: {item.pop('default')}")
        _drop_defaults(item.get("questions", []), unfit, losses)


def _places(node: Node, path: Path_) -> Iterator[tuple[Mark, Path_]]:
    """Give what stands at each place; of what begins at the same place the innermost wins."""
    if isinstance(node, MapNode):
        for key, below in node.values.items():
            yield node.keys[key], (*path, key)
            yield below.mark, (*path, key)
            yield from _places(below, (*path, key))
    if isinstance(node, ListNode):
        for number, below in enumerate(node.items):
            yield below.mark, (*path, number)
            yield from _places(below, (*path, number))


def _order(path: Path_) -> list[tuple[int, str]]:
    return [(it, "") if isinstance(it, int) else (-1, it) for it in path]


def _remove(written: dict[str, Any], path: Path_, losses: Losses) -> None:
    around: Any = written
    name = str(path[0])
    for step in path[:-1]:
        around = around[step]
        if isinstance(around, dict):
            name = str(around.get("name", name))
    gone = around.pop(path[-1])
    if path[-1] == "calculation":
        around["calculation"] = "''"  # others may name it: then it is not answered
    if isinstance(gone, dict) and "name" in gone:
        name, gone = str(gone["name"]), gone.get("type", "")
    name = name or str(path[1] if path[0] == "choices" and len(path) > 1 else path[0])
    losses.add("unusable", name, f"{path[-1]}: {gone}" if isinstance(path[-1], str) else gone)
