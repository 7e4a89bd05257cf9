"""Which choices a question offers now, and which of those given still count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questionnaires.expressions import Element, to_boolean
from questionnaires.instance import Answer
from questionnaires.model import Choice

if TYPE_CHECKING:
    from questionnaires.node import Node


def choices_on_offer(node: Node) -> tuple[Choice, ...]:
    """List what can be chosen: past the filter, and without retired choices that are not chosen."""
    if (item := node.entry.offering) is None:
        return ()
    chosen = chosen_names(node.value)
    offered = [
        it for it in node.tree.lists.choices(item.choices) if not it.retired or it.name in chosen
    ]
    if "choice_filter" not in node.asking.expressions:
        return tuple(offered)
    return tuple(it for it in offered if _passes(node, item.choices, it.name))


def still_on_offer(node: Node, given: Answer | None) -> Answer | None:
    """Leave out of an answer what the filter has taken away; the rest keeps its order (ODK)."""
    item = node.entry.offering
    if given is None or item is None or "choice_filter" not in node.asking.expressions:
        return given
    if isinstance(given, list):
        return [it for it in given if _passes(node, item.choices, it)]
    return given if _passes(node, item.choices, str(given)) else None


def chosen_names(answer: Answer | None) -> list[str]:
    """List the choices in an answer, whether it is one or several."""
    if answer is None:
        return []
    return answer if isinstance(answer, list) else [str(answer)]


def _passes(node: Node, list_name: str, choice: str) -> bool:
    row: Element | None = node.tree.lists.row(list_name, choice)
    return row is None or to_boolean(node.run("choice_filter", row) or False)
