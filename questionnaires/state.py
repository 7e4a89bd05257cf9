"""The state of every question of a response: a pure function, worked out on demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from datetime import datetime
from functools import cached_property
from typing import Any

from questionnaires.defaults import defaults_of
from questionnaires.growth import missing_instances
from questionnaires.instance import Answer, Instance, NewInstance, Record
from questionnaires.kept import kept_of
from questionnaires.lists import Lists
from questionnaires.model import Questionnaire, Section, Side
from questionnaires.node import Node, RepeatNode
from questionnaires.plan import plan_of
from questionnaires.records import RecordChange, changes_of
from questionnaires.response_tree import ResponseTree
from questionnaires.reuse import renewed
from questionnaires.shown import title_of
from questionnaires.submission import document_of
from questionnaires.violations import Violation
from questionnaires.walking import asked_in


class State:
    """What is asked, what counts and what is wrong, for one side of one response at one moment.

    Make a new one after every change; nothing in it follows later changes of the response.
    `lists` are the record lists that the questionnaire uses; `language` is that of the labels which
    expressions read with jr:choice-name(), else the questionnaire's fallback. Whatever the answers hold, an
    expression that cannot be worked out for them is blank; an ExpressionError means expressions in
    each other too deep for Python.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        response: Instance,
        lists: Mapping[str, Sequence[Record]] | None = None,
        now: datetime | None = None,
        side: Side = "organisation",
        language: str = "",
    ) -> None:
        self.questionnaire, self.response, self.side = questionnaire, response, side
        self.language = language or questionnaire.fallback
        self.held = lists or {}
        self.now = now or datetime.now().astimezone()
        self.plan = plan_of(questionnaire)
        self.lists = Lists(questionnaire, self.held)
        self.kept = kept_of(self.plan, response)

    @cached_property
    def tree(self) -> ResponseTree:
        """All that is worked out; it goes to the state made after this one, and is made anew then."""
        return ResponseTree(self.plan, self.lists, self.now, self.side, self.language, self.kept)

    def node(self, instance_id: str, name: str) -> Node:
        """Give the node of a question, matrix row, group, section or repeat in an instance.

        A repeat's name with the instance around it gives the repeat as a whole, with the id of
        one of its instances that instance. Raises LookupError where there is no such node.
        """
        try:
            return self.tree.scopes[instance_id].nodes[name]
        except KeyError:
            return self.tree.node(instance_id, name)

    def sections(self) -> list[Section]:
        """List the sections that are relevant, of this side, in the order asked."""
        found = self.tree.sections()
        return [it.item for it in found if it.relevant and isinstance(it.item, Section)]

    def instances(self, repeat_name: str, parent_instance_id: str) -> list[Instance]:
        """List the instances that count, in order; [] while the repeat is not relevant."""
        node = self.node(parent_instance_id, repeat_name)
        kept = node.instances if isinstance(node, RepeatNode) else []
        return [it.instance for it in kept if it.relevant]

    def title(self, instance_id: str, language: str) -> str:
        """Give what an instance is called: its title's answer or its record's label; "" if none."""
        scope = self.tree.scope(instance_id)
        return title_of(self.tree, scope, language) if scope.repeat else ""

    def violations(self, of: str | None = None) -> list[Violation]:
        """List what is wrong, in the order asked; `of` one section, by name."""
        sections = (it for it in self.tree.sections() if of in {None, it.name})
        return [it for section in sections for it in section.wrong]

    def asked(self) -> set[tuple[str, str]]:
        """Give (instance id, name) of every relevant question and matrix row."""
        return {(node.instance.id, node.name) for node in self._asked(None)}

    def missing(self) -> list[NewInstance]:
        """List the instances that `each` and `count` ask for and that are not there yet."""
        return missing_instances(self.tree)

    def defaults(self, instance_id: str) -> dict[str, Answer]:
        """Give the default answers of a just-begun response or instance, its own questions only."""
        return defaults_of(self, instance_id)

    def submission(self) -> dict[str, Any]:
        """Give the answers that count, calculations too, as the document that is sent.

        {"id": …, "answers": {name: answer}, "repeats": {name: [{"id", "origin", "answers",
        "repeats"}]}}; repeats without instances are left out.
        """
        return document_of(self.tree)

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
        state = copy(self)
        state.response = response
        state.kept = kept_of(self.plan, response, self.kept)
        tree: ResponseTree | None = self.__dict__.pop("tree", None)
        if tree is not None and renewed(tree, state.kept):
            state.tree = tree
        return state

    def in_language(self, language: str) -> State:
        """Give the same state with labels read in a language; "" is the questionnaire's fallback.

        Where nothing reads labels, it is this very state.
        """
        if language == self.tree.language or not self.plan.reads_labels:
            return self
        return State(self.questionnaire, self.response, self.held, self.now, self.side, language)

    def _asked(self, section: str | None) -> Iterator[Node]:
        for node in self.tree.sections():
            if node.relevant and section in {None, node.name}:
                yield from asked_in(self.tree, node)
