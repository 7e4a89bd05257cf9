"""Looks into the syntax tree of an expression: comparisons, calls, references and literals."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lark import Token, Tree

from questionnaires.expressions.parser import parse

Syntax = Tree[Token]
MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "!=": "!="}


class Compared(NamedTuple):
    """A question compared with a literal, the question first."""

    name: str  # "." is the question that the expression belongs to
    operator: str
    literal: str
    quoted: bool


class Called(NamedTuple):
    """A function called with a question first and literals after."""

    function: str
    name: str
    literals: tuple[str, ...]


@lru_cache(4096)
def syntax_of(source: str) -> Syntax:
    """Parse an expression; raises ExpressionError."""
    return parse(source)


def compared(tree: Syntax) -> Iterator[Compared]:
    """Give every comparison of a question with a literal, also those deep inside."""
    for node in walk(tree):
        if (found := comparison(node)) is not None:
            yield found


def called(tree: Syntax) -> Iterator[Called]:
    """Give every call whose first argument is a question."""
    for node in walk(tree):
        if (found := call(node)) is not None:
            yield found


def comparison(node: Syntax) -> Compared | None:
    """See a node as a comparison of a question with a literal; None if it is not one."""
    if node.data != "binary":
        return None
    left, operator, right = node.children
    if str(operator) not in MIRRORED:
        return None
    sign, name, literal = str(operator), reference(left), literal_of(right)
    if name is None:
        sign, name, literal = MIRRORED[sign], reference(right), literal_of(left)
    return None if name is None or literal is None else Compared(name, sign, *literal)


def call(node: Syntax) -> Called | None:
    """See a node as a call whose first argument is a question; None if it is not one."""
    name, arguments = function_of(node)
    if not name or not arguments or (asked := reference(arguments[0])) is None:
        return None
    literals = [literal_of(it) for it in arguments[1:]]
    return Called(name, asked, tuple(it[0] if it else "" for it in literals))


def function_of(node: Syntax | Token | None) -> tuple[str, list[Syntax]]:
    """Give a call's function and its arguments; "" for what is no call."""
    if not isinstance(node, Tree) or node.data != "call":
        return "", []
    return str(node.children[0]), [it for it in node.children[1:] if isinstance(it, Tree)]


def reference(node: Syntax | Token | None) -> str | None:
    """Give the name in ${name}, "." for the own answer, None for anything else."""
    if not isinstance(node, Tree):
        return None
    if node.data == "reference":
        return str(node.children[0])[2:-1].strip()
    if node.data == "from_here" and _is_here(node):
        return "."
    return None


def literal_of(node: Syntax | Token | None) -> tuple[str, bool] | None:
    """Give a text or number as it is written, and whether it stands in quotation marks."""
    if not isinstance(node, Tree):
        return None
    if node.data == "string":
        return str(node.children[0])[1:-1], True
    if node.data == "number":
        return str(node.children[0]), False
    if node.data == "negative" and (inner := literal_of(node.children[-1])) is not None:
        return "-" + inner[0], inner[1]
    return None


def walk(tree: Syntax) -> Iterator[Syntax]:
    """Give a node and all below; not what is within a predicate, where `.` is somebody else."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        below = (it for it in reversed(node.children) if isinstance(it, Tree))
        waiting += [it for it in below if it.data != "predicate"]


def _is_here(node: Syntax) -> bool:
    found = list(node.iter_subtrees())
    tokens = [it for tree in found for it in tree.children if isinstance(it, Token)]
    return not tokens and sum(it.data == "here" for it in found) == 1 and len(found) <= 3  # noqa: PLR2004 - from_here, relative, here
