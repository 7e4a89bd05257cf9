"""Default answers: carried over or evaluated once, when a response or an instance begins."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from questionnaires.answer_values import default_answer
from questionnaires.carrying import carried
from questionnaires.expressions import Value
from questionnaires.expressions_of import is_dynamic
from questionnaires.instance import Answer, Instance
from questionnaires.model import Asked

if TYPE_CHECKING:
    from questionnaires.node import Node
    from questionnaires.plan import Entry
    from questionnaires.state import State


def defaults_of(state: State, instance_id: str) -> dict[str, Answer]:
    """Work out the defaults of an instance's own blank questions; each sees those before it."""
    found: dict[str, Answer] = {}
    for name in _unanswered(state, instance_id):
        entry = state.plan.entries[name]
        node = state.tree.node_in(state.tree.scope(instance_id), entry)
        if (answer := _default(node, entry)) is not None:
            found[name] = answer
            state = state.after(_answered(state.response, instance_id, {name: answer}))
    return found


def _unanswered(state: State, instance_id: str) -> list[str]:
    scope = state.tree.scope(instance_id)
    return [
        entry.name
        for entry in state.plan.entries.values()
        if entry.innermost == scope.repeat
        and not entry.below
        and entry.name not in scope.instance.answers
        and isinstance(entry.asking.item, Asked)
        and (entry.asking.item.default or entry.asking.item.carried_from)
    ]


def _default(node: Node, entry: Entry) -> Answer | None:
    """Give what is carried over, or else the default; of a matrix row as its matrix says."""
    asked = entry.asking.item
    if not isinstance(asked, Asked):
        return None
    value: Value | None = carried(node, asked.carried_from) if asked.carried_from else ""
    if not value and asked.default:
        value = node.run("default") if is_dynamic(asked.default) else asked.default
    return default_answer(entry.item, "" if value is None else value)


def _answered(instance: Instance, id_: str, answers: dict[str, Answer]) -> Instance:
    """Give the same response with more answers in one instance; the given one is not changed."""
    repeats = {
        name: [_answered(it, id_, answers) for it in instances]
        for name, instances in instance.repeats.items()
    }
    own = {**instance.answers, **answers} if instance.id == id_ else copy(instance.answers)
    return replace(instance, answers=own, repeats=repeats)
