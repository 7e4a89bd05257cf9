"""Which way each path of an expression goes, so that it can be followed before there are answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from lark import Token, Tree

Node = Tree[Token] | Token | None
Start = Literal["here", "current", "root", "question"]
_GIVE_THEIR_FIRST = {"randomize", "indexed-repeat"}  # the places among which they choose


class Move(NamedTuple):
    """One step of a path; `name` may also be `*` or `node()`, `position` counts from 0."""

    axis: str  # self, child, parent or deep
    name: str
    position: int = 0


@dataclass(frozen=True)
class Trail:
    """A path: where it begins, and its steps; a path in a predicate goes on from what it tests."""

    start: Start
    question: str = ""  # that it begins at, where it begins with ${name}
    moves: tuple[Move, ...] = ()
    tested: bool = False  # whether predicates choose among the places on the way


def trails_of(tree: Tree[Token]) -> tuple[Trail, ...]:
    """List the paths of a whole expression that lead to questions; those into lists are left out."""
    tracker = _Tracker()
    tracker.follow(tree, Trail("here"))
    return tuple(dict.fromkeys(tracker.found))


class _Tracker:
    def __init__(self) -> None:
        self.found: list[Trail] = []

    def follow(self, node: Node, here: Trail | None) -> Trail | None:
        """Give the trail of the places that a part of an expression gives; None if it gives none."""
        if not isinstance(node, Tree):
            return None
        if node.data in {"root", "from_here", "from_root", "below", "filtered"}:
            return self._path(node, here)
        if node.data == "reference":
            return Trail("question", str(node.children[0])[2:-1].strip())
        if node.data == "call":
            return self._call(node, here)
        for child in node.children:
            self.follow(child, here)
        return None

    def _path(self, node: Tree[Token], here: Trail | None) -> Trail | None:
        if node.data == "from_here":
            return self._along(here, node.children)
        if node.data in {"root", "from_root"}:
            return self._along(Trail("root"), node.children)
        start, *rest = node.children
        begun = self.follow(start, here)
        return self._tested(begun, rest) if node.data == "filtered" else self._along(begun, rest)

    def _call(self, node: Tree[Token], here: Trail | None) -> Trail | None:
        name, *arguments = node.children
        given = [self.follow(it, here) for it in arguments]
        if name == "current":
            return Trail("current")
        chosen = given[0] if given and name in _GIVE_THEIR_FIRST else None
        return chosen and replace(chosen, tested=True)

    def _along(self, trail: Trail | None, parts: Sequence[Node]) -> Trail | None:
        for part in parts:
            if isinstance(part, Tree):
                for step in part.children:
                    trail = self._step(trail, step)
            else:
                trail = self._step(trail, part)
        if trail:
            self.found.append(trail)
        return trail

    def _step(self, trail: Trail | None, step: Node) -> Trail | None:
        move, tests = _move(step)
        moved = trail and replace(trail, moves=(*trail.moves, move))
        return self._tested(moved, tests)

    def _tested(self, trail: Trail | None, tests: Sequence[Node]) -> Trail | None:
        if not tests:
            return trail
        chosen = trail and replace(trail, tested=True)
        for test in tests:
            self.follow(test, chosen)
        return chosen


def _move(step: Node) -> tuple[Move, Sequence[Node]]:
    if not isinstance(step, Tree):
        return Move("deep", "node()"), []
    if step.data == "here":
        return Move("self", "node()"), list(step.children)
    if step.data == "above":
        return Move("parent", "node()"), list(step.children)
    axis, name, *tests = step.children
    wanted = "node()" if isinstance(name, Token) and name.type == "ANY" else str(name)
    position = name.start_pos or 0 if isinstance(name, Token) else 0
    return Move(str(axis)[:-2].strip() if axis else "child", wanted, position), tests
