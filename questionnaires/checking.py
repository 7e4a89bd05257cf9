"""Checks every expression of a questionnaire before anybody answers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import NamedTuple

from questionnaires.dependencies import field_that_needs, needs_of
from questionnaires.expression_faults import explained
from questionnaires.expressions import Expression, ExpressionError, compile_expression
from questionnaires.expressions.errors import pointed
from questionnaires.expressions_of import names_in, sources, words_of
from questionnaires.faults import likeliest
from questionnaires.model import Choice, Questionnaire
from questionnaires.static_tree import TOP, StaticTree


class BadExpression(NamedTuple):
    """One fault: in which part, in which field, what kind, and what its sentence is about."""

    name: str  # "" is the questionnaire itself
    field: str
    kind: str  # as of a Fault
    values: Mapping[str, str]  # `shown`: the expression, with a caret below what is to blame
    position: int = 0  # of that character in the expression, from 0

    @property
    def code(self) -> str:
        """Its code, by which it is documented."""
        return self.kind.partition(".")[0]


def check_expressions(
    questionnaire: Questionnaire, lists: Mapping[str, tuple[Choice, ...]] | None = None
) -> Iterator[BadExpression]:
    """Find every expression that cannot be used: unreadable, with unknown names, or in a circle.

    `lists` are choice lists that the questionnaire may read besides its own. Codes:
    unreadable_expression, unknown_function, wrong_arguments, too_large, unknown_question,
    unknown_list, circle.
    """
    checker = _Checker(questionnaire, lists or {})
    yield from checker.bad_expressions()
    yield from checker.circles()


class _Checker:
    def __init__(self, questionnaire: Questionnaire, lists: Mapping[str, object]) -> None:
        self.questionnaire = questionnaire
        self.tree = StaticTree(questionnaire)
        self.parts = self.tree.parts
        self.lists = {*questionnaire.choices, *questionnaire.uses, *lists}
        self.needs = needs_of(self.tree)

    def bad_expressions(self) -> Iterator[BadExpression]:
        """Compile every expression, and look up what it names."""
        for field, source in sources(self.questionnaire):
            yield from self._of_source("", field, source)
        for name, (part, _) in self.parts.items():
            for field, source in sources(part):
                yield from self._of_source(name, field, source)
            for field, words in words_of(part):
                for used in dict.fromkeys(it for text in words.values() for it in names_in(text)):
                    if used not in self.parts:
                        yield self._unknown_question(name, field, used)

    def circles(self) -> Iterator[BadExpression]:
        """Find the parts that need each other, one fault for each circle."""
        while True:
            try:
                TopologicalSorter(self.needs).prepare()
            except CycleError as error:
                field, circle = self._blamed(list(reversed(error.args[1])))
                values = {"circle": " → ".join(circle)}
                yield BadExpression(circle[0], field, "circle", values)
                self.needs[circle[0]].discard(circle[1])
            else:
                return

    def _of_source(self, name: str, field: str, source: str) -> Iterator[BadExpression]:
        try:
            expression = compile_expression(source)
        except ExpressionError as error:
            yield BadExpression(name, field, *explained(error, source), error.position)
            return
        yield from self._unknown(name, field, expression)
        yield from self._astray(name, field, expression)

    def _unknown(self, name: str, field: str, expression: Expression) -> Iterator[BadExpression]:
        for used, position in expression.facts.names.items():
            if used not in self.parts:
                yield self._unknown_question(name, field, used, expression.source, position)
        for used, position in expression.facts.lists.items():
            if used not in self.lists:
                shown = pointed(expression.source, position)
                values = {"name": used, "meant": likeliest(used, self.lists), "shown": shown}
                yield BadExpression(name, field, "unknown_list", values, position)

    def _astray(self, name: str, field: str, expression: Expression) -> Iterator[BadExpression]:
        told: set[int] = set()
        for trail in expression.facts.trails:
            if field == "choice_filter" and trail.start == "here":
                continue  # the columns of a list, which may be handed over later
            lost = self.tree.follow(name or TOP, trail).astray
            if lost is not None and lost.position not in told:
                told.add(lost.position)
                meant = likeliest(lost.name, self.tree.names_below(name or TOP, trail, lost))
                shown = pointed(expression.source, lost.position)
                values = {"name": lost.name, "meant": meant, "shown": shown}
                yield BadExpression(name, field, "unknown_question", values, lost.position)

    def _unknown_question(
        self, name: str, field: str, used: str, source: str = "", position: int = 0
    ) -> BadExpression:
        shown = pointed(source, position) if source else ""
        values = {"name": used, "meant": likeliest(used, self.parts), "shown": shown}
        return BadExpression(name, field, "unknown_question", values, position)

    def _blamed(self, circle: list[str]) -> tuple[str, list[str]]:
        """Give the field of an expression in a circle, and the circle from its part on."""
        for at, (name, needed) in enumerate(pairwise(circle)):
            if field := field_that_needs(self.tree, name, needed):
                return field, [*circle[at:-1], *circle[: at + 1]]
        return "relevant", circle
