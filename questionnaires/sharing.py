"""Questions taken over from another questionnaire: `same_as: sjalvbeskrivning/insats`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from questionnaires.expressions_of import REFERENCE
from questionnaires.faults import DefinitionError, Faults, likeliest
from questionnaires.yaml_text import LARGEST, ListNode, MapNode, TextNode, read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from questionnaires.faults import Mark
    from questionnaires.yaml_text import Node

SAME_AS, PREFIX, INSTEAD = "same_as", "prefix", "instead"
_NAMING = {"title", "audience_by"}  # keys whose value is the name of a question
_OWN_ALONE = {"name", "number", "was"}  # keys that are not taken over


def taken_over(root: MapNode, path: Path, faults: Faults) -> MapNode:
    """Put what `same_as` names in its place: everything but its name, what that was, and its number.

    What stands beside `same_as` goes before what is taken over; its own questions come after
    those taken over. With `prefix: d_` the names within begin so, and lose their numbers, as they
    are questions of their own; without, they are the same questions, asked again. `instead` says
    which questions here stand for others that are referred to. The choice lists that the other
    file has itself come along. What is taken over in all may be as large as a file.

    Raises DefinitionError where it is larger.
    """
    taking = _Taking(path, faults)
    sections = taking.node(root.values.get("sections", ListNode((), root.mark)))
    if not taking.lists:
        return replace(root, values={**root.values, "sections": sections}) if taking.any else root
    own = root.values.get("choices")
    lists = {**taking.lists, **(own.values if isinstance(own, MapNode) else {})}
    keys = {**dict.fromkeys(lists, root.mark), **(own.keys if isinstance(own, MapNode) else {})}
    choices = MapNode(lists, keys, own.mark if own else root.mark)
    return MapNode(
        {**root.values, "sections": sections, "choices": choices},
        {**root.keys, "choices": root.keys.get("choices", root.mark)},
        root.mark,
    )


class _Taking:
    """Walks one file, and reads each other file once."""

    def __init__(self, path: Path, faults: Faults) -> None:
        self._path, self._faults = path, faults
        self._others: dict[str, MapNode | None] = {}
        self.lists: dict[str, Node] = {}
        self.any = False
        self._size = 0  # of all that is taken over

    def node(self, node: Node) -> Node:
        match node:
            case TextNode():
                return node
            case ListNode():
                return replace(node, items=tuple(self.node(it) for it in node.items))
            case MapNode() if SAME_AS in node.values:
                self.any = True
                return self._taken(node, node.values[SAME_AS])
            case MapNode():
                return replace(node, values={key: self.node(it) for key, it in node.values.items()})

    def _taken(self, node: MapNode, said: Node) -> MapNode:
        own = {key: it for key, it in node.values.items() if key not in {SAME_AS, PREFIX, INSTEAD}}
        keys = {key: it for key, it in node.keys.items() if key in own}
        found = self._found(said)
        if found is None:
            return MapNode({"type": TextNode("note", said.mark), **own}, keys, node.mark)
        prefix = _text(node, PREFIX)
        names = {it: prefix + it for it in _names(found)}
        names |= _instead(node)
        names[_text(found, "name")] = _text(node, "name")
        theirs = _Copy(names, said.mark, prefix).of(found)
        taken = {key: it for key, it in theirs.values.items() if key not in _OWN_ALONE}
        values = {**taken, **own}
        if "questions" in taken and "questions" in own:
            values["questions"] = _joined(taken["questions"], self.node(own["questions"]))
        return MapNode(values, {**dict.fromkeys(taken, said.mark), **keys}, node.mark)

    def _found(self, said: Node) -> MapNode | None:
        """Find the part that is named; None, and a fault, if there is none."""
        text = said.text if isinstance(said, TextNode) else ""
        id_, _, name = text.partition("/")
        root = self._other(id_, said.mark)
        if root is None:
            return None
        parts = {_text(it, "name"): it for it in _parts(root.values.get("sections"))}
        if name not in parts:
            meant = likeliest(name, parts)
            self._faults.note(
                "unknown_question.taken", said.mark, questionnaire=id_, name=name, meant=meant
            )
            return None
        if any(SAME_AS in it.values for it in (parts[name], *_parts(parts[name]))):
            self._faults.note("wrong_value.taken_twice", said.mark, name=text)
            return None
        self._size += _size(parts[name])
        if self._size > LARGEST:
            raise self._faults.stop("too_large", said.mark, size=self._size, limit=LARGEST)
        self._keep_lists(root, parts[name], said.mark)
        return parts[name]

    def _other(self, id_: str, mark: Mark) -> MapNode | None:
        if id_ not in self._others:
            self._others[id_] = self._read(id_, mark)
        return self._others[id_]

    def _read(self, id_: str, mark: Mark) -> MapNode | None:
        path = self._path.with_name(f"{id_}.yaml")
        if not id_.replace("_", "").isalnum() or path == self._path or not path.is_file():
            self._faults.note("unknown_file.questionnaire", mark, name=f"{id_}.yaml")
            return None
        try:
            root = read_yaml(path, Faults(path.as_posix()))
        except DefinitionError:
            self._faults.note("unknown_file.broken", mark, name=f"{id_}.yaml")
            return None
        return root if isinstance(root, MapNode) else None

    def _keep_lists(self, root: MapNode, part: MapNode, mark: Mark) -> None:
        theirs = root.values.get("choices")
        for it in (part, *_parts(part)):
            name = _text(it, "type").partition(" ")[2].strip()
            if isinstance(theirs, MapNode) and name in theirs.values:
                self.lists[name] = _Copy({}, mark).anything(theirs.values[name])


class _Copy:
    """Copies nodes to another place, with other names."""

    def __init__(self, names: Mapping[str, str], mark: Mark, prefix: str = "") -> None:
        self._names, self._mark, self._prefix = names, mark, prefix

    def of(self, node: MapNode) -> MapNode:
        """Copy a part with all within it."""
        kept = [it for it in node.values if not self._prefix or it != "number"]
        values = {key: self._value(key, node.values[key]) for key in kept}
        return MapNode(values, dict.fromkeys(values, self._mark), self._mark)

    def anything(self, node: Node) -> Node:
        """Copy a node of any kind."""
        match node:
            case TextNode():
                return TextNode(REFERENCE.sub(self._reference, node.text), self._mark)
            case ListNode():
                return ListNode(tuple(map(self.anything, node.items)), self._mark)
            case MapNode():
                return self.of(node)

    def _value(self, key: str, node: Node) -> Node:
        if isinstance(node, TextNode) and key in {"name", *_NAMING}:
            return TextNode(self._names.get(node.text, node.text), self._mark)
        if isinstance(node, TextNode) and key == "was":
            return TextNode(self._prefix + node.text, self._mark)
        return self.anything(node)

    def _reference(self, found: re.Match[str]) -> str:
        name = found[1]
        return "${" + self._names.get(name, name) + "}"


def _parts(node: Node | None) -> Iterator[MapNode]:
    """Give every section, question, group, repeat and row below a node."""
    if isinstance(node, ListNode):
        for it in node.items:
            if isinstance(it, MapNode):
                yield it
                yield from _parts(it)
    if isinstance(node, MapNode):
        yield from _parts(node.values.get("questions"))
        yield from _parts(node.values.get("rows"))


def _size(node: Node) -> int:
    """Estimate how many bytes a node takes in a file."""
    match node:
        case TextNode():
            return len(node.text) + 1
        case ListNode():
            return sum(map(_size, node.items)) + 1
        case MapNode():
            return sum(len(key) + _size(it) for key, it in node.values.items()) + 1


def _names(part: MapNode) -> list[str]:
    return [_text(it, "name") for it in _parts(part)]


def _text(node: MapNode, key: str) -> str:
    value = node.values.get(key)
    return value.text if isinstance(value, TextNode) else ""


def _instead(node: MapNode) -> dict[str, str]:
    said = node.values.get(INSTEAD)
    return {key: _text(said, key) for key in said.values} if isinstance(said, MapNode) else {}


def _joined(first: Node, then: Node) -> Node:
    if isinstance(first, ListNode) and isinstance(then, ListNode):
        return ListNode((*first.items, *then.items), then.mark)
    return then
