"""Words for people with ${names} filled in, and what an instance is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questionnaires.choosing import chosen_names
from questionnaires.expressions_of import REFERENCE
from questionnaires.model import Offering, Repeat, Words

if TYPE_CHECKING:
    from questionnaires.node import Node
    from questionnaires.scope import Scope
    from questionnaires.state import State


def shown_words(node: Node, words: Words, language: str) -> str:
    """Give words in a language; for ${name} the answer, a choice's label or a repeat's title."""
    text = node.state.lists.said(words, language)
    if "${" not in text:
        return text
    return REFERENCE.sub(lambda found: _shown_name(node, found[1], language), text)


def shown_answer(node: Node, language: str) -> str:
    """Give an answer as people read it: the labels of choices, else its text."""
    item = node.asking.item
    if not isinstance(item, Offering):
        return node.text
    lists = node.state.lists
    names = chosen_names(node.value)
    return ", ".join(lists.label(item.choices, it, language) or it for it in names)


def title_of(state: State, scope: Scope, language: str) -> str:
    """Give what an instance is called: its title question's answer, else its record's label."""
    entry = state.plan.entries[scope.repeat]
    if isinstance(entry.item, Repeat) and entry.item.title:
        return shown_answer(state.node_in(scope, state.plan.entries[entry.item.title]), language)
    expression = entry.expressions.get("each")
    lists = expression.facts.lists if expression else ()
    labels = (state.lists.label(it, scope.instance.origin, language) for it in lists)
    return next((it for it in labels if it), "")


def _shown_name(node: Node, name: str, language: str) -> str:
    state, around = node.state, node.scope.nearest((name,))
    if around.repeat == name:
        return title_of(state, around, language)
    found = state.world.named(node, name)
    if isinstance(state.plan.entries[name].item, Repeat):
        shown = [title_of(state, it.scope, language) for it in found]
    else:
        shown = [shown_answer(it, language) for it in found]
    return ", ".join(it for it in shown if it)
