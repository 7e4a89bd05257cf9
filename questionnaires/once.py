"""Properties that are worked out when first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from questionnaires.expressions import ExpressionError

T = TypeVar("T")


class Circle(ExpressionError):
    """A property that needs itself to be worked out; what is in the circle with it becomes blank."""

    def __init__(self, node: Any, name: str) -> None:  # noqa: ANN401 - of any class
        """Say whose property closes the circle."""
        super().__init__(f"{node.name} needs itself to be worked out.", "circle")
        self.closes_at = (node, name)
        self.blanked: list[tuple[dict[str, object], str]] = []

    def blank(self, known: dict[str, object], name: str, value: object) -> None:
        """Keep a blank for a property in the circle."""
        known[name] = value
        self.blanked.append((known, name))

    def undo(self) -> None:
        """Forget the blanks: nobody needed the circle to be gone through."""
        for known, name in self.blanked:
            known.pop(name, None)


class Once(Generic[T]):
    """Works a property out once for each node.

    The value is kept in the node's own dictionary, where Python finds it the next time. Properties
    that need each other, as answers may have it, all become `blank`, whichever is asked for first;
    one without a blank only passes on what others make of it.
    """

    def __init__(self, work: Callable[[Any], T], *blank: T) -> None:
        self._work, self._blank = work, blank
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name, self._busy = name, f"{name} is being worked out"

    def __get__(self, node: Any, owner: type | None = None) -> T:  # noqa: ANN401 - of any class
        known = node.__dict__
        if self._busy in known:
            raise Circle(node, self._name)
        known[self._busy] = True
        try:
            value = self._worked_out(node)
        finally:
            del known[self._busy]
        known[self._name] = value
        return value

    def _worked_out(self, node: Any) -> T:  # noqa: ANN401 - of any class
        while True:
            try:
                return self._work(node)
            except Circle as circle:
                for blank in self._blank:
                    circle.blank(node.__dict__, self._name, blank)
                if circle.closes_at != (node, self._name) or not circle.blanked:
                    raise
                if self._blank:
                    return self._blank[0]


def blank_in_circles(blank: Any) -> Callable[[Callable[[Any], T]], Once[T]]:  # noqa: ANN401 - any
    """Make a property as Once does, with what it is where it is in a circle."""
    return lambda work: Once(work, blank)
