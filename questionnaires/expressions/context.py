"""Where, when and among what an expression is worked out."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from questionnaires.expressions.errors import ExpressionError
from questionnaires.expressions.tree import Element, Nodes

MOST_STEPS = 200_000


class World(Protocol):
    """What expressions may ask about what is around them."""

    @property
    def now(self) -> datetime:
        """The moment of the evaluation."""

    def lookup(self, here: Element, name: str) -> Nodes:
        """Find what ${name} means from here; only what is relevant."""

    def list_root(self, name: str) -> Element:
        """Give the tree of a choice list or a record list."""

    def choice_label(self, code: str, question: str) -> str:
        """Give the label of a choice that a question offers; "" if there is none."""

    def origin(self, here: Element) -> str:
        """Give the id of the record that the nearest repeat instance continues; "" if none."""


class Budget:
    """How many places one evaluation may still look at, and the positions it has counted."""

    __slots__ = ("left", "positions")

    def __init__(self) -> None:
        self.left = MOST_STEPS
        self.positions: dict[Element, float] = {}

    def spend(self, steps: int) -> None:
        """Take steps; an ExpressionError when none are left."""
        self.left -= steps
        if self.left < 0:
            raise ExpressionError("The expression looks at too many answers.", "too_large")


class Context:
    """The place (`.`), the place that the expression belongs to (current()), and the world."""

    __slots__ = ("budget", "current", "node", "position", "size", "world")

    def __init__(self, node: Element, world: World, current: Element | None = None) -> None:
        self.node, self.world = node, world
        self.current = current if current is not None else node
        self.position = self.size = 1
        self.budget = Budget()

    def at(self, node: Element, position: int, size: int) -> Context:
        """Give the context at another place, as a predicate sees it; positions from 1."""
        moved = Context.__new__(Context)
        moved.node, moved.position, moved.size = node, position, size
        moved.world, moved.current, moved.budget = self.world, self.current, self.budget
        return moved
