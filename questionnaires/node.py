"""One question, row, group, section or repeat in one instance: worked out when asked, and once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from math import isnan
from typing import TYPE_CHECKING

from questionnaires.answer_values import answer_text, calculated_answer
from questionnaires.checks import violations_of
from questionnaires.choosing import choices_on_offer, still_on_offer
from questionnaires.dependencies import STRIDE
from questionnaires.expressions import (
    Context,
    Element,
    ExpressionError,
    Value,
    to_boolean,
    to_number,
)
from questionnaires.expressions_of import Asking
from questionnaires.instance import Answer, Instance
from questionnaires.model import Choice, Repeat
from questionnaires.once import Once
from questionnaires.shown import shown_words
from questionnaires.violations import Violation

if TYPE_CHECKING:
    from questionnaires.plan import Entry
    from questionnaires.response_tree import ResponseTree
    from questionnaires.scope import Scope

_WORKED_OUT = ("relevant", "value", "own_text", "choices", "wanted", "count")
_OF_ITS_OWN = ("answered", "calculated")  # roles of what has an answer
MOST_INSTANCES = 1_000  # that a count may ask for


class Node(Element):
    """The state of one named part of a questionnaire in one instance."""

    def __init__(self, tree: ResponseTree, entry: Entry, scope: Scope) -> None:
        self.name = entry.name  # what is around it is looked up when asked for
        self.tree, self.entry, self.scope = tree, entry, scope
        self.item: Asking = entry.item
        self.asking: Entry = entry.asking  # of a matrix row, its matrix

    @property
    def instance(self) -> Instance:
        """The instance that it is asked in; of a repeat as a whole, the one around."""
        return self.scope.instance

    @Once
    def parent(self) -> Element | None:
        """Give what is around it."""
        return self._around()

    @Once
    def relevant(self) -> bool:
        """Tell whether it is asked now: it and all around it."""
        self._step_by_step()
        return self._is_relevant()

    @Once
    def value(self) -> Answer | None:
        """Give the answer that counts: None if blank, not relevant, or no longer a choice."""
        self._step_by_step()
        return self._worth()

    @property
    def text(self) -> str:
        """Its answer as expressions read it; of what holds others, theirs after each other."""
        return "".join(it.text for it in self.children) if self.children else self.own_text

    @Once
    def own_text(self) -> str:
        """Its own answer as expressions read it."""
        return answer_text(self.value)

    @Once
    def children(self) -> Sequence[Element]:
        """List what stands directly within; a repeat within gives its instances."""
        return self._grown()

    @property
    def required(self) -> bool:
        """Whether it is relevant and must be answered; a matrix row as its matrix."""
        return self.relevant and to_boolean(self.run("required") or False)

    @property
    def read_only(self) -> bool:
        """Whether its answer is only shown."""
        return to_boolean(self.run("read_only") or False)

    @Once
    def choices(self) -> tuple[Choice, ...]:
        """List the choices on offer: past the filter, and without retired ones unless chosen."""
        return choices_on_offer(self)

    @Once
    def violations(self) -> tuple[Violation, ...]:
        """List what is wrong with its answer; of a matrix, with its rows'."""
        return violations_of(self)

    @Once
    def wrong(self) -> tuple[Violation, ...]:
        """List what is wrong with it and with all within it that is relevant, in the order asked."""
        return tuple(self._all_wrong()) if self.relevant else ()

    def label(self, language: str) -> str:
        """Give its label in a language, with ${names} filled in."""
        return shown_words(self, self.item.label, language)

    def hint(self, language: str) -> str:
        """Give its hint in a language, with ${names} filled in; a matrix row has none."""
        return shown_words(self, getattr(self.item, "hint", {}), language)

    def guidance(self, language: str) -> str:
        """Give the help that people ask for, in a language, with ${names} filled in."""
        return shown_words(self, getattr(self.item, "guidance_hint", {}), language)

    def run(self, field: str, at: Element | None = None) -> Value | None:
        """Work out one of its expressions, here or at another place; None where it has none."""
        expression = self.asking.expressions.get(field)
        if expression is None:
            return None
        return expression(Context(self if at is None else at, self.tree.world, self))

    def _step_by_step(self) -> None:
        """Work out what a long chain goes through, nearest first, so that the stack holds."""
        plan = self.tree.plan
        if self.name not in plan.stones and self.name not in plan.looking_around:
            return
        stones = (
            self.tree.world.named(self, name) for name in self.tree.plan.stones.get(self.name, ())
        )
        for node in [it for found in stones for it in found] + self._same_before():
            with suppress(ExpressionError):  # it is said where it is needed, if it is
                _ = node.value

    def _same_before(self) -> list[Node]:
        scope, around = self.scope, self.tree.plan.looking_around
        if self.name not in around or scope.above is None or scope.position <= STRIDE:
            return []
        before = scope.above.within[scope.repeat][STRIDE - 1 : scope.position - 1 : STRIDE]
        return [self.tree.node_in(it, self.entry) for it in before]

    def forget(self) -> None:
        """Forget all that was worked out; what stands around and within it stays."""
        self.forget_checks()
        for name in _WORKED_OUT:
            self.__dict__.pop(name, None)

    def forget_checks(self) -> None:
        """Forget what is wrong with it and within it."""
        self.__dict__.pop("violations", None)
        self.__dict__.pop("wrong", None)

    def forget_places(self) -> None:
        """Forget which instances stand within it, and in what order."""
        self.__dict__.pop("children", None)

    def _around(self) -> Element | None:
        return self.tree.parent_of(self.scope, self.entry)

    def _all_wrong(self) -> Iterator[Violation]:
        if not self.entry.below:
            yield from self.violations
        for entry in self.entry.below:
            yield from self.tree.node_in(self.scope, entry).wrong

    def _is_relevant(self) -> bool:
        if self.parent is not None and not self.parent.relevant:
            return False
        if self.entry.above is None and getattr(self.item, "filled_by", "") != self.tree.side:
            return False
        own = None if self.asking is not self.entry else self.run("relevant")
        return own is None or to_boolean(own)

    def _worth(self) -> Answer | None:
        role = self.entry.role
        if role not in _OF_ITS_OWN or not self.relevant:
            return None
        if role == "calculated":
            return calculated_answer(self.run("calculation"))
        given = self.scope.answers.get(self.name)
        if "choice_filter" in self.asking.expressions:
            given = still_on_offer(self, given)
        return None if given in ("", []) else given

    def _grown(self) -> list[Element]:
        found: list[Element] = []
        for entry in self.entry.below:
            node = self.tree.node_in(self.scope, entry)
            found += node.instances if isinstance(node, RepeatNode) else [node]
        return found


