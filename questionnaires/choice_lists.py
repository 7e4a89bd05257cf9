"""Reads choice lists: those of one questionnaire, and those that several share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questionnaires.faults import DefinitionError, Faults
from questionnaires.model import Choice
from questionnaires.parts import Reader
from questionnaires.yaml_text import MapNode, TextNode, read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from questionnaires.yaml_text import Node

Lists = dict[str, tuple[Choice, ...]]
OWN = frozenset(Choice.model_fields) - {"columns"}  # every other key is a column


def read_choices(path: Path) -> Lists:
    """Read a file of shared choice lists, by name; a DefinitionError with all that is wrong."""
    reader = Reader(Faults(path.as_posix()))
    root = reader.entries(read_yaml(path, reader.faults), ["choices"])
    lists = read_lists(reader, root.values.get("choices") if root else None)
    if reader.faults.found:
        raise DefinitionError(reader.faults.found)
    return lists


def read_lists(reader: Reader, node: Node | None) -> Lists:
    """Read the lists that stand below `choices:`, by name."""
    if not isinstance(node, MapNode):
        return {}
    lists: Lists = {}
    for name, below in node.values.items():
        read = [_choice(reader, it) for it in reader.items(below, "choices")]
        lists[name] = tuple(it for it in read if it)
        _refuse_doubles(reader, below, lists[name])
        if not lists[name]:
            reader.faults.note("empty_list", node.keys[name], name=name)
    return lists


def _choice(reader: Reader, node: Node) -> Choice | None:
    columns, before = _columns(reader, node), len(reader.faults.found)
    choice = reader.part(Choice, node, {"columns": columns}, frozenset(columns))
    told = len(reader.faults.found) > before
    if choice and not told and (len(choice.name.split()) != 1 or not choice.label):
        reader.faults.note("wrong_value.choice", node.mark)
    return choice


def _columns(reader: Reader, node: Node) -> dict[str, str]:
    columns: dict[str, str] = {}
    for key, value in node.values.items() if isinstance(node, MapNode) else ():
        if key in OWN:
            continue
        if isinstance(value, TextNode):
            columns[key] = value.text
        else:
            reader.faults.note("wrong_value.column", value.mark, key=key)
    return columns


def _refuse_doubles(reader: Reader, node: Node, choices: tuple[Choice, ...]) -> None:
    seen: set[str] = set()
    for choice, place in zip(choices, reader.items(node, "choices"), strict=False):
        if choice.name in seen:
            reader.faults.note("duplicate_name.choice", place.mark, name=choice.name)
        seen.add(choice.name)
