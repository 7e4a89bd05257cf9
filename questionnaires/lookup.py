"""What a response's expressions see around them, and what ${name} means from where they stand."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from questionnaires.expressions import Element, ExpressionError
from questionnaires.model import Repeat
from questionnaires.node import Node, RepeatNode

if TYPE_CHECKING:
    from questionnaires.response_tree import ResponseTree
    from questionnaires.scope import Scope


class Surroundings:
    """The world of a response's expressions: its questions, its lists, its moment."""

    def __init__(self, tree: ResponseTree) -> None:
        self._tree = tree

    @property
    def now(self) -> datetime:
        """The moment of the state."""
        return self._tree.now

    def lookup(self, here: Element, name: str) -> list[Element]:
        """Find what ${name} means from here; only what is relevant."""
        return list(self.named(here, name))

    def list_root(self, name: str) -> Element:
        """Give the tree of a choice list or a record list."""
        return self._tree.lists.tree(name)

    def choice_label(self, code: str, question: str) -> str:
        """Give the label of a choice in the questionnaire's first language."""
        questionnaire = self._tree.plan.questionnaire
        list_name = getattr(questionnaire.items.get(question), "choices", "")
        return self._tree.lists.label(list_name, code, questionnaire.fallback)

    def origin(self, here: Element) -> str:
        """Give the id of the record that the nearest instance continues."""
        return self._scope(here).origin

    def named(self, here: Element, name: str) -> list[Node]:
        """Find the relevant nodes that ${name} means from a place.

        Climbs to the nearest repeat instance that the name shares with the place, then takes all
        below it. Raises ExpressionError for a name that the questionnaire has not.
        """
        entry = self._tree.plan.entries.get(name)
        if entry is None:
            raise ExpressionError(f"There is no question {name}.")
        start = self._scope(here).nearest(entry.repeats)
        if name not in start.found:
            start.found[name] = [it for it in self._below(start, name) if it.relevant]
        return start.found[name]

    def _below(self, start: Scope, name: str) -> list[Node]:
        entry = self._tree.plan.entries[name]
        repeats = entry.repeats
        deeper = repeats[repeats.index(start.repeat) + 1 :] if start.repeat else repeats
        scopes = [start]
        for repeat in deeper:
            scopes = [it.scope for scope in scopes for it in self._instances(scope, repeat)]
        if isinstance(entry.item, Repeat):
            return [it for scope in scopes for it in self._instances(scope, name)]
        return [self._tree.node_in(scope, entry) for scope in scopes]

    def _instances(self, scope: Scope, repeat: str) -> list[Node]:
        node = self._tree.node_in(scope, self._tree.plan.entries[repeat])
        return list(node.instances) if isinstance(node, RepeatNode) else []

    def _scope(self, here: Element) -> Scope:
        place: Element | None = here
        while place is not None:
            if isinstance(place, Node):
                return place.scope
            place = place.parent
        return self._tree.top
