"""Properties that are worked out when first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from questionnaires.expressions import ExpressionError

T = TypeVar("T")


class Once(Generic[T]):
    """Works a property out once for each node; one that asks for itself meanwhile is a circle.

    The value is kept in the node's own dictionary, where Python finds it the next time.
    """

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name, self._busy = name, f"{name} is being worked out"

    def __get__(self, node: Any, owner: type | None = None) -> T:  # noqa: ANN401 - of any class
        known = node.__dict__
        if self._busy in known:
            raise ExpressionError(f"{node.name} needs itself to be worked out.")
        known[self._busy] = True
        try:
            value = self._work(node)
        finally:
            del known[self._busy]
        known[self._name] = value
        return value
