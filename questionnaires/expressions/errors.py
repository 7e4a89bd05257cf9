"""What is wrong with an expression, with a caret under the character."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "unreadable",
    "unknown_function",
    "wrong_arguments",
    "single_value",
    "unknown_digest",
    "unusable_seed",
    "too_large",
    "too_deep",
    "circle",
    "failed",
]
_SHOWN = 60  # characters of the expression on each side of the caret


class ExpressionError(ValueError):
    """An expression that cannot be read or worked out; `position` counts characters from 0."""

    def __init__(
        self, reason: str, kind: Kind = "failed", source: str = "", position: int | None = None
    ) -> None:
        """Say why, and where in the source if that is known."""
        super().__init__(reason + (pointed(source, position) if source else ""))
        self.reason, self.kind, self.source = reason, kind, source
        self.position = position or 0


def pointed(source: str, position: int | None) -> str:
    """Show the source on lines of its own, and a caret under the position."""
    if position is None:
        return f"\n  {source[: 2 * _SHOWN]}"
    start = max(0, position - _SHOWN)
    shown = "".join(" " if ch.isspace() else ch for ch in source[start : position + _SHOWN])
    return f"\n  {shown}\n  {' ' * (position - start)}^"
