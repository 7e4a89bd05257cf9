"""The expression language: ODK's XPath dialect, compiled once into functions."""

from questionnaires.expressions.compile import Expression, compile_expression
from questionnaires.expressions.context import Budget, Context, World
from questionnaires.expressions.conversions import to_boolean, to_number, to_text
from questionnaires.expressions.errors import ExpressionError
from questionnaires.expressions.tree import Element, FixedElement, Value

__all__ = [
    "Budget",
    "Context",
    "Element",
    "Expression",
    "ExpressionError",
    "FixedElement",
    "Value",
    "World",
    "compile_expression",
    "to_boolean",
    "to_number",
    "to_text",
]
