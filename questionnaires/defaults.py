"""Default answers: evaluated once, when a response or an instance begins."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from questionnaires.answer_values import default_answer
from questionnaires.expressions_of import is_dynamic
from questionnaires.instance import Answer, Instance
from questionnaires.model import Asked

if TYPE_CHECKING:
    from questionnaires.node import Node
    from questionnaires.plan import Entry
    from questionnaires.state import State

_ROUNDS = 5  # a default may build on one that builds on one …


def defaults_of(state: State, instance_id: str) -> dict[str, Answer]:
    """Work out the defaults of an instance's own blank questions; they may build on each other."""
    found: dict[str, Answer] = {}
    for _ in range(_ROUNDS):
        new = {
            name: answer for name, answer in _worked_out(state, instance_id) if name not in found
        }
        if not new:
            break
        found |= new
        state = state.after(_answered(state.response, instance_id, new))
    return found


def _worked_out(state: State, instance_id: str) -> Iterator[tuple[str, Answer]]:
    scope = state.scope(instance_id)
    for entry in state.plan.entries.values():
        own = entry.innermost == scope.repeat
        if not own or not isinstance(entry.item, Asked) or not entry.item.default:
            continue
        if entry.name in scope.instance.answers:
            continue
        answer = _default(state.node_in(scope, entry), entry)
        if answer is not None:
            yield entry.name, answer


def _default(node: Node, entry: Entry) -> Answer | None:
    default = getattr(entry.item, "default", "")
    value = node.run("default") if is_dynamic(default) else default
    return default_answer(entry.item, "" if value is None else value)


def _answered(instance: Instance, id_: str, answers: dict[str, Answer]) -> Instance:
    """Give the same response with more answers in one instance; the given one is not changed."""
    repeats = {
        name: [_answered(it, id_, answers) for it in instances]
        for name, instances in instance.repeats.items()
    }
    own = {**instance.answers, **answers} if instance.id == id_ else copy(instance.answers)
    return replace(instance, answers=own, repeats=repeats)
