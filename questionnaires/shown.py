"""Words for people with ${names} filled in, and what an instance is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questionnaires.choosing import chosen_names
from questionnaires.expressions_of import REFERENCE
from questionnaires.model import Offering, Repeat, Words

if TYPE_CHECKING:
    from questionnaires.node import Node
    from questionnaires.response_tree import ResponseTree
    from questionnaires.scope import Scope


def shown_words(node: Node, words: Words, language: str) -> str:
    """Give words in a language; for ${name} the answer, a choice's label or a repeat's title."""
    text = node.tree.lists.said(words, language)
    if "${" not in text:
        return text
    return REFERENCE.sub(lambda found: _shown_name(node, found[1], language), text)


def shown_answer(node: Node, language: str) -> str:
    """Give an answer as people read it: the labels of choices, else its text."""
    item = node.asking.item
    if not isinstance(item, Offering):
        return node.text
    lists = node.tree.lists
    names = chosen_names(node.value)
    return ", ".join(lists.label(item.choices, it, language) or it for it in names)


def title_of(tree: ResponseTree, scope: Scope, language: str) -> str:
    """Give what an instance is called: its title question's answer, else its record's label."""
    entry = tree.plan.entries[scope.repeat]
    if isinstance(entry.item, Repeat) and entry.item.title:
        return shown_answer(tree.node_in(scope, tree.plan.entries[entry.item.title]), language)
    expression = entry.expressions.get("each")
    lists = expression.facts.lists if expression else ()
    labels = (tree.lists.label(it, scope.instance.origin, language) for it in lists)
    return next((it for it in labels if it), "")


def _shown_name(node: Node, name: str, language: str) -> str:
    tree, around = node.tree, node.scope.nearest((name,))
    if around.repeat == name:
        return title_of(tree, around, language)
    found = tree.world.named(node, name)
    if isinstance(tree.plan.entries[name].item, Repeat):
        shown = [title_of(tree, it.scope, language) for it in found]
    else:
        shown = [shown_answer(it, language) for it in found]
    return ", ".join(it for it in shown if it)
