"""Which parts of a questionnaire must be worked out before which: for circles, and for long chains."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from questionnaires.expressions import Expression, ExpressionError, compile_expression
from questionnaires.expressions.trails import Trail
from questionnaires.expressions_of import sources
from questionnaires.static_tree import ANY, StaticTree

DECIDES = {"relevant", "calculation", "choice_filter", "each", "count"}  # fields that make circles
DECIDES_ASKED = {"relevant", "each", "count"}
ASKED = "?"  # before a name: whether that part is asked, whatever its answer
STRIDE = 10  # links of a chain that Python's stack is sure to hold

Needs = Mapping[str, set[str]]


def needs_of(tree: StaticTree) -> dict[str, set[str]]:
    """Map each part to the parts that it needs: those around it, and those its expressions name.

    ASKED and a name stands for whether a part is asked: `*` and `//` look at that of all on the way.
    """
    needs = {name: _needs_of(tree, name) for name in tree.parts}
    if any(it.startswith(ASKED) for needed in needs.values() for it in needed):
        needs |= {ASKED + name: _needs_of(tree, name, DECIDES_ASKED) for name in tree.parts}
    return needs


def needed_by(tree: StaticTree, name: str, field: str, expression: Expression) -> set[str]:
    """Name the parts that one expression of a part needs before it can be worked out.

    Paths with predicates choose among places, such as the instance before this one; whether they
    lead in a circle shows only with answers. Of paths with `*` or `//` all is needed that they may
    reach, predicates or not.
    """
    if field not in DECIDES:
        return set()
    found = expression.names & tree.parts.keys()
    if expression.facts.about_itself and field in {"relevant", "calculation"}:
        found |= {name}
    for trail in expression.facts.trails:
        if field == "choice_filter" and trail.start == "here":
            continue  # in a list
        if _is_wild(trail):
            found |= _in_the_wild(tree, name, trail)
        elif _is_certain(trail):
            found |= tree.follow(name, trail).places & tree.parts.keys()
    return set(found)


def field_that_needs(tree: StaticTree, name: str, needed: str) -> str:
    """Name the field of a part whose expression needs another part; "" if only its place does."""
    found = _readable(sources(tree.parts[name.removeprefix(ASKED)][0]))
    own = name.removeprefix(ASKED)
    return next((it for it, made in found if needed in needed_by(tree, own, it, made)), "")


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
            own = {it for it in below if links[it] % STRIDE == 0 and links[it] and it[0] != ASKED}
            stones[name] = tuple(sorted(known | own, key=links.__getitem__))
    return stones


def looks_around(repeat: str, tree: StaticTree, name: str, trails: Iterable[Trail]) -> bool:
    """Tell whether a part of a repeat picks answers from other instances, such as the one before."""
    return any(
        trail.tested and repeat in tree.around(place)
        for trail in trails
        for place in tree.follow(name, trail).places
    )


def _needs_of(tree: StaticTree, name: str, fields: Container[str] = DECIDES) -> set[str]:
    part, around = tree.parts[name]
    found = set()
    if around:
        found.add(around if fields is DECIDES else ASKED + around)
    for field, expression in _readable(sources(part)):
        if field in fields:
            found |= needed_by(tree, name, field, expression)
    return found


def _readable(found: Iterator[tuple[str, str]]) -> Iterator[tuple[str, Expression]]:
    for field, source in found:
        try:
            yield field, compile_expression(source)
        except ExpressionError:
            continue


def _is_certain(trail: Trail) -> bool:
    return any(it.axis == "child" for it in trail.moves) and not trail.tested


def _is_wild(trail: Trail) -> bool:
    return any(it.axis == "deep" or (it.axis == "child" and it.name in ANY) for it in trail.moves)


def _in_the_wild(tree: StaticTree, name: str, trail: Trail) -> set[str]:
    """Name what a path with `*` or `//` may read, and look at on the way."""
    reached = tree.follow(name, trail)
    found = {it for place in reached.places for it in (place, *tree.all_below(place))}
    return (found & tree.parts.keys()) | {ASKED + it for it in reached.passed & tree.parts.keys()}
