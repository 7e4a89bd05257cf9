"""The state of every question of a response: a pure function, worked out on demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from questionnaires.defaults import defaults_of
from questionnaires.expressions import Element
from questionnaires.growth import missing_instances
from questionnaires.instance import Answer, Instance, NewInstance, Record
from questionnaires.lists import Lists
from questionnaires.lookup import Surroundings
from questionnaires.model import Questionnaire, Repeat, Section, Side
from questionnaires.node import InstanceNode, Node, RepeatNode
from questionnaires.plan import Entry, plan_of
from questionnaires.records import RecordChange, changes_of
from questionnaires.reuse import take_over
from questionnaires.scope import Scope, scope_of
from questionnaires.shown import title_of
from questionnaires.submission import document_of
from questionnaires.top import Top
from questionnaires.violations import Violation
from questionnaires.walking import asked_in


class State:
    """What is asked, what counts and what is wrong, for one side of one response at one moment.

    Make a new one after every change; nothing in it follows later changes of the response.
    `lists` are the record lists that the questionnaire uses. An ExpressionError means a fault in
    the definition that could not be seen while it was read.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        response: Instance,
        lists: Mapping[str, Sequence[Record]] | None = None,
        now: datetime | None = None,
        side: Side = "organisation",
    ) -> None:
        self.questionnaire, self.response, self.side = questionnaire, response, side
        self.held = lists or {}
        self.now = now or datetime.now().astimezone()
        self.plan = plan_of(questionnaire)
        self.lists = Lists(questionnaire, self.held)
        self.top = scope_of(self.plan, response)
        self.world = Surroundings(self)
        scopes = [*self.top.walk()]
        self.scopes = {it.instance.id: it for it in scopes}
        self.ids_are_unique = len(scopes) == len(self.scopes)
        document = Top("", None, lambda: [self._root])
        self._root: Top = Top("data", document, self._section_nodes)

    def node(self, instance_id: str, name: str) -> Node:
        """Give the node of a question, matrix row, group, section or repeat in an instance.

        A repeat's name with the instance around it gives the repeat as a whole, with the id of
        one of its instances that instance. Raises LookupError where there is no such node.
        """
        scope = self.scope(instance_id)
        entry = self.plan.entries.get(name)
        if entry is not None and entry.innermost == scope.repeat:
            return self.node_in(scope, entry)
        if entry is not None and scope.repeat == name:
            return self.instance_node(scope)
        raise LookupError(f"There is no {name!r} in the instance {instance_id!r}.")

    def sections(self) -> list[Section]:
        """List the sections that are relevant, of this side, in the order asked."""
        found = self._section_nodes()
        return [it.item for it in found if it.relevant and isinstance(it.item, Section)]

    def instances(self, repeat_name: str, parent_instance_id: str) -> list[Instance]:
        """List the instances that count, in order; [] while the repeat is not relevant."""
        node = self.node(parent_instance_id, repeat_name)
        kept = node.instances if isinstance(node, RepeatNode) else []
        return [it.instance for it in kept if it.relevant]

    def title(self, instance_id: str, language: str) -> str:
        """Give what an instance is called: its title's answer or its record's label; "" if none."""
        scope = self.scope(instance_id)
        return title_of(self, scope, language) if scope.repeat else ""

    def violations(self, of: str | None = None) -> list[Violation]:
        """List what is wrong, in the order asked; `of` one section, by name."""
        sections = (it for it in self._section_nodes() if of in {None, it.name})
        return [it for section in sections for it in section.wrong]

    def asked(self) -> set[tuple[str, str]]:
        """Give (instance id, name) of every relevant question and matrix row."""
        return {(node.instance.id, node.name) for node in self._asked(None)}

    def missing(self) -> list[NewInstance]:
        """List the instances that `each` and `count` ask for and that are not there yet."""
        return missing_instances(self)

    def defaults(self, instance_id: str) -> dict[str, Answer]:
        """Give the default answers of a just-begun response or instance, its own questions only."""
        return defaults_of(self, instance_id)

    def submission(self) -> dict[str, Any]:
        """Give the answers that count, calculations too, as the document that is sent.

        {"id": …, "answers": {name: answer}, "repeats": {name: [{"id", "origin", "answers",
        "repeats"}]}}; repeats without instances are left out.
        """
        return document_of(self)

    def records(self) -> list[RecordChange]:
        """List the records that sending this creates or updates, in the order asked."""
        return list(changes_of(self))

    def progress(self, section_name: str) -> tuple[int, int]:
        """Count (answered, asked) among a section's relevant required questions, instances too."""
        asked = [it for it in self._asked(section_name) if it.required]
        return sum(it.value is not None for it in asked), len(asked)

    def after(self, response: Instance) -> State:
        """Give the state of another version of the response, all else being the same.

        What the changed answers do not reach is not worked out again: nodes go over to the new
        state, and this one works out anew what it is asked after that.
        """
        state = State(self.questionnaire, response, self.held, self.now, self.side)
        state.lists = self.lists
        take_over(self, state)
        return state

    def forget(self) -> None:
        """Forget all that was worked out; it is worked out anew when it is asked again."""
        self.world = Surroundings(self)
        for scope in self.scopes.values():
            scope.nodes = {}

    def scope(self, instance_id: str) -> Scope:
        """Give the scope of an instance; a LookupError if the response has none by that id."""
        if instance_id not in self.scopes:
            raise LookupError(f"There is no instance {instance_id!r} in this response.")
        return self.scopes[instance_id]

    def node_in(self, scope: Scope, entry: Entry) -> Node:
        """Give the node of an entry in the scope that it belongs to."""
        node = scope.nodes.get(entry.name)
        if node is None:
            made = RepeatNode if isinstance(entry.item, Repeat) else Node
            node = made(self, entry, scope)
            scope.nodes[entry.name] = node
        return node

    def instance_node(self, scope: Scope) -> InstanceNode:
        """Give the node of a repeat instance."""
        if scope.above is None:
            raise LookupError("The response itself is no instance of a repeat.")
        holder = self.node_in(scope.above, self.plan.entries[scope.repeat])
        if not isinstance(holder, RepeatNode):
            raise TypeError(f"{scope.repeat} is no repeat.")
        return holder.by_scope[scope]

    def _section_nodes(self) -> list[Node]:
        return [self.node_in(self.top, it) for it in self.plan.sections]

    def _asked(self, section: str | None) -> Iterator[Node]:
        for node in self._section_nodes():
            if node.relevant and section in {None, node.name}:
                yield from asked_in(self, node)

    def parent_of(self, scope: Scope, entry: Entry) -> Element:
        """Give what is around an entry in the scope that it belongs to."""
        if entry.above is None:
            return self._root
        if isinstance(entry.above.item, Repeat):
            return self.instance_node(scope)
        return self.node_in(scope, entry.above)
