"""Where, when and among what an expression is worked out."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from questionnaires.expressions.errors import ExpressionError
from questionnaires.expressions.tree import Element, Nodes, Value

MOST_STEPS = 200_000
CHARACTERS = 50  # that are looked at in one step
PATIENCE = 0.2  # seconds that all regular expressions of one evaluation may take


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
    """What one evaluation may still take, and the positions it has counted."""

    __slots__ = ("left", "patience", "positions")

    def __init__(self, steps: int = MOST_STEPS) -> None:
        self.left = steps
        self.patience = PATIENCE
        self.positions: dict[Element, float] = {}

    def spend(self, steps: int) -> None:
        """Take steps; an ExpressionError when none are left."""
        self.left -= steps
        if self.left < 0:
            raise ExpressionError("The expression looks at too many answers.", "too_large")

    def text_of(self, node: Element) -> str:
        """Read the text of a place; what is long, or put together of others, takes steps."""
        text = node.text
        if len(text) > CHARACTERS:
            self.spend(len(text) // CHARACTERS)
        if node.children:
            self.spend(sum(1 for _ in node.descendants()))
        return text

    def plain(self, value: Value) -> Value:
        """Give the text of the first of several answers, else the value; long texts take steps."""
        if isinstance(value, str):
            if len(value) > CHARACTERS:
                self.spend(len(value) // CHARACTERS)
        elif isinstance(value, list):
            return self.text_of(value[0]) if value else ""
        return value


class Context:
    """The place (`.`), the place that the expression belongs to (current()), and the world."""

    __slots__ = ("budget", "current", "node", "position", "size", "world")

    def __init__(
        self,
        node: Element,
        world: World,
        current: Element | None = None,
        budget: Budget | None = None,
    ) -> None:
        self.node, self.world = node, world
        self.current = current if current is not None else node
        self.position = self.size = 1
        self.budget = budget if budget is not None else Budget()

    def at(self, node: Element, position: int, size: int) -> Context:
        """Give the context at another place, as a predicate sees it; positions from 1."""
        moved = Context.__new__(Context)
        moved.node, moved.position, moved.size = node, position, size
        moved.world, moved.current, moved.budget = self.world, self.current, self.budget
        return moved
