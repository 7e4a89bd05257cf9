"""What a state takes over from the one before: all that the changed answers do not reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.reach import Place, reaches_of

if TYPE_CHECKING:
    from questionnaires.scope import Scope
    from questionnaires.state import State

_MOST_CHANGES = 50  # after more than that most is worked out again anyhow

Names = defaultdict["Scope", set[str]]


class _Change(NamedTuple):
    """An answer that is another, or (`instances`) instances of a repeat that came, went or moved."""

    scope: Scope
    name: str
    instances: bool = False


def take_over(before: State, now: State) -> None:
    """Hand the nodes of a state over to the next one, just made, with all in them that still holds.

    Nothing is shared: the state before works out anew what it is asked again.
    """
    told_apart = before.ids_are_unique and now.ids_are_unique
    if not told_apart or before.response.id != now.response.id:
        return
    changes = [*_changes(before, now)]
    if len(changes) > _MOST_CHANGES:
        return
    whole, checks = _reached(now, changes)
    for scope in now.scopes.values():
        old = before.scopes.get(scope.instance.id)
        if old is not None and scope.continues(old):
            _hand_over(old, scope, now, whole.get(scope, ()))
    for scope, names in checks.items():
        for name in names & scope.nodes.keys():
            scope.nodes[name].forget_checks()
    before.forget()


def _changes(before: State, now: State) -> Iterator[_Change]:
    for scope in now.scopes.values():
        old = before.scopes.get(scope.instance.id)
        same = old is not None and scope.continues(old) and scope.position == old.position
        if not same and scope.above is not None:
            yield _Change(scope.above, scope.repeat, instances=True)
        if old is not None and not scope.answers_as(old):
            yield from (_Change(scope, it) for it in _other_answers(old, scope, now))
    for id_, old in before.scopes.items():
        scope_now = now.scopes.get(id_)
        if old.above is not None and (scope_now is None or not scope_now.continues(old)):
            parent = now.scopes.get(old.above.instance.id)
            if parent is not None:
                yield _Change(parent, old.repeat, instances=True)


def _other_answers(old: Scope, scope: Scope, state: State) -> Iterator[str]:
    before, now, entries = old.answers, scope.answers, state.plan.entries
    for name in before.keys() | now.keys():
        one, other, entry = before.get(name), now.get(name), entries.get(name)
        differ = one != other or type(one) is not type(other)
        if differ and entry is not None and entry.innermost == scope.repeat:
            yield name


def _reached(state: State, changes: Sequence[_Change]) -> tuple[Names, Names]:
    """Give the names to work out again in each scope: as a whole, and their violations only."""
    whole: Names = defaultdict(set)
    checks: Names = defaultdict(set)
    reaches = reaches_of(state.plan)
    for change in dict.fromkeys(changes):
        reach = reaches.of(change.name, instances=change.instances)
        _mark(state, change.scope, reach.whole, whole)
        _mark(state, change.scope, reach.checks, checks)
    return whole, checks


def _mark(state: State, scope: Scope, places: Sequence[Place], marked: Names) -> None:
    line = scope.line()
    for name, shared in places:
        reached = [line[shared]]
        for repeat in state.plan.entries[name].repeats[shared:]:
            reached = [inner for it in reached for inner in it.within.get(repeat, ())]
        for it in reached:
            marked[it].add(name)


def _hand_over(old: Scope, now: Scope, state: State, whole: Iterable[str]) -> None:
    now.nodes, old.nodes = old.nodes, {}
    for name in whole:
        now.nodes.pop(name, None)
    for node in now.nodes.values():
        node.move(state, now)
