"""Which parts of a questionnaire must be worked out before which: for circles, and for long chains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from questionnaires.expressions import Expression, ExpressionError, compile_expression
from questionnaires.expressions.trails import Trail
from questionnaires.expressions_of import sources
from questionnaires.static_tree import StaticTree

DECIDES = {"relevant", "calculation", "choice_filter", "each", "count"}  # fields that make circles
STRIDE = 10  # links of a chain that Python's stack is sure to hold

Needs = Mapping[str, set[str]]


def needs_of(tree: StaticTree) -> dict[str, set[str]]:
    """Map each part to the parts that it needs: those around it, and those its expressions name."""
    return {name: _needs_of(tree, name) for name in tree.parts}


def needed_by(tree: StaticTree, name: str, field: str, expression: Expression) -> set[str]:
    """Name the parts that one expression of a part needs before it can be worked out.

    Paths with predicates choose among places, such as the instance before this one; whether they
    lead in a circle shows only with answers.
    """
    if field not in DECIDES:
        return set()
    found = expression.names & tree.parts.keys()
    if expression.facts.about_itself and field in {"relevant", "calculation"}:
        found |= {name}
    for trail in expression.facts.trails:
        if _is_certain(field, trail):
            found |= tree.follow(name, trail).places & tree.parts.keys()
    return set(found)


def field_that_needs(tree: StaticTree, name: str, needed: str) -> str:
    """Name the field of a part whose expression needs another part; "" if only its place does."""
    found = _readable(sources(tree.parts[name][0]))
    return next((it for it, made in found if needed in needed_by(tree, name, it, made)), "")


def stepping_stones(needs: Needs) -> dict[str, tuple[str, ...]]:
    """Tell which parts to work out first, in order, where a chain is too long for Python's stack.

    Every STRIDE-th link of the chain below a part; nothing for parts with short chains, and nothing
    at all where there are circles.
    """
    try:
        order = list(TopologicalSorter(needs).static_order())
    except CycleError:
        return {}
    links: dict[str, int] = {}
    stones: dict[str, tuple[str, ...]] = {}
    for name in order:
        below = [it for it in needs.get(name, ()) if it in links]
        links[name] = max((links[it] + 1 for it in below), default=0)
        if links[name] > STRIDE:
            known = {stone for it in below for stone in stones.get(it, ())}
            own = {it for it in below if links[it] % STRIDE == 0 and links[it]}
            stones[name] = tuple(sorted(known | own, key=links.__getitem__))
    return stones


def looks_around(repeat: str, tree: StaticTree, name: str, trails: Iterable[Trail]) -> bool:
    """Tell whether a part of a repeat picks answers from other instances, such as the one before."""
    return any(
        trail.tested and repeat in tree.around(place)
        for trail in trails
        for place in tree.follow(name, trail).places
    )


def _needs_of(tree: StaticTree, name: str) -> set[str]:
    part, around = tree.parts[name]
    found = {around} if around else set()
    for field, expression in _readable(sources(part)):
        found |= needed_by(tree, name, field, expression)
    return found


def _readable(found: Iterator[tuple[str, str]]) -> Iterator[tuple[str, Expression]]:
    for field, source in found:
        try:
            yield field, compile_expression(source)
        except ExpressionError:
            continue


def _is_certain(field: str, trail: Trail) -> bool:
    names_all = all(it.axis != "deep" and it.name != "*" for it in trail.moves)
    climbs = any(it.axis == "child" for it in trail.moves)
    in_a_list = field == "choice_filter" and trail.start == "here"
    return names_all and climbs and not trail.tested and not in_a_list
