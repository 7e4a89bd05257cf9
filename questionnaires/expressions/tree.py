"""The tree that expressions look at, and the values that they give."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from datetime import date, datetime


class Element(ABC):
    """One place in the tree: a question, a section, a repeat instance, a record or its property."""

    __slots__ = ("name", "parent")

    def __init__(self, name: str, parent: Element | None = None) -> None:
        self.name = name
        self.parent = parent

    @property
    @abstractmethod
    def children(self) -> Sequence[Element]:
        """What stands directly below, in document order."""

    @property
    @abstractmethod
    def text(self) -> str:
        """Its answer as text; of what holds others, theirs after each other."""

    @property
    def relevant(self) -> bool:
        """Whether it counts; a path never enters what does not."""
        return True

    @property
    def root(self) -> Element:
        """The top of its tree."""
        top = self
        while top.parent is not None:
            top = top.parent
        return top

    def descendants(self) -> Iterator[Element]:
        """Everything below, in document order."""
        for child in self.children:
            yield child
            yield from child.descendants()


class FixedElement(Element):
    """An element whose text is known from the start: a list, a record, a property."""

    __slots__ = ("below", "own")

    def __init__(self, name: str, text: str = "", parent: Element | None = None) -> None:
        super().__init__(name, parent)
        self.own = text
        self.below: list[FixedElement] = []

    def add(self, name: str, text: str = "") -> FixedElement:
        """Put one more element last below this one."""
        child = FixedElement(name, text, self)
        self.below.append(child)
        return child

    @property
    def children(self) -> Sequence[Element]:
        """What was added, in that order."""
        return self.below

    @property
    def text(self) -> str:
        """Its own text, then that of what is below."""
        return self.own + "".join(child.text for child in self.below) if self.below else self.own


Nodes = list[Element]
Value = str | float | bool | date | datetime | Nodes
"""What an expression gives: text, number, truth, calendar date, moment, or places in the tree."""
