"""Walking the tree: steps with predicates, bounded by the budget of the evaluation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from questionnaires.expressions.context import Context
from questionnaires.expressions.conversions import to_boolean
from questionnaires.expressions.tree import Element, Nodes, Value

Closure = Callable[[Context], Value]


class Step(NamedTuple):
    """One step of a path: where to go, which names to keep, which further tests they meet."""

    axis: str  # self, child, parent or deep (the place itself and all below, what `//` stands for)
    name: str  # "*" is any element, "node()" any place
    tests: tuple[Closure, ...] = ()


DEEP = Step("deep", "node()")


def walk(c: Context, nodes: Nodes, steps: Sequence[Step]) -> Nodes:
    """Follow the steps from each place; each place found is given once, in document order."""
    for step in steps:
        found = [select(c, _reached(c, node, step), step.tests) for node in nodes]
        nodes = found[0] if len(found) == 1 else unique([it for part in found for it in part])
    return nodes


def select(c: Context, nodes: Nodes, tests: Sequence[Closure]) -> Nodes:
    """Keep the places that meet each test; a number is the position to keep."""
    for test in tests:
        c.budget.spend(len(nodes))
        size = len(nodes)
        nodes = [
            node
            for position, node in enumerate(nodes, 1)
            if _meets(test(c.at(node, position, size)), position)
        ]
    return nodes


def unique(nodes: Nodes) -> Nodes:
    """Leave out what was already there."""
    return list(dict.fromkeys(nodes))


def _meets(value: Value, position: int) -> bool:
    if isinstance(value, float):
        return value == position
    return to_boolean(value)


def _reached(c: Context, node: Element, step: Step) -> Nodes:
    if step.axis == "self":
        return [node] if _named(node, step.name) else []
    if step.axis == "parent":
        return [node.parent] if node.parent is not None and _named(node.parent, step.name) else []
    below = node.children if step.axis == "child" else [node, *node.descendants()]
    c.budget.spend(len(below))
    return [it for it in below if _named(it, step.name) and it.relevant]


def _named(node: Element, name: str) -> bool:
    return name in {node.name, "node()"} or (name == "*" and bool(node.name))
