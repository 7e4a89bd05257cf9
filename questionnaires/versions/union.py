"""Everything that any version asked, as one questionnaire, for tables that hold all answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from questionnaires.model import (
    Choice,
    Group,
    Item,
    Matrix,
    Offering,
    Part,
    Questionnaire,
    Repeat,
    Row,
    Section,
    Side,
)
from questionnaires.versions.history import History
from questionnaires.versions.parts import Placed, placed_in

P = TypeVar("P", bound=Part)


def union_of(history: History) -> Questionnaire:
    """Give the newest version with all that only earlier ones asked, as they asked it last.

    What is gone stands last in its repeat, or in a section of its side, and its choice lists have
    the version after their name. It is for reading answers, not for asking.
    """
    union = _Union({*placed_in(history.newest)})
    for version, way in [*zip(history.versions, history.ways, strict=True)][-2::-1]:
        for placed in placed_in(version).values():
            union.add(placed, way.names, version)
    return union.built(history.newest)


@dataclass
class _Union:
    names: set[str]
    items: dict[str, list[Item]] = field(default_factory=dict)  # by repeat
    sides: dict[Side, list[Item]] = field(default_factory=dict)  # outside repeats
    lists: dict[str, tuple[Choice, ...]] = field(default_factory=dict)

    def add(self, placed: Placed, names: Mapping[str, str], version: Questionnaire) -> None:
        """Add a question, row or repeat under its name of now, unless a later version asks it."""
        name, part = names[placed.name], placed.part
        if name in self.names or isinstance(part, Section | Group | Matrix):
            return
        item = _on_its_own(placed, name)
        if isinstance(item, Offering) and item.choices in version.choices:
            kept = f"{item.choices}-{version.version}"
            self.lists[kept] = version.choices[item.choices]
            item = item.model_copy(update={"choices": kept})
        if placed.repeat:
            self.items.setdefault(names[placed.repeat], []).append(item)
        else:
            self.sides.setdefault(_side(placed), []).append(item)
        self.names.add(name)

    def built(self, newest: Questionnaire) -> Questionnaire:
        """Put together the newest version and all that was added."""
        sections = [
            it.model_copy(update={"questions": tuple(self._filled(it.questions))})
            for it in newest.sections
        ]
        for side, items in self.sides.items():
            gone = tuple(self._filled(tuple(items)))
            sections.append(Section(name=f"gone-{side}", label={}, filled_by=side, questions=gone))
        fields = {it: getattr(newest, it) for it in Questionnaire.model_fields}
        choices = {**newest.choices, **self.lists}
        return Questionnaire(**fields | {"choices": choices, "sections": tuple(sections)})

    def _filled(self, items: tuple[Item, ...]) -> Iterator[Item]:
        """Give items with what was added within them."""
        for item in items:
            match item:
                case Group():
                    inner = (*self._filled(item.questions),)
                    yield item.model_copy(update={"questions": inner})
                case Repeat():
                    added = tuple(self.items.get(item.name, ()))
                    inner = (*self._filled((*item.questions, *added)),)
                    yield item.model_copy(update={"questions": inner})
                case _:
                    yield item


def _on_its_own(placed: Placed, name: str) -> Item:
    """Give a part under its name of now: a row in a matrix of its own, a repeat without questions.

    What its matrix goes on to offer may be called otherwise now, and a repeat's come one by one.
    """
    match placed.part:
        case Row() as row:
            (matrix,) = (it for it in placed.around[-1:] if isinstance(it, Matrix))
            alone = {"name": f"{matrix.name}-{name}", "rows": (_named(row, name),)}
            return matrix.model_copy(update=alone)
        case Repeat() as repeat:
            return repeat.model_copy(update={"name": name, "questions": ()})
        case Section() | Group() | Matrix():
            raise TypeError("it has no answer of its own")
        case question:
            return _named(question, name)


def _named(part: P, name: str) -> P:
    return part.model_copy(update={"name": name})


def _side(placed: Placed) -> Side:
    section = placed.around[0]
    return section.filled_by if isinstance(section, Section) else "organisation"
