"""Checks every expression of a questionnaire before anybody answers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from questionnaires.expression_faults import explained
from questionnaires.expressions import Expression, ExpressionError, compile_expression
from questionnaires.expressions.errors import pointed
from questionnaires.expressions_of import Asking, names_in, sources, words_of
from questionnaires.faults import likeliest
from questionnaires.model import Choice, Matrix, Questionnaire

_DECIDES = {"relevant", "calculation", "choice_filter", "each", "count"}  # fields that make circles


class BadExpression(NamedTuple):
    """One fault: in which part, in which field, what kind, and what its sentence is about."""

    name: str
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
        self.parts = dict(_parts(questionnaire))
        self.lists = {*questionnaire.choices, *questionnaire.uses, *lists}
        self.needs: dict[str, set[str]] = {}

    def bad_expressions(self) -> Iterator[BadExpression]:
        """Compile every expression, and look up what it names."""
        for name, (part, around) in self.parts.items():
            self.needs[name] = {around} if around else set()
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
                circle = list(reversed(error.args[1]))
                yield self._circle(circle)
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
        if field in _DECIDES:
            self.needs[name] |= expression.names & self.parts.keys()
            self.needs[name] |= {name} if _reads_itself(field, expression) else set()

    def _unknown(self, name: str, field: str, expression: Expression) -> Iterator[BadExpression]:
        for used, position in expression.facts.names.items():
            if used not in self.parts:
                yield self._unknown_question(name, field, used, expression.source, position)
        for used, position in expression.facts.lists.items():
            if used not in self.lists:
                shown = pointed(expression.source, position)
                values = {"name": used, "meant": likeliest(used, self.lists), "shown": shown}
                yield BadExpression(name, field, "unknown_list", values, position)

    def _unknown_question(
        self, name: str, field: str, used: str, source: str = "", position: int = 0
    ) -> BadExpression:
        shown = pointed(source, position) if source else ""
        values = {"name": used, "meant": likeliest(used, self.parts), "shown": shown}
        return BadExpression(name, field, "unknown_question", values, position)

    def _circle(self, circle: list[str]) -> BadExpression:
        field = next(
            (
                field
                for field, source in sources(self.parts[circle[0]][0])
                if field in _DECIDES and circle[1] in compile_expression(source).names
            ),
            "relevant",
        )
        return BadExpression(circle[0], field, "circle", {"circle": " → ".join(circle)})


def _reads_itself(field: str, expression: Expression) -> bool:
    return expression.facts.about_itself and field in {"relevant", "calculation"}


def _parts(questionnaire: Questionnaire) -> Iterator[tuple[str, tuple[Asking, str]]]:
    """Give every named part with the name of what is directly around it; "" for a section."""
    for section in questionnaire.sections:
        yield section.name, (section, "")
    for item, above in questionnaire.walk():
        yield item.name, (item, above[-1].name)
        if isinstance(item, Matrix):
            for row in item.rows:
                yield row.name, (row, item.name)
