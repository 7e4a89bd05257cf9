"""Regular expressions that cannot hang or fill the machine."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import regex

LONGEST = 2_000  # characters of a pattern
LARGEST = 10_000  # single characters to match, once every count such as {9} is written out
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]|\{\s*(\d+)[\s,\d]*\}|.", re.DOTALL)
_RECURSION = re.compile(r"\(\?(?:R|&|P>|[+-]?\d)")


def compiled(pattern: str) -> Any:  # noqa: ANN401 - the library has no types
    """Compile a pattern; a ValueError says why it is no pattern, or too large a one."""
    if len(pattern) > LONGEST or _size(pattern) > LARGEST:
        raise ValueError("the pattern is too large")
    if _RECURSION.search(pattern):
        raise ValueError("a pattern does not contain itself")
    return _compiled(pattern)


def matches_whole(pattern: str, text: str, patience: float) -> bool:
    """Tell whether a whole text has a pattern; one that takes so many seconds to tell has not.

    Raises ValueError where the pattern cannot be compiled.
    """
    try:
        return compiled(pattern).fullmatch(text, timeout=patience) is not None
    except (TimeoutError, MemoryError):
        return False


@lru_cache(1_000)
def _compiled(pattern: str) -> Any:  # noqa: ANN401 - the library has no types
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise ValueError(str(error)) from error
    except (RecursionError, MemoryError, OverflowError) as error:
        raise ValueError("the pattern is too large") from error


def _size(pattern: str) -> int:
    """Count what there is to match: the library writes the least count of {9} or {9,} out."""
    groups, last = [0], 0
    for token in _TOKEN.finditer(pattern):
        if token[0] == "(":
            groups.append(0)
        elif token[0] == ")":
            last = groups.pop() if len(groups) > 1 else 0
            groups[-1] += last
        elif token[1]:
            times = max(1, int(token[1][:9]))
            groups[-1] += last * (times - 1)
            last *= times
        else:
            last = 1
            groups[-1] += 1
        if groups[-1] > LARGEST:
            return groups[-1]
    return sum(groups)
