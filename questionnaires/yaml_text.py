"""YAML where every value is text and remembers its place; `yes`, `no` and dates stay as written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml
from yaml import events

from questionnaires.faults import DefinitionError, Faults, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LARGEST = 1_000_000  # bytes; the largest questionnaire there is has 60 000
DEEPEST = 40  # levels; a matrix row's label in a nested repeat is at 13

# The parser in C is some ten times as fast; an installation without it reads the same.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_KINDS = {  # how the parser puts it → what it most often is
    "mapping values are not allowed": "yaml.colon",
    "could not find expected ':'": "yaml.no_colon",
    "did not find expected key": "yaml.indentation",
    "cannot start any token": "yaml.character",
    "did not find expected '-' indicator": "yaml.list",
    "found unexpected end of stream": "yaml.unclosed",
    "exceeded maximum nesting depth": "too_deep",  # libyaml looks far ahead
}


@dataclass(frozen=True)
class TextNode:
    """A text."""

    text: str
    mark: Mark


@dataclass(frozen=True)
class ListNode:
    """A list of nodes."""

    items: tuple[Node, ...]
    mark: Mark


@dataclass(frozen=True)
class MapNode:
    """Nodes by key, and where each key stands."""

    values: Mapping[str, Node]
    keys: Mapping[str, Mark]
    mark: Mark


Node = TextNode | ListNode | MapNode
Plain = str | list["Plain"] | dict[str, "Plain"]


def read_yaml(path: Path, faults: Faults) -> Node:
    """Read a file whole; a DefinitionError where no more can be read, lesser faults are added."""
    text = _text(path, faults)
    _refuse_tabs(text, faults)
    try:
        return _Composer(text, faults).document()
    except yaml.YAMLError as error:
        kind, problem = _explained(error)
        raise faults.stop(kind, _place(error), problem=problem, limit=DEEPEST) from error


def plain(node: Node) -> Plain:
    """Give a node's values without their places."""
    match node:
        case TextNode():
            return node.text
        case ListNode():
            return [plain(it) for it in node.items]
        case MapNode():
            return {key: plain(value) for key, value in node.values.items()}


def mark_at(node: Node, path: tuple[int | str, ...]) -> Mark:
    """Find the place of what a path of keys and positions leads to, as far as it leads."""
    for step in path:
        match node:
            case MapNode() if step in node.values:
                node = node.values[str(step)]
            case ListNode() if isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            case _:
                break
    return node.mark


def _text(path: Path, faults: Faults) -> str:
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise faults.stop("unreadable.no_file", Mark())
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        kind = "unreadable.missing" if isinstance(error, FileNotFoundError) else "unreadable"
        raise faults.stop(kind, Mark(), reason=error.strerror) from None
    if size > LARGEST:
        raise faults.stop("too_large", Mark(), size=size, limit=LARGEST)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        mark = Mark(data[: error.start].count(b"\n") + 1)
        raise faults.stop("encoding", mark) from None


def _refuse_tabs(text: str, faults: Faults) -> None:
    before = len(faults.found)
    for number, line in enumerate(text.splitlines(), start=1):
        indentation = line[: len(line) - len(line.lstrip())]
        if "\t" in indentation:
            mark = Mark(number, indentation.index("\t") + 1)
            faults.note("tab", mark)
    if len(faults.found) > before:
        raise DefinitionError(faults.found)


def _explained(error: yaml.YAMLError) -> tuple[str, str]:
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    return next((kind for words, kind in _KINDS.items() if words in problem), "yaml"), problem


def _place(error: yaml.YAMLError) -> Mark:
    mark = getattr(error, "problem_mark", None)
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark()


class _Composer:
    """Makes nodes of the parser's events, and refuses what a definition has no use for."""

    def __init__(self, text: str, faults: Faults) -> None:
        self._events: Iterator[events.Event] = iter(yaml.parse(text, Loader=_LOADER))
        self._faults = faults

    def document(self) -> Node:
        next(self._events)  # the stream begins
        begin = next(self._events)
        if isinstance(begin, events.StreamEndEvent):
            raise self._faults.stop("empty", Mark())
        node = self._node(next(self._events), 0)
        next(self._events)  # the document ends
        after = next(self._events)
        if not isinstance(after, events.StreamEndEvent):
            raise self._faults.stop("yaml.several", _at(after))
        return node

    def _node(self, event: events.Event, depth: int) -> Node:
        mark = _at(event)
        if depth > DEEPEST:
            raise self._faults.stop("too_deep", mark, limit=DEEPEST)
        self._refuse_indirection(event, mark)
        if isinstance(event, events.SequenceStartEvent):
            return ListNode(tuple(self._items(depth + 1)), mark)
        if isinstance(event, events.MappingStartEvent):
            return self._map(mark, depth + 1)
        return TextNode(getattr(event, "value", ""), mark)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), events.SequenceEndEvent):
            yield self._node(event, depth)

    def _map(self, mark: Mark, depth: int) -> MapNode:
        values: dict[str, Node] = {}
        keys: dict[str, Mark] = {}
        while not isinstance(event := next(self._events), events.MappingEndEvent):
            key = self._node(event, depth)
            value = self._node(next(self._events), depth)
            name = self._key(key, keys)
            values.setdefault(name, value)
            keys.setdefault(name, key.mark)
        return MapNode(values, keys, mark)

    def _key(self, key: Node, keys: Mapping[str, Mark]) -> str:
        if not isinstance(key, TextNode):
            self._faults.note("yaml.key", key.mark)
            return ""
        if key.text in keys:
            self._faults.note("duplicate_key", key.mark, key=key.text, line=keys[key.text].line)
        return key.text

    def _refuse_indirection(self, event: events.Event, mark: Mark) -> None:
        if isinstance(event, events.AliasEvent) or getattr(event, "anchor", None):
            self._faults.note("alias", mark)
        if getattr(event, "tag", None):
            self._faults.note("tag", mark)


def _at(event: events.Event) -> Mark:
    mark = event.start_mark
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark()
