"""A response as its paths see it: what stands in what, each place worked out when it is asked for."""

from __future__ import annotations

from dataclasses import InitVar, dataclass, field
from datetime import datetime

from questionnaires.expressions import Element
from questionnaires.kept import Kept
from questionnaires.lists import Lists
from questionnaires.lookup import Surroundings
from questionnaires.model import Repeat, Side
from questionnaires.node import InstanceNode, Node, RepeatNode
from questionnaires.plan import Entry, Plan
from questionnaires.scope import Scope
from questionnaires.top import Top


@dataclass(eq=False)
class ResponseTree:
    """The scopes and nodes of one response; it goes from a state to the next one made of it."""

    plan: Plan
    lists: Lists
    now: datetime
    side: Side
    kept: InitVar[Kept]
    top: Scope = field(init=False)
    scopes: dict[str, Scope] = field(init=False)  # by the ids of their instances
    ids_are_unique: bool = field(init=False)

    def __post_init__(self, kept: Kept) -> None:
        """Make the scopes of the response and of all its instances."""
        self.top = Scope(kept)
        self.world = Surroundings(self)
        document = Top("", None, lambda: [self._root])
        self._root: Top = Top("data", document, self.sections)
        self.list_scopes()

    def list_scopes(self) -> None:
        """Find every scope by the id of its instance, anew."""
        scopes = [*self.top.walk()]
        self.scopes = {it.kept.id: it for it in scopes}
        self.ids_are_unique = len(scopes) == len(self.scopes)

    def sections(self) -> list[Node]:
        """Give the nodes of the sections, relevant or not, in the order asked."""
        return [self.node_in(self.top, it) for it in self.plan.sections]

    def scope(self, instance_id: str) -> Scope:
        """Give the scope of an instance; a LookupError if the response has none by that id."""
        if instance_id not in self.scopes:
            raise LookupError(f"There is no instance {instance_id!r} in this response.")
        return self.scopes[instance_id]

    def node(self, instance_id: str, name: str) -> Node:
        """Give a node as `State.node` does."""
        scope = self.scope(instance_id)
        entry = self.plan.entries.get(name)
        if entry is not None and entry.innermost == scope.repeat:
            return self.node_in(scope, entry)
        if entry is not None and scope.repeat == name:
            return self.instance_node(scope)
        raise LookupError(f"There is no {name!r} in the instance {instance_id!r}.")

    def node_in(self, scope: Scope, entry: Entry) -> Node:
        """Give the node of an entry in the scope that it belongs to."""
        node = scope.nodes.get(entry.name)
        if node is None:
            made = RepeatNode if isinstance(entry.item, Repeat) else Node
            node = scope.nodes[entry.name] = made(self, entry, scope)
        return node

    def repeat_node(self, scope: Scope, entry: Entry) -> RepeatNode:
        """Give the node of a repeat as a whole in the scope around it."""
        node = self.node_in(scope, entry)
        if not isinstance(node, RepeatNode):
            raise TypeError(f"{entry.name} is no repeat.")
        return node

    def instance_node(self, scope: Scope) -> Node:
        """Give the node of a repeat instance."""
        if scope.above is None:
            raise LookupError("The response itself is no instance of a repeat.")
        node = scope.nodes.get(scope.repeat)
        if node is None:
            holder = self.repeat_node(scope.above, self.plan.entries[scope.repeat])
            node = scope.nodes[scope.repeat] = InstanceNode(holder, scope)
        return node

    def parent_of(self, scope: Scope, entry: Entry) -> Element:
        """Give what is around an entry in the scope that it belongs to."""
        if entry.above is None:
            return self._root
        if isinstance(entry.above.item, Repeat):
            return self.instance_node(scope)
        return self.node_in(scope, entry.above)
