"""The document that is sent: only what counts, nested as the repeats are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from questionnaires.instance import Answer
from questionnaires.node import Node, RepeatNode

if TYPE_CHECKING:
    from questionnaires.response_tree import ResponseTree


def document_of(tree: ResponseTree) -> dict[str, Any]:
    """Collect the relevant answers of a response, with those of its instances that count."""
    leaves = [leaf for it in tree.sections() if it.relevant for leaf in _own(tree, it)]
    return {"id": tree.top.kept.id, **_collected(tree, leaves)}


def _collected(tree: ResponseTree, leaves: list[Node]) -> dict[str, Any]:
    answers: dict[str, Answer] = {}
    repeats: dict[str, list[dict[str, Any]]] = {}
    for leaf in leaves:
        if isinstance(leaf, RepeatNode):
            counting = [_instance(tree, it) for it in leaf.instances if it.relevant]
            repeats |= {leaf.name: counting} if counting else {}
        elif (value := leaf.value) is not None:
            answers[leaf.name] = value
    return {"answers": answers, "repeats": repeats}


def _instance(tree: ResponseTree, node: Node) -> dict[str, Any]:
    collected = _collected(tree, list(_own(tree, node)))
    return {"id": node.instance.id, "origin": node.instance.origin, **collected}


def _own(tree: ResponseTree, node: Node) -> Iterator[Node]:
    """Give the relevant questions and repeats of a node's own instance."""
    for entry in node.entry.below:
        inner = tree.node_in(node.scope, entry)
        if not inner.relevant:
            continue
        if entry.below and not isinstance(inner, RepeatNode):
            yield from _own(tree, inner)
        else:
            yield inner
