"""The document that is sent: only what counts, nested as the repeats are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from questionnaires.instance import Answer
from questionnaires.node import Node, RepeatNode

if TYPE_CHECKING:
    from questionnaires.state import State


def document_of(state: State) -> dict[str, Any]:
    """Collect the relevant answers of a response, with those of its instances that count."""
    sections = (state.node_in(state.top, it) for it in state.plan.sections)
    leaves = [leaf for it in sections if it.relevant for leaf in _own(state, it)]
    return {"id": state.response.id, **_collected(state, leaves)}


def _collected(state: State, leaves: list[Node]) -> dict[str, Any]:
    answers: dict[str, Answer] = {}
    repeats: dict[str, list[dict[str, Any]]] = {}
    for leaf in leaves:
        if isinstance(leaf, RepeatNode):
            counting = [_instance(state, it) for it in leaf.instances if it.relevant]
            repeats |= {leaf.name: counting} if counting else {}
        elif (value := leaf.value) is not None:
            answers[leaf.name] = value
    return {"answers": answers, "repeats": repeats}


def _instance(state: State, node: Node) -> dict[str, Any]:
    collected = _collected(state, list(_own(state, node)))
    return {"id": node.instance.id, "origin": node.instance.origin, **collected}


def _own(state: State, node: Node) -> Iterator[Node]:
    """Give the relevant questions and repeats of a node's own instance."""
    for entry in node.entry.below:
        inner = state.node_in(node.scope, entry)
        if not inner.relevant:
            continue
        if entry.below and not isinstance(inner, RepeatNode):
            yield from _own(state, inner)
        else:
            yield inner
