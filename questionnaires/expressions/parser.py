"""Reads the text of an expression into a syntax tree, within bounds."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from questionnaires.expressions.errors import ExpressionError

LONGEST = 10_000  # characters
DEEPEST = 100  # brackets within brackets; signs before one number


@lru_cache(4_096)  # it is read once to be worked out and once to be checked
def parse(source: str) -> Tree[Token]:
    """Read an expression; an ExpressionError says where it cannot be read."""
    _refuse_the_endless(source)
    try:
        return _parser().parse(source)
    except UnexpectedToken as error:
        if error.token.type == "$END":
            raise _unreadable("The expression ends too early.", source, len(source)) from error
        reason = f"`{error.token}` is not expected here."
        raise _unreadable(reason, source, error.pos_in_stream) from error
    except UnexpectedCharacters as error:
        reason = f"`{error.char}` is not expected here."
        raise _unreadable(reason, source, error.pos_in_stream) from error
    except UnexpectedInput as error:
        raise _unreadable("The expression cannot be read.", source, 0) from error


@cache
def _parser() -> Lark:
    grammar = Path(__file__).with_name("grammar.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", maybe_placeholders=True)


def _unreadable(reason: str, source: str, position: int | None) -> ExpressionError:
    return ExpressionError(reason, "unreadable", source, position)


def _refuse_the_endless(source: str) -> None:
    depth = deepest = signs = 0
    for ch in source:
        depth += (ch in "([") - (ch in ")]")
        signs = signs + 1 if ch == "-" else signs if ch.isspace() else 0
        deepest = max(deepest, depth, signs)
    if len(source) > LONGEST or deepest > DEEPEST:
        reason = "The expression is too long or too deeply nested."
        raise ExpressionError(reason, "too_large", source[:LONGEST], 0)
