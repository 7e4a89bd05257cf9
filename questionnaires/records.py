"""The records that a submission makes and changes, as ODK's entities (specification 2025.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from questionnaires.answer_values import answer_text
from questionnaires.expressions import Context, Element, compile_expression, to_text
from questionnaires.instance import Record
from questionnaires.model import Asked, Questionnaire, Repeat
from questionnaires.shown import title_of

if TYPE_CHECKING:
    from questionnaires.plan import Entry
    from questionnaires.scope import Scope
    from questionnaires.state import State

HOLDS = frozenset({"1", "true"})
"""What a condition on records says when it holds, by the specification; no other text does."""


@dataclass(frozen=True)
class RecordChange:
    """A record that is created in a list or updated there, with the properties that were asked."""

    list: str
    action: Literal["create", "update"]  # by the lists that the state read
    record: Record
    instance: str  # the id of the instance that says so
    only: bool = False  # where the list is another by then, the other action is not allowed


def changes_of(state: State) -> Iterator[RecordChange]:
    """Give a change for the response, and for each instance that counts, of what has `save_to`.

    The record's id is `entity_id`, else the `origin` that is continued, else the instance's own
    id, so that saying it again changes nothing. A record that is not there is created if
    `create_if` holds, one that is there is updated if `update_if` holds; else nothing is done.
    Only relevant questions are properties; one that is relevant and blank is "".
    """
    if state.questionnaire.save_to:
        yield from _change(state, state.questionnaire, state.tree.top)
    for entry in state.plan.repeats:
        if isinstance(entry.item, Repeat) and entry.item.save_to:
            for scope in state.tree.top.walk():
                if scope.repeat == entry.name and state.tree.instance_node(scope).relevant:
                    yield from _change(state, entry.item, scope)


def merged(
    records: Mapping[str, Sequence[Record]], changes: Iterable[RecordChange]
) -> dict[str, list[Record]]:
    """Give lists as they are after changes; records keep their places, new ones come last.

    Where a list has changed since, what is not there is created and what is there is updated,
    but not by a change that may do the other `only`: that one does nothing.
    """
    lists = {name: {it.id: it for it in held} for name, held in records.items()}
    for change in changes:
        held = lists.setdefault(change.list, {})
        before, now = held.get(change.record.id), change.record
        if change.only and (before is None) != (change.action == "create"):
            continue
        kept = before.properties if before else {}
        label = now.label or (before.label if before else "")
        held[now.id] = Record(now.id, label, {**kept, **now.properties})
    return {name: list(held.values()) for name, held in lists.items()}


def may_create(saving: Questionnaire | Repeat) -> bool:
    """Tell whether records can be created at all; ODK takes an `entity_id` alone as an update."""
    return bool(saving.create_if) or not (saving.update_if or saving.entity_id)


def may_update(saving: Questionnaire | Repeat) -> bool:
    """Tell whether records can be updated at all; ODK takes a `create_if` alone as a creation."""
    return bool(saving.update_if) or not saving.create_if


def _change(state: State, saving: Questionnaire | Repeat, scope: Scope) -> Iterator[RecordChange]:
    def said(source: str) -> str:
        return _said(state, scope, source)

    create = may_create(saving) and (not saving.create_if or said(saving.create_if) in HOLDS)
    update = may_update(saving) and (not saving.update_if or said(saving.update_if) in HOLDS)
    if not (create or update):
        return
    instance = scope.instance
    id_ = said(saving.entity_id) or instance.origin or instance.id
    known = any(it.id == id_ for it in state.held.get(saving.save_to, ()))
    if update if known else create:
        label = said(saving.entity_label) or _called(state, scope)
        record = Record(id_, label, dict(_properties(state, scope)))
        action: Literal["create", "update"] = "update" if known else "create"
        yield RecordChange(saving.save_to, action, record, instance.id, only=create != update)


def _said(state: State, scope: Scope, source: str) -> str:
    """Give what an expression says as a text, from an instance or from the response."""
    if not source:
        return ""
    place = _place(state, scope)
    return to_text(compile_expression(source)(Context(place, state.tree.world)))


def _place(state: State, scope: Scope) -> Element:
    if scope.repeat:
        return state.tree.instance_node(scope)
    return state.tree.parent_of(scope, state.plan.sections[0])


def _called(state: State, scope: Scope) -> str:
    return title_of(state.tree, scope, state.questionnaire.fallback) if scope.repeat else ""


def _properties(state: State, scope: Scope) -> Iterator[tuple[str, str]]:
    for entry in state.plan.entries.values():
        if entry.innermost == scope.repeat and (name := _property(entry)):
            node = state.tree.node_in(scope, entry)
            if node.relevant:
                yield name, answer_text(node.value)


def _property(entry: Entry) -> str:
    return entry.item.save_to if isinstance(entry.item, Asked) and not entry.below else ""
