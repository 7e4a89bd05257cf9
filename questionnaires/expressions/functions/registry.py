"""How a plain Python function becomes one that expressions may call: its annotations convert."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from types import NoneType
from typing import Any, TypeVar, get_args, get_type_hints

from questionnaires.expressions.context import Budget, Context
from questionnaires.expressions.conversions import to_boolean, to_nodes, to_number, to_text
from questionnaires.expressions.paths import Closure
from questionnaires.expressions.tree import Nodes, Value

Converter = Callable[[Budget, Value], Any]
F = TypeVar("F", bound=Callable[..., Value])


Plain = str | float | bool | date | datetime
"""One argument as one value: of several answers the text of the first."""


class Spread(list[Value]):
    """One argument as values: of several answers the text of each."""


def _spread(budget: Budget, value: Value) -> Spread:
    if isinstance(value, list):
        return Spread(budget.text_of(it) for it in value)
    return Spread([budget.plain(value)])


def _places(_: Budget, value: Value) -> Nodes:
    return to_nodes(value)


def _unchanged(budget: Budget, value: Value) -> Value:
    return value if isinstance(value, list) else budget.plain(value)


_CONVERTERS: dict[object, Converter | None] = {
    str: lambda budget, value: to_text(budget.plain(value)),
    float: lambda budget, value: to_number(budget.plain(value)),
    bool: lambda _, value: to_boolean(value),
    Nodes: _places,
    Plain: Budget.plain,
    Spread: _spread,
    Closure: None,
}


@dataclass(frozen=True)
class Function:
    """A function of the language: how many arguments it takes, and what each is converted to."""

    call: Callable[..., Value]
    converters: tuple[Converter | None, ...]  # None: the argument is handed over unevaluated
    rest: Converter | None  # of every further argument
    least: int
    most: float
    asks_context: bool
    may_give_places: bool
    in_pairs: bool  # the further arguments belong together two by two

    @property
    def takes_places(self) -> tuple[bool, ...]:
        """Tell of each argument whether it must be questions, repeats or a list."""
        return tuple(it is _places for it in self.converters)

    def takes(self, arguments: int) -> bool:
        """Tell whether it can be given so many arguments."""
        odd = self.in_pairs and (arguments - len(self.converters)) % 2
        return self.least <= arguments <= self.most and not odd

    def bind(self, arguments: tuple[Closure, ...]) -> Closure:
        """Make the call with these arguments, ready to be worked out in any context."""
        more = len(arguments) - len(self.converters)
        converters = (*self.converters[: len(arguments)], *[self.rest] * more)
        pairs = tuple(zip(converters, arguments, strict=True))
        call, asks_context = self.call, self.asks_context

        def run(c: Context) -> Value:
            given = [convert(c.budget, it(c)) if convert else it for convert, it in pairs]
            return call(c, *given) if asks_context else call(*given)

        return run


class Functions(dict[str, Function]):
    """The functions of one theme, by the names that expressions use."""

    def named(self, *names: str, in_pairs: bool = False) -> Callable[[F], F]:
        """Register the function below under these names."""

        def register(call: F) -> F:
            self.update(dict.fromkeys(names, describe(call, in_pairs=in_pairs)))
            return call

        return register


def describe(call: Callable[..., Value], *, in_pairs: bool = False) -> Function:
    """Read from a function's annotations what it takes."""
    hints = get_type_hints(call)
    parameters = list(inspect.signature(call).parameters.values())
    asks_context = bool(parameters) and hints[parameters[0].name] is Context
    parameters = parameters[asks_context:]
    fixed = [it for it in parameters if it.kind is not it.VAR_POSITIONAL]
    rest = [it for it in parameters if it.kind is it.VAR_POSITIONAL]
    return Function(
        call,
        tuple(_converter(hints[it.name]) for it in fixed),
        _converter(hints[rest[0].name]) if rest else None,
        sum(it.default is it.empty for it in fixed),
        math.inf if rest else len(fixed),
        asks_context,
        hints["return"] in {Nodes, Value},
        in_pairs,
    )


def _converter(hint: object) -> Converter | None:
    allowed = [it for it in get_args(hint) if it is not NoneType] if hint not in _CONVERTERS else []
    wanted = allowed[0] if len(allowed) == 1 else hint
    return _CONVERTERS.get(wanted, _unchanged)
