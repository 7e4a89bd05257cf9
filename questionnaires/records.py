"""The records that a submission makes and changes, as ODK's entities (specification 2025.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from questionnaires.answer_values import answer_text
from questionnaires.instance import Record
from questionnaires.model import Asked, Repeat
from questionnaires.shown import title_of

if TYPE_CHECKING:
    from questionnaires.plan import Entry
    from questionnaires.scope import Scope
    from questionnaires.state import State


@dataclass(frozen=True)
class RecordChange:
    """A record that is created in a list or updated there, with the properties that were asked."""

    list: str
    action: Literal["create", "update"]
    record: Record
    instance: str  # the id of the instance that says so


def changes_of(state: State) -> Iterator[RecordChange]:
    """Give a change for each instance that counts of each repeat with `save_to`.

    The record's id is the instance's `origin` where it continues something, else the instance's
    own id, so that saying it again changes nothing. Only relevant questions are properties; one
    that is relevant and blank is "".
    """
    for entry in state.plan.repeats:
        if isinstance(entry.item, Repeat) and entry.item.save_to:
            for scope in state.tree.top.walk():
                if scope.repeat == entry.name and state.tree.instance_node(scope).relevant:
                    yield _change(state, entry.item.save_to, scope)


def merged(
    records: Mapping[str, Sequence[Record]], changes: Iterable[RecordChange]
) -> dict[str, list[Record]]:
    """Give lists as they are after changes; records keep their places, new ones come last."""
    lists = {name: {it.id: it for it in held} for name, held in records.items()}
    for change in changes:
        held = lists.setdefault(change.list, {})
        before, now = held.get(change.record.id), change.record
        kept = before.properties if before else {}
        label = now.label or (before.label if before else "")
        held[now.id] = Record(now.id, label, {**kept, **now.properties})
    return {name: list(held.values()) for name, held in lists.items()}


def _change(state: State, name: str, scope: Scope) -> RecordChange:
    id_ = scope.instance.origin or scope.instance.id
    known = any(it.id == id_ for it in state.held.get(name, ()))
    label = title_of(state.tree, scope, state.questionnaire.fallback)
    properties = dict(_properties(state, scope))
    record = Record(id_, label, properties)
    return RecordChange(name, "update" if known else "create", record, scope.instance.id)


def _properties(state: State, scope: Scope) -> Iterator[tuple[str, str]]:
    for entry in state.plan.entries.values():
        if entry.innermost == scope.repeat and (name := _property(entry)):
            node = state.tree.node_in(scope, entry)
            if node.relevant:
                yield name, answer_text(node.value)


def _property(entry: Entry) -> str:
    return entry.item.save_to if isinstance(entry.item, Asked) and not entry.below else ""
