"""Going through what is asked, in the order asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questionnaires.node import Node, RepeatNode

if TYPE_CHECKING:
    from questionnaires.response_tree import ResponseTree


def asked_in(tree: ResponseTree, node: Node) -> Iterator[Node]:
    """Give every relevant question, matrix row and repeat within a node, in all instances."""
    for entry in node.entry.below:
        inner = tree.node_in(node.scope, entry)
        if not inner.relevant:
            continue
        if isinstance(inner, RepeatNode):
            yield inner
            for instance in inner.instances:
                if instance.relevant:
                    yield from asked_in(tree, instance)
        elif entry.below:
            yield from asked_in(tree, inner)
        else:
            yield inner
