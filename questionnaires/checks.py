"""Asks the conditions of a question: what must be answered, what must hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from questionnaires.choosing import chosen_names
from questionnaires.expressions import to_boolean
from questionnaires.expressions_of import Asking
from questionnaires.instance import Answer
from questionnaires.model import (
    Asked,
    Repeat,
    SelectMultiple,
    Text,
    Words,
)
from questionnaires.personal_number import find_personal_number
from questionnaires.violations import Kind, Violation

if TYPE_CHECKING:
    from questionnaires.node import Node

_NEVER_WRONG = ("around", "calculated")
_DIGIT, _FEWEST_DIGITS = re.compile(r"\d"), 10


def violations_of(node: Node) -> tuple[Violation, ...]:
    """List what is wrong with a node's answer; of a matrix, with its rows'; [] if not relevant."""
    role = node.entry.role
    if role in _NEVER_WRONG or not node.relevant:
        return ()
    if isinstance(node.item, Repeat):
        return tuple(_of_repeat(node, node.item))
    if role == "matrix":
        rows = (node.tree.node_in(node.scope, it) for it in node.entry.below)
        return tuple(found for row in rows for found in violations_of(row))
    return tuple(_of_answer(node))


def _of_answer(node: Node) -> Iterator[Violation]:
    asked, answer = node.asking.item, node.value
    if not isinstance(asked, Asked):
        return
    if answer is None:
        if node.required:
            yield _violation(node, "required", message=asked.required_message)
        return
    if not node.entry.has_shape(answer):
        yield _violation(node, "malformed")
        return
    yield from _of_choices(node, answer)
    yield from _of_words(node, answer)
    held = node.run("constraint")
    if held is not None and not to_boolean(held):
        yield Violation(
            node.instance.id,
            node.name,
            "constraint",
            asked.constraint_level,
            asked.constraint_message,
        )


def _of_choices(node: Node, answer: Answer) -> Iterator[Violation]:
    item, chosen = node.entry.offering, chosen_names(answer)
    if item is None:
        return
    own_words = isinstance(item, SelectMultiple) and item.or_other
    if not own_words and not node.tree.lists.names(item.choices).issuperset(chosen):
        yield _violation(node, "not_a_choice")
    if isinstance(item, SelectMultiple):
        yield from _of_several(node, item, chosen)


def _of_several(node: Node, item: SelectMultiple, chosen: list[str]) -> Iterator[Violation]:
    count, alone = len(chosen), node.tree.lists.exclusive(item.choices)
    if count > 1 and not alone.isdisjoint(chosen):
        yield _violation(node, "not_alone")
    elif item.max_selected and count > item.max_selected:
        yield _violation(node, "too_many", limit=item.max_selected, count=count)
    elif count < item.min_selected and alone.isdisjoint(chosen):
        yield _violation(node, "too_few", limit=item.min_selected, count=count)


def _of_words(node: Node, answer: Answer) -> Iterator[Violation]:
    item = node.item
    if isinstance(item, Text):
        yield from _of_length(node, item, len(str(answer)))
    if _is_free(item) and any(map(_holds_personal_number, chosen_names(answer))):
        yield _violation(node, "personal_number")


def _of_length(node: Node, item: Text, length: int) -> Iterator[Violation]:
    if item.max_length and length > item.max_length:
        yield _violation(node, "too_long", limit=item.max_length, length=length)
    if length < item.min_length:
        yield _violation(node, "too_short", limit=item.min_length, length=length)


def _is_free(item: Asking) -> bool:
    """Tell whether people write what they like there."""
    if isinstance(item, Text):
        return item.format == "plain"
    return isinstance(item, SelectMultiple) and item.or_other


def _holds_personal_number(text: str) -> bool:
    if len(_DIGIT.findall(text)) < _FEWEST_DIGITS:  # long texts are read at every rerun
        return False
    return find_personal_number(text) is not None


def _of_repeat(node: Node, repeat: Repeat) -> Iterator[Violation]:
    if not repeat.max_instances:
        return
    count = sum(it.relevant for it in node.children)
    if count > repeat.max_instances:
        yield _violation(node, "too_many", limit=repeat.max_instances, count=count)


def _violation(node: Node, kind: Kind, message: Words | None = None, **limits: int) -> Violation:
    return Violation(node.instance.id, node.name, kind, "error", message or {}, limits)
