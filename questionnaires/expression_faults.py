"""What a fault says of an expression that cannot be read."""

from __future__ import annotations

import re

from questionnaires.expressions import ExpressionError
from questionnaires.expressions.errors import pointed
from questionnaires.expressions.functions import FUNCTIONS
from questionnaires.faults import likeliest

_WORD = re.compile(r"[^\W\d][\w.\-]*(:[^\W\d][\w.\-]*)?")
_READS_A_LIST = frozenset({"instance", "pulldata"})
_OF_ONE_ARGUMENT = {
    "single_value": "wrong_arguments.single",
    "unknown_digest": "wrong_arguments.digest",
    "unusable_seed": "wrong_arguments.seed",
}


def explained(error: ExpressionError, source: str) -> tuple[str, dict[str, str]]:
    """Give the fault's kind and values: the word at the place, and the source with a caret."""
    word = _WORD.match(source, error.position)
    values = {
        "word": word[0] if word else source[error.position : error.position + 1],
        "shown": pointed(source, error.position),
    }
    match error.kind:
        case "unknown_function":
            meant = likeliest(values["word"], FUNCTIONS)
            return "unknown_function", {**values, "meant": meant}
        case "wrong_arguments":
            return f"wrong_arguments{_way(values['word'], source)}", values
        case "single_value" | "unknown_digest" | "unusable_seed":
            return _OF_ONE_ARGUMENT[error.kind], values
        case "too_large":
            return "too_large.expression", values
        case _:
            end = ".end" if error.position >= len(source) else ""
            return f"unreadable_expression{end}", values


def _way(function: str, source: str) -> str:
    """Tell apart a function that cannot know its list, a bad pattern, and a wrong number."""
    if function in _READS_A_LIST:
        return ".list"
    if function == "regex" and "," in source:
        return ".pattern"
    return ""
