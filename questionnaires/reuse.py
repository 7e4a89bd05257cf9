"""What a state takes over from the one before: all that the changed answers do not reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.kept import Kept, other_answers
from questionnaires.node import Node, RepeatNode
from questionnaires.parts_reached import Places
from questionnaires.reach import reaches_of

if TYPE_CHECKING:
    from questionnaires.plan import Plan
    from questionnaires.response_tree import ResponseTree
    from questionnaires.scope import Scope

_MOST_CHANGES = 50  # after more than that most is worked out again anyhow


class _Change(NamedTuple):
    """An answer that is another, or (`instances`) instances of a repeat that came, went or moved."""

    scope: Scope
    name: str
    instances: bool = False


def renewed(tree: ResponseTree, kept: Kept) -> bool:
    """Make a tree that of a later version of its response: all that still holds stays worked out.

    False, and the tree as it was, where it is better made anew: instances cannot be told apart, or
    much is otherwise.
    """
    if not tree.ids_are_unique or tree.top.kept.id != kept.id:
        return False
    changes = [*islice(_changes(tree.top, kept, tree.plan), _MOST_CHANGES + 1)]
    moved = any(it.instances for it in changes)
    if len(changes) > _MOST_CHANGES or (moved and not _ids_are_unique(kept)):
        return False
    tree.top.adopt(kept)
    if moved:
        tree.list_scopes()
    for change in changes:
        _forget_reached(tree.plan, change)
    return True


def _changes(scope: Scope, kept: Kept, plan: Plan) -> Iterator[_Change]:
    before = scope.kept
    if kept is before:
        return
    if kept.answers is not before.answers:
        for name in other_answers(before.answers, kept.answers):
            if name in plan.entries and plan.entries[name].innermost == scope.repeat:
                yield _Change(scope, name)
    for name in before.within.keys() | kept.within.keys():
        several = kept.within.get(name, ())
        if several is not before.within.get(name):
            yield from _changes_in_repeat(scope, name, several, plan)


def _changes_in_repeat(
    scope: Scope, name: str, several: Sequence[Kept], plan: Plan
) -> Iterator[_Change]:
    scopes = scope.within.get(name, [])
    pairs = zip(scopes, several, strict=False)
    if len(scopes) == len(several) and all(
        one.kept is other or one.continues_as(other) for one, other in pairs
    ):
        going_on: Iterable[tuple[Scope, Kept]] = zip(scopes, several, strict=True)
    else:
        yield _Change(scope, name, instances=True)
        known = {it.kept.id: it for it in scopes}
        found = [(known[it.id], it) for it in several if it.id in known]
        going_on = [(one, other) for one, other in found if one.continues_as(other)]
    for one, other in going_on:
        if one.kept is not other:
            yield from _changes(one, other, plan)


def _ids_are_unique(kept: Kept) -> bool:
    ids = [it.id for it in kept.walk()]
    return len(ids) == len(set(ids))


def _forget_reached(plan: Plan, change: _Change) -> None:
    if change.instances:
        _forget_instances(plan, change)
    reach = reaches_of(plan).of(change.name, instances=change.instances)
    for places in reach.whole:
        for scope in _reached(change.scope, places):
            _forget_found(scope, places.names)
            for node in _nodes(scope, places.names):
                node.forget()
    for places in reach.checks:
        for scope in _reached(change.scope, places):
            for node in _nodes(scope, places.names):
                node.forget_checks()


def _nodes(scope: Scope, names: Iterable[str]) -> list[Node]:
    made = scope.nodes
    return [made[name] for name in names if name in made]


def _forget_instances(plan: Plan, change: _Change) -> None:
    node = change.scope.nodes.get(change.name)
    if isinstance(node, RepeatNode):
        node.forget_places()
    _forget_found(change.scope, plan.entries[change.name].all_names)


def _forget_found(scope: Scope, names: Iterable[str]) -> None:
    """Forget what names mean that are looked up from an instance, or from around it."""
    for around in scope.line:
        if around.found:
            for name in names:
                around.found.pop(name, None)


def _reached(scope: Scope, places: Places) -> list[Scope]:
    reached = [scope.line[places.shared]]
    for repeat in places.down:
        reached = [inner for it in reached for inner in it.within.get(repeat, ())]
    return reached
