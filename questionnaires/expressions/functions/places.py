"""Places in the tree: how many, which one, where."""

from __future__ import annotations

import math
import random

from questionnaires.expressions.context import Context
from questionnaires.expressions.conversions import to_nodes, to_number
from questionnaires.expressions.functions.registry import Functions
from questionnaires.expressions.tree import Element, Nodes, Value

FUNCTIONS = Functions()
_MODULUS, _FACTOR = 2_147_483_647, 48_271  # ODK's Park-Miller generator, so that orders agree


@FUNCTIONS.named("count")
def count(nodes: Nodes) -> float:
    """Count."""
    return float(len(nodes))


@FUNCTIONS.named("count-non-empty")
def count_non_empty(nodes: Nodes) -> float:
    """Count what is answered."""
    return float(sum(bool(it.children or it.text) for it in nodes))


@FUNCTIONS.named("position")
def position(c: Context, nodes: Nodes | None = None) -> float:
    """Give the position from 1: in the predicate, or of an instance among those of its repeat."""
    if nodes is None:
        return float(c.position)
    return _place(c, nodes[0]) if nodes else math.nan


@FUNCTIONS.named("last")
def last(c: Context) -> float:
    """Give the last position in the predicate."""
    return float(c.size)


@FUNCTIONS.named("name", "local-name")
def name(c: Context, nodes: Nodes | None = None) -> str:
    """Give the name of a place."""
    found = [c.node] if nodes is None else nodes
    return found[0].name if found else ""


@FUNCTIONS.named("current")
def current(c: Context) -> Nodes:
    """Give the place that the expression belongs to, also from within a predicate."""
    return [c.current]


@FUNCTIONS.named("instance")
def instance(c: Context, list_name: str) -> Nodes:
    """Give the tree of a choice list or a record list: root, its items, their columns (ODK)."""
    return [c.world.list_root(list_name)]


@FUNCTIONS.named("origin")
def origin(c: Context) -> str:
    """Give the id of the record that the repeat instance continues (our own)."""
    return c.world.origin(c.current)


@FUNCTIONS.named("pulldata")
def pulldata(c: Context, list_name: str, wanted: str, key: str, value: str) -> str:
    """Give one property of the first record whose key has a value; "" if none has (ODK)."""
    for item in c.world.list_root(list_name).descendants():
        c.budget.spend(1)
        properties = {it.name: it.text for it in item.children}
        if properties.get(key) == value:
            return properties.get(wanted, "")
    return ""


@FUNCTIONS.named("indexed-repeat", in_pairs=True)
def indexed_repeat(c: Context, target: Nodes, *levels: Value) -> Nodes:
    """Keep the answers in the instances at given positions: repeat, index, repeat … (ODK).

    A blank index means no instance (ODK Web Forms).
    """
    found = target
    for repeat, index in zip(levels[::2], levels[1::2], strict=True):
        wanted = to_number(index)
        chosen = {it for it in to_nodes(repeat) if _place(c, it) == wanted}
        found = [it for it in found if _is_inside(it, chosen)]
    return found


@FUNCTIONS.named("randomize")
def randomize(nodes: Nodes, seed: float | None = None) -> Nodes:
    """Shuffle; the same seed gives the same order, and the one that ODK gives."""
    shuffled = list(nodes)
    if seed is None:
        random.shuffle(shuffled)
        return shuffled
    state = int(seed) % _MODULUS or 1
    for i in range(len(shuffled) - 1, 0, -1):
        state = state * _FACTOR % _MODULUS
        j = int((state - 1) / (_MODULUS - 1) * (i + 1))
        shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
    return shuffled


def _place(c: Context, node: Element) -> float:
    positions = c.budget.positions
    if node not in positions:
        around = node.parent.children if node.parent is not None else [node]
        c.budget.spend(len(around))
        same = (it for it in around if it.name == node.name and it.relevant)
        positions.update((it, float(place)) for place, it in enumerate(same, 1))
    return positions[node]


def _is_inside(node: Element | None, around: set[Element]) -> bool:
    while node is not None and node not in around:
        node = node.parent
    return node is not None
