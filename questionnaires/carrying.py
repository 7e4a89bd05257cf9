"""What is carried over from a list's records: the answers that people begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questionnaires.model import Row

if TYPE_CHECKING:
    from questionnaires.node import Node


def carried_lists(carried_from: str) -> list[str]:
    """Name the lists in `uppfoljning insats/skede`."""
    return [it.partition("/")[0] for it in carried_from.split()]


def carried(node: Node, carried_from: str) -> str:
    """Give what a record has for a question, as expressions read it; "" if nothing.

    `carried_from` is LIST/PROPERTY, or LIST where the property has the question's own name; each
    row of a matrix has a property of its own name. Of several, with spaces between, the first that
    has anything counts. In a repeat it is the record that the instance continues, or else the
    nearest instance around it that continues one of the list; outside of repeats it is the record
    that the response continues, or else the list's first.
    """
    found = (_property(node, *it.partition("/")[::2]) for it in carried_from.split())
    return next((it for it in found if it), "")


def _property(node: Node, name: str, wanted: str) -> str:
    own = not wanted or isinstance(node.item, Row)
    return _record(node, name).get(node.name if own else wanted, "")


def _record(node: Node, name: str) -> dict[str, str]:
    lists, scope = node.tree.lists, node.scope
    if not scope.repeat:
        continued = scope.instance.origin in lists.names(name)
        first = next((it.name for it in lists.choices(name)), "")
        return _properties(node, name, scope.instance.origin if continued else first)
    while scope.above is not None:
        if scope.instance.origin in lists.names(name):
            return _properties(node, name, scope.instance.origin)
        scope = scope.above
    return {}


def _properties(node: Node, name: str, record: str) -> dict[str, str]:
    row = node.tree.lists.row(name, record)
    return {it.name: it.text for it in row.children} if row is not None else {}
