"""Arguments that are wrong whatever is answered: they are told before anybody answers."""

from __future__ import annotations

import math

from lark import Token, Tree

from questionnaires.expressions.conversions import read_number
from questionnaires.expressions.errors import ExpressionError
from questionnaires.expressions.functions import FUNCTIONS
from questionnaires.expressions.functions.secrets import ALGORITHMS, algorithm_name

_SINGLE = {"string", "number", "negative", "binary", "either", "both"}
_GOES_ON = {"below", "filtered"}  # from what stands first in it


def refuse_wrong_arguments(part: Tree[Token], source: str) -> None:
    """Raise an ExpressionError where one call or path is given what it can never use.

    A single value where places are needed, a digest that there is not, a seed that is no number.
    """
    if part.data == "call":
        _check_call(part, source)
    elif part.data in _GOES_ON and not _may_be_places(part.children[0]):
        raise _single_value(source, _begins(part))


def literal(argument: Tree[Token] | Token | None) -> str | None:
    """Give the text of an argument in quotation marks; None for any other."""
    if isinstance(argument, Tree) and argument.data == "string":
        return str(argument.children[0])[1:-1]
    return None


def _check_call(call: Tree[Token], source: str) -> None:
    name, *arguments = call.children
    position = _begins(call)
    function = FUNCTIONS.get(str(name))
    for takes, argument in zip(function.takes_places if function else (), arguments, strict=False):
        if takes and not _may_be_places(argument):
            raise _single_value(source, position)
    said = literal(arguments[1]) if len(arguments) > 1 else None
    if said is None:
        return
    if name == "digest" and algorithm_name(said) not in ALGORITHMS:
        raise ExpressionError(f"there is no digest {said}", "unknown_digest", source, position)
    if name == "randomize" and not math.isfinite(read_number(said)):
        raise ExpressionError("A seed is a number.", "unusable_seed", source, position)


def _may_be_places(argument: Tree[Token] | Token | None) -> bool:
    if not isinstance(argument, Tree):
        return True
    if argument.data == "call":
        function = FUNCTIONS.get(str(argument.children[0]))
        return function is None or function.may_give_places
    return argument.data not in _SINGLE


def _single_value(source: str, position: int) -> ExpressionError:
    reason = "a question, a repeat or a list is expected here, not one value"
    return ExpressionError(reason, "single_value", source, position)


def _begins(part: Tree[Token]) -> int:
    token = next(part.scan_values(lambda it: isinstance(it, Token)), None)
    return token.start_pos or 0 if isinstance(token, Token) else 0
