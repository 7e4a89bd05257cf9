"""From the syntax tree, leaves first, to closures; each method is named as a grammar rule."""

from __future__ import annotations

from typing import Any

from lark import Token, Transformer, v_args

from questionnaires.expressions.context import Context
from questionnaires.expressions.conversions import to_boolean, to_nodes, to_number
from questionnaires.expressions.errors import ExpressionError, Kind
from questionnaires.expressions.functions import FUNCTIONS
from questionnaires.expressions.operators import OPERATORS
from questionnaires.expressions.paths import DEEP, Closure, Step, select, walk
from questionnaires.expressions.tree import Value


@v_args(inline=True)
class Compiler(Transformer[Token, Any]):
    """Makes a closure of each node of the syntax tree."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source

    def string(self, token: Token) -> Closure:
        """Give the text between the quotation marks."""
        text = str(token[1:-1])
        return lambda _: text

    def number(self, token: Token) -> Closure:
        """Give the number."""
        number = float(token)
        return lambda _: number

    def negative(self, _: Token, operand: Closure) -> Closure:
        """Change the sign."""
        return lambda c: -to_number(operand(c))

    def either(self, left: Closure, right: Closure) -> Closure:
        """Hold if one side holds; the right is not asked when the left does."""
        return lambda c: to_boolean(left(c)) or to_boolean(right(c))

    def both(self, left: Closure, right: Closure) -> Closure:
        """Hold if both sides hold; the right is not asked when the left does not."""
        return lambda c: to_boolean(left(c)) and to_boolean(right(c))

    def binary(self, left: Closure, operator: Token, right: Closure) -> Closure:
        """Apply an operator to both sides."""
        apply = OPERATORS[operator]
        return lambda c: apply(c.budget, left(c), right(c))

    def reference(self, token: Token) -> Closure:
        """Look up the question, repeat or group that ${name} means."""
        name = reference_name(token)

        def run(c: Context) -> Value:
            found = c.world.lookup(c.current, name)
            if len(found) > 1:
                c.budget.spend(len(found))
            return found

        return run

    def call(self, name: Token, *given: Closure | None) -> Closure:
        """Call a function; whether it exists and takes so many arguments is settled here."""
        arguments = tuple(it for it in given if it is not None)
        if (function := FUNCTIONS.get(name)) is None:
            raise self._error(f"There is no function {name}().", "unknown_function", name)
        if not function.takes(len(arguments)):
            reason = f"{name}() does not take {len(arguments)} arguments."
            raise self._error(reason, "wrong_arguments", name)
        return function.bind(arguments)

    def root(self) -> Closure:
        """Give the top of the response, also from within a list."""
        return lambda c: [c.current.root]

    def here(self, *tests: Closure) -> Step:
        """Stay (`.`)."""
        return Step("self", "node()", tests)

    def above(self, *tests: Closure) -> Step:
        """Go up (`..`)."""
        return Step("parent", "node()", tests)

    def step(self, axis: Token | None, name: Token, *tests: Closure) -> Step:
        """Go to what has a name."""
        wanted = "node()" if name.type == "ANY" else str(name)
        return Step(axis[:-2].strip() if axis else "child", wanted, tests)

    def predicate(self, test: Closure) -> Closure:
        """Give the test between the brackets."""
        return test

    def relative(self, *parts: Step | Token) -> tuple[Step, ...]:
        """Put steps after each other; `//` is a step through everything below."""
        return tuple(part if isinstance(part, Step) else DEEP for part in parts)

    def filtered(self, start: Closure, *tests: Closure) -> Closure:
        """Keep what meets the tests."""
        return lambda c: select(c, to_nodes(start(c)), tests)

    def from_here(self, steps: tuple[Step, ...]) -> Closure:
        """Walk from the place where the expression is worked out."""
        return lambda c: walk(c, [c.node], steps)

    def from_root(self, *parts: tuple[Step, ...] | Token) -> Closure:
        """Walk from the top of the response."""
        return self.below(self.root(), *parts)

    def below(self, start: Closure, *parts: tuple[Step, ...] | Token) -> Closure:
        """Walk from what another expression gives."""
        steps = [it for part in parts for it in ((DEEP,) if isinstance(part, Token) else part)]
        return lambda c: walk(c, to_nodes(start(c)), steps)

    def _error(self, reason: str, kind: Kind, at: Token) -> ExpressionError:
        return ExpressionError(reason, kind, self.source, at.start_pos)


def reference_name(token: str) -> str:
    """Read the name from ${name}."""
    return token[2:-1].strip()
