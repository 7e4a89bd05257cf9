"""A questionnaire made ready once: where each name stands, and every expression compiled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from questionnaires.dependencies import looks_around, needs_of, stepping_stones
from questionnaires.expressions import Expression, compile_expression
from questionnaires.expressions_of import Asking, sources
from questionnaires.instance import Answer
from questionnaires.model import (
    Asked,
    Calculate,
    Group,
    Matrix,
    Note,
    Offering,
    Questionnaire,
    Repeat,
    Row,
    Section,
)
from questionnaires.shape import shape_of
from questionnaires.static_tree import StaticTree

Role = Literal["answered", "calculated", "matrix", "repeat", "around"]


@dataclass(frozen=True, eq=False)
class Entry:
    """One named part of a questionnaire, and what is around it."""

    item: Asking
    above: Entry | None
    repeats: tuple[str, ...]  # the repeats around it, outermost first
    expressions: Mapping[str, Expression]  # by field: relevant, constraint …
    below: list[Entry] = field(default_factory=list)

    @cached_property
    def name(self) -> str:
        """Its name."""
        return self.item.name

    @cached_property
    def asking(self) -> Entry:
        """The entry that says how it is asked: of a matrix row its matrix, else itself."""
        return self.above if isinstance(self.item, Row) and self.above is not None else self

    @cached_property
    def role(self) -> Role:
        """What it is to the answers: whether it takes one, works one out, or holds those that do."""
        match self.item:
            case Calculate():
                return "calculated"
            case Repeat():
                return "repeat"
            case Matrix():
                return "matrix"
            case Section() | Group() | Note():
                return "around"
            case Asked() | Row():
                return "answered"

    @cached_property
    def offering(self) -> Offering | None:
        """The question that it is asked as, if that offers choices."""
        return self.asking.item if isinstance(self.asking.item, Offering) else None

    @cached_property
    def has_shape(self) -> Callable[[Answer], bool]:
        """The test whether an answer has the shape of its question's type."""
        asked = self.asking.item
        if isinstance(asked, Section | Group | Repeat | Row):
            raise TypeError(f"{self.name} is not asked.")
        return shape_of(asked)

    @cached_property
    def all_names(self) -> tuple[str, ...]:
        """Its name and those of all below it."""
        return tuple(it.name for it in _with_below(self))

    @cached_property
    def innermost(self) -> str:
        """The repeat whose instances hold its answers; "" is the response itself."""
        return self.repeats[-1] if self.repeats else ""


@dataclass(frozen=True, eq=False)
class Plan:
    """A questionnaire's sections, groups, repeats, questions and matrix rows by name."""

    questionnaire: Questionnaire
    entries: Mapping[str, Entry]
    sections: tuple[Entry, ...]
    stones: Mapping[str, tuple[str, ...]]  # of each long chain's end: what to work out first
    looking_around: frozenset[str]  # those that read other instances of their own repeat

    @property
    def repeats(self) -> list[Entry]:
        """The repeats, outer before inner."""
        return [it for it in self.entries.values() if isinstance(it.item, Repeat)]

    @cached_property
    def reads_labels(self) -> bool:
        """Whether an expression reads the label of a choice, which another language says otherwise."""
        parts = (self.questionnaire, *(it.item for it in self.entries.values()))
        return any("jr:choice-name" in source for part in parts for _, source in sources(part))


def plan_of(questionnaire: Questionnaire) -> Plan:
    """Give a questionnaire's plan; an ExpressionError if an expression cannot be read."""
    return _plan(_Same(questionnaire))


@dataclass(frozen=True, eq=False)
class _Same:
    """A key that is equal for the very same questionnaire only: comparing whole ones takes long."""

    questionnaire: Questionnaire

    def __hash__(self) -> int:
        return id(self.questionnaire)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.questionnaire is self.questionnaire


@lru_cache(64)
def _plan(same: _Same) -> Plan:
    sections = tuple(_entry(it, None) for it in same.questionnaire.sections)
    entries = {it.name: it for section in sections for it in _with_below(section)}
    tree = StaticTree(same.questionnaire)
    looking = frozenset(it.name for it in entries.values() if _looks_around(tree, it))
    stones = stepping_stones(needs_of(tree))
    return Plan(same.questionnaire, entries, sections, stones, looking)


def _looks_around(tree: StaticTree, entry: Entry) -> bool:
    trails = (trail for it in entry.expressions.values() for trail in it.facts.trails)
    return bool(entry.repeats) and looks_around(entry.innermost, tree, entry.name, trails)


def _entry(item: Asking, above: Entry | None) -> Entry:
    entry = Entry(
        item,
        above,
        _repeats_around(above),
        {name: compile_expression(source) for name, source in sources(item)},
    )
    if isinstance(item, Section | Group | Repeat):
        entry.below.extend(_entry(it, entry) for it in item.questions)
    if isinstance(item, Matrix):
        entry.below.extend(_entry(it, entry) for it in item.rows)
    return entry


def _repeats_around(above: Entry | None) -> tuple[str, ...]:
    if above is None:
        return ()
    return (*above.repeats, above.name) if isinstance(above.item, Repeat) else above.repeats


def _with_below(entry: Entry) -> Iterator[Entry]:
    yield entry
    for it in entry.below:
        yield from _with_below(it)
