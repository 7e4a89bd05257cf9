"""What is checked: a questionnaire, where its parts stand in the file, and its expressions."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from questionnaires.expressions import Expression, ExpressionError, compile_expression
from questionnaires.expressions_of import Asking, sources
from questionnaires.faults import Mark
from questionnaires.lint.syntax import Syntax, syntax_of
from questionnaires.model import (
    Asked,
    Calculate,
    Choice,
    Group,
    Item,
    Matrix,
    Offering,
    Questionnaire,
    Repeat,
    Row,
    Section,
)
from questionnaires.parts import Reader
from questionnaires.yaml_text import MapNode, mark_at

Around = tuple[Section | Group | Repeat, ...]


class Found(NamedTuple):
    """One fault found: in which part, where, and what its sentence is about."""

    part: str
    mark: Mark
    values: Mapping[str, str]


class Said(NamedTuple):
    """One expression, with the part and the field that it stands in."""

    part: str  # "" is the questionnaire itself
    field: str
    expression: Expression
    syntax: Syntax


@dataclass(frozen=True, eq=False)
class Subject:
    """A questionnaire that was read from a file; of a file of choice lists, one without sections."""

    questionnaire: Questionnaire
    reader: Reader
    root: MapNode
    own_lists: Mapping[str, tuple[Choice, ...]]  # those that stand in this file
    languages: tuple[str, ...]

    def at(self, part: str, /, *path: int | str, **values: object) -> Found:
        """Say that something is wrong with what a path of keys leads to within a part."""
        node = self.reader.nodes.get(part, self.root)
        return _found(part, mark_at(node, path), values)

    def in_list(self, name: str, /, *path: int | str, **values: object) -> Found:
        """Say that something is wrong in one of the file's own choice lists."""
        node = self.root.values.get("choices", self.root)
        mark = mark_at(node, (name, *path))
        if not path and isinstance(node, MapNode):
            mark = node.keys.get(name, mark)
        return _found("", mark, values)

    def at_top(self, *path: int | str, **values: object) -> Found:
        """Say that something is wrong with one of the questionnaire's own keys."""
        return _found("", mark_at(self.root, path), values)

    @cached_property
    def parts(self) -> Mapping[str, tuple[Asking, Around]]:
        """Every part by name, in the order asked, with what is around it, outermost first."""
        found: dict[str, tuple[Asking, Around]] = {}
        waiting = deque(self.questionnaire.sections)
        for item, above in self.questionnaire.walk():
            while waiting and above[0].name not in found:
                section = waiting.popleft()
                found[section.name] = (section, ())
            found[item.name] = (item, above)
            rows = item.rows if isinstance(item, Matrix) else ()
            found.update({row.name: (row, above) for row in rows})
        found.update({it.name: (it, ()) for it in waiting})
        return found

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The position of each part among all."""
        return {name: position for position, name in enumerate(self.parts)}

    @property
    def asked(self) -> Iterator[Asked]:
        """Every question."""
        return (it for it, _ in self.parts.values() if isinstance(it, Asked))

    @property
    def shown(self) -> Iterator[Asked]:
        """Every question that people see."""
        return (it for it in self.asked if not isinstance(it, Calculate))

    @cached_property
    def shown_in(self) -> Mapping[str, list[Asked]]:
        """The questions that people see, by section."""
        found: dict[str, list[Asked]] = {it.name: [] for it in self.questionnaire.sections}
        for it in self.shown:
            found[self.parts[it.name][1][0].name].append(it)
        return found

    @property
    def holders(self) -> Iterator[Section | Group | Repeat]:
        """Every section, group and repeat."""
        return (it for it, _ in self.parts.values() if isinstance(it, Section | Group | Repeat))

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Every expression that can be read."""
        return tuple(self._said())

    def taken_over(self, name: str) -> bool:
        """Tell whether a part comes from another questionnaire: its keys all stand in one place."""
        node = self.reader.nodes.get(name)
        places = list(node.keys.values()) if node else []
        return len(places) > len(set(places))

    def item(self, name: str) -> Item | Row | Section | None:
        """Give a part by its name; of a matrix row, the row."""
        found = self.parts.get(name)
        return found[0] if found else None

    def choices_of(self, name: str) -> tuple[Choice, ...] | None:
        """Give the choices that a question or row offers; None for other parts and for records."""
        item = self.item(name)
        asking = self.questionnaire.items.get(name) if isinstance(item, Row) else item
        if not isinstance(asking, Offering) or (isinstance(item, Matrix)):
            return None
        return self.questionnaire.choices.get(asking.choices)

    def _said(self) -> Iterator[Said]:
        asked = self.questionnaire
        parts = ((name, item) for name, (item, _) in self.parts.items())
        for name, item in (("", asked), *parts):
            for field, source in sources(item):
                try:
                    expression = compile_expression(source)
                    yield Said(name, field, expression, syntax_of(source))
                except ExpressionError:
                    continue


def _found(part: str, mark: Mark, values: Mapping[str, object]) -> Found:
    return Found(part, mark, {key: str(value) for key, value in values.items()})
