"""Which instances are still to be made: one for each record, or as many as a count says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questionnaires.instance import NewInstance
from questionnaires.node import RepeatNode

if TYPE_CHECKING:
    from questionnaires.expressions import Element
    from questionnaires.plan import Entry
    from questionnaires.response_tree import ResponseTree
    from questionnaires.scope import Scope


def missing_instances(tree: ResponseTree) -> list[NewInstance]:
    """List them; an instance that is made may ask for more within it."""
    found: list[NewInstance] = []
    for entry in tree.plan.repeats:
        for scope in _scopes_around(tree, entry):
            node = tree.node_in(scope, entry)
            if isinstance(node, RepeatNode) and node.relevant:
                found += _missing_in(node)
    return found


def _scopes_around(tree: ResponseTree, entry: Entry) -> Iterator[Scope]:
    return (it for it in tree.top.walk() if it.repeat == entry.innermost)


def _missing_in(node: RepeatNode) -> list[NewInstance]:
    parent = node.instance.id
    kept = [it.instance.origin for it in node.instances]
    if (wanted := node.wanted) is not None:
        new = [
            origin for origin, item in wanted.items() if origin not in kept and not _retired(item)
        ]
        return [NewInstance(node.name, parent, it) for it in new]
    return [NewInstance(node.name, parent)] * max(0, (node.count or 0) - len(kept))


def _retired(item: Element) -> bool:
    return any(it.name == "retired" and it.text == "yes" for it in item.children)
