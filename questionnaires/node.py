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
from questionnaires.model import (
    MOST_INSTANCES,
    Calculate,
    Choice,
    Note,
    Offering,
    Repeat,
    Row,
    Section,
)
from questionnaires.once import Once
from questionnaires.shown import shown_words
from questionnaires.violations import Violation

if TYPE_CHECKING:
    from questionnaires.plan import Entry
    from questionnaires.scope import Scope
    from questionnaires.state import State

_HELD = {"parent", "children", "instances", "wanted", "firsts", "count", "by_scope"}
_CHECKED = {"violations", "wrong"}


class Node(Element):
    """The state of one named part of a questionnaire in one instance."""

    def __init__(self, state: State, entry: Entry, scope: Scope) -> None:
        self.name = entry.name  # what is around it is looked up when asked for
        self.state, self.entry, self.scope = state, entry, scope
        self.item: Asking = entry.item
        self.instance: Instance = scope.instance  # of a repeat as a whole, the one around
        self.asking: Entry = entry.asking  # of a matrix row, its matrix

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
        """Its answer as expressions read it."""
        if self.children:
            return "".join(it.text for it in self.children)
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
        return expression(Context(self if at is None else at, self.state.world, self))

    def _step_by_step(self) -> None:
        """Work out what a long chain goes through, nearest first, so that the stack holds."""
        plan = self.state.plan
        if self.name not in plan.stones and self.name not in plan.looking_around:
            return
        stones = (
            self.state.world.named(self, name) for name in self.state.plan.stones.get(self.name, ())
        )
        for node in [it for found in stones for it in found] + self._same_before():
            with suppress(ExpressionError):  # it is said where it is needed, if it is
                _ = node.value

    def _same_before(self) -> list[Node]:
        scope, around = self.scope, self.state.plan.looking_around
        if self.name not in around or scope.above is None or scope.position <= STRIDE:
            return []
        before = scope.above.within[scope.repeat][STRIDE - 1 : scope.position - 1 : STRIDE]
        return [self.state.node_in(it, self.entry) for it in before]

    def move(self, state: State, scope: Scope) -> None:
        """Belong to a later state from now on, and forget what holds other nodes of the one before."""
        self.state, self.scope, self.instance = state, scope, scope.instance
        if self.entry.holds_others:
            known = self.__dict__
            for name in _HELD & known.keys():
                del known[name]

    def forget_checks(self) -> None:
        """Forget what is wrong with it and within it."""
        for name in _CHECKED & self.__dict__.keys():
            del self.__dict__[name]

    def _around(self) -> Element | None:
        return self.state.parent_of(self.scope, self.entry)

    def _all_wrong(self) -> Iterator[Violation]:
        if not self.entry.below:
            yield from self.violations
        for entry in self.entry.below:
            yield from self.state.node_in(self.scope, entry).wrong

    def _is_relevant(self) -> bool:
        if self.parent is not None and not self.parent.relevant:
            return False
        if isinstance(self.item, Section) and self.item.filled_by != self.state.side:
            return False
        own = None if isinstance(self.item, Row) else self.run("relevant")
        return own is None or to_boolean(own)

    def _worth(self) -> Answer | None:
        if isinstance(self.item, Note) or self.entry.below or not self.relevant:
            return None
        if isinstance(self.item, Calculate):
            return calculated_answer(self.run("calculation"))
        given = self.scope.answers.get(self.name)
        if isinstance(self.asking.item, Offering):
            given = still_on_offer(self, given)
        return None if given in ("", []) else given

    def _grown(self) -> list[Element]:
        found: list[Element] = []
        for entry in self.entry.below:
            node = self.state.node_in(self.scope, entry)
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
    def instances(self) -> list[InstanceNode]:
        """List every instance that is kept: for `each` as the list has them, else as they came."""
        return self._ordered()

    @Once
    def wanted(self) -> dict[str, Element] | None:
        """Map the records that `each` asks for by id, in order; None without `each`."""
        return self._records()

    @Once
    def by_scope(self) -> dict[Scope, InstanceNode]:
        """Map the instances by their scopes."""
        return {it.scope: it for it in self.instances}

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

    def _ordered(self) -> list[InstanceNode]:
        scopes = self.scope.within.get(self.name, [])
        nodes = [InstanceNode(self.state, self.entry, it, self) for it in scopes]
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

    def __init__(self, state: State, entry: Entry, scope: Scope, holder: RepeatNode) -> None:
        super().__init__(state, entry, scope)
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