class RepeatNode(Node):
    """A repeat as a whole in the instance around it; paths see only its instances."""

    @property
    def repeat(self) -> Repeat:
        """The repeat in the questionnaire."""
        if not isinstance(self.item, Repeat):
            raise TypeError(f"{self.name} is no repeat")
        return self.item

    @Once
    def instances(self) -> list[Node]:
        """List every instance that is kept: for `each` as the list has them, else as they came."""
        return self._ordered()

    @Once
    def wanted(self) -> dict[str, Element] | None:
        """Map the records that `each` asks for by id, in order; None without `each`."""
        return self._records()

    @Once
    def firsts(self) -> dict[str, int]:
        """Map each record to the position of the first instance that continues it."""
        positions: dict[str, int] = {}
        for scope in self.scope.within.get(self.name, ()):
            positions.setdefault(scope.origin, scope.position)
        return positions

    @Once
    def count(self) -> int | None:
        """How many instances `count` asks for; None without one, or while it is blank."""
        found = self.run("count")
        number = to_number("" if found is None else found)
        return None if isnan(number) else max(0, int(min(number, MOST_INSTANCES)))

    def _grown(self) -> list[Element]:
        return list(self.instances)

    def _all_wrong(self) -> Iterator[Violation]:
        yield from self.violations
        for instance in self.instances:
            yield from instance.wrong

    def forget(self) -> None:
        """Forget all that was worked out, the order of its instances too."""
        super().forget()
        self.forget_places()

    def forget_places(self) -> None:
        """Forget its instances, and that what is around it holds them."""
        super().forget_places()
        self.__dict__.pop("instances", None)
        self.__dict__.pop("firsts", None)
        if isinstance(self.parent, Node):
            self.parent.forget_places()

    def _ordered(self) -> list[Node]:
        nodes = [self.tree.instance_node(it) for it in self.scope.within.get(self.name, ())]
        if (wanted := self.wanted) is None:
            return nodes
        places = {origin: place for place, origin in enumerate(wanted)}
        return sorted(nodes, key=lambda it: places.get(it.scope.origin, len(places)))

    def _records(self) -> dict[str, Element] | None:
        found = self.run("each")
        if not isinstance(found, list):
            return None
        names = ((record_id(it), it) for it in found)
        return {name: it for name, it in names if name}


class InstanceNode(Node):
    """One instance of a repeat."""

    def __init__(self, holder: RepeatNode, scope: Scope) -> None:
        super().__init__(holder.tree, holder.entry, scope)
        self.holder = holder

    def _around(self) -> Element | None:
        return self.holder.parent or self.holder

    def _is_relevant(self) -> bool:
        if not self.holder.relevant:
            return False
        if (wanted := self.holder.wanted) is not None:
            origin = self.scope.origin
            return origin in wanted and self.holder.firsts[origin] == self.scope.position
        count = self.holder.count
        return count is None or self.scope.position <= count


def record_id(item: Element) -> str:
    """Give the id of a record, or the name of a choice, as a list's tree holds it."""
    return next((it.text for it in item.children if it.name == "name"), "")
