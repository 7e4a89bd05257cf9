"""Turns an expression, once, into a function that knows which names and lists it needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lark.exceptions import VisitError

from questionnaires.expressions.closures import Compiler
from questionnaires.expressions.context import Context
from questionnaires.expressions.errors import ExpressionError
from questionnaires.expressions.facts import Facts
from questionnaires.expressions.parser import parse
from questionnaires.expressions.paths import Closure
from questionnaires.expressions.trails import trails_of
from questionnaires.expressions.tree import Value

_WHATEVER_IS_ANSWERED = {"circle", "too_deep"}
_FAILURES = (TypeError, ValueError, LookupError, ArithmeticError)


@dataclass(frozen=True)
class Expression:
    """A compiled expression: call it with a context to get its value."""

    source: str
    evaluate: Closure
    facts: Facts

    @property
    def names(self) -> frozenset[str]:
        """The ${names} that it needs."""
        return frozenset(self.facts.names)

    @property
    def calls(self) -> frozenset[str]:
        """The functions that it calls."""
        return frozenset(self.facts.calls)

    def __call__(self, context: Context) -> Value:
        """Work it out; an ExpressionError where that cannot be done."""
        try:
            return self.evaluate(context)
        except ExpressionError:
            raise
        except RecursionError as error:
            raise ExpressionError("It goes too deep.", "too_deep", self.source) from error
        except _FAILURES as error:
            raise ExpressionError(
                f"It cannot be worked out: {error}.", source=self.source
            ) from error

    def or_blank(self, context: Context) -> Value:
        """Work it out; blank where the answers there are do not let that be done.

        An ExpressionError, all the same, where it needs itself or goes too deep.
        """
        try:
            return self(context)
        except ExpressionError as error:
            if error.kind in _WHATEVER_IS_ANSWERED:
                raise
            return ""


@lru_cache(10_000)
def compile_expression(source: str) -> Expression:
    """Compile an expression; an ExpressionError says what is wrong and where."""
    try:
        tree = parse(source)
        facts = Facts(source, trails=trails_of(tree)).read(tree)
        return Expression(source, Compiler(source).transform(tree), facts)
    except VisitError as error:
        raise error.orig_exc from None
    except RecursionError as error:
        raise ExpressionError("The expression is too long.", "too_large", source, 0) from error
