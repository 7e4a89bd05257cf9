"""What an expression gives that depends on no answer, record or chance: known before anybody answers."""

from __future__ import annotations

from datetime import UTC, datetime

from questionnaires.expressions import (
    Element,
    Expression,
    ExpressionError,
    FixedElement,
    Value,
    compile_expression,
)
from questionnaires.expressions.context import Context

_CLOCK = frozenset({"now", "today"})
_DEPENDS = frozenset(
    {
        *("random", "randomize", "uuid", "once", "position", "last", "name", "local-name"),
        *("current", "instance", "origin", "pulldata", "indexed-repeat", "jr:choice-name"),
    }
)
_SOME_NOON = datetime(2027, 1, 1, 12, tzinfo=UTC)  # the moment that clocks are tried at


class _Nothing:
    """A world without questions, lists or records."""

    now = _SOME_NOON

    def lookup(self, here: Element, name: str) -> list[Element]:
        """Find nothing."""
        raise LookupError(f"{name} at {here}")

    def list_root(self, name: str) -> Element:
        """Know no list."""
        raise LookupError(name)

    def choice_label(self, code: str, question: str) -> str:
        """Know no choice."""
        raise LookupError(f"{code} of {question}")

    def origin(self, here: Element) -> str:
        """Continue no record."""
        raise LookupError(f"{here}")


def constant_value(source: str, *, at_noon: bool = False) -> Value | None:
    """Work out an expression that depends on nothing; None for any other, and where it fails.

    With `at_noon`, one that depends on the clock alone is worked out at some noon: only the kind
    of its value is to be trusted.
    """
    try:
        expression = compile_expression(source)
        if _is_constant(expression, at_noon=at_noon):
            return expression(Context(FixedElement(""), _Nothing()))
    except ExpressionError:
        return None
    return None


def _is_constant(expression: Expression, *, at_noon: bool) -> bool:
    facts, calls = expression.facts, expression.calls
    reads = facts.names or facts.lists or facts.trails or facts.about_itself
    return not reads and not calls & _DEPENDS and (at_noon or not calls & _CLOCK)
