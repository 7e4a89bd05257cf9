"""The top of a response's tree, above its sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from questionnaires.expressions import Element


class Top(Element):
    """An element that only holds others: the document, and the response in it."""

    __slots__ = ("_below",)

    def __init__(
        self, name: str, parent: Element | None, below: Callable[[], Sequence[Element]]
    ) -> None:
        super().__init__(name, parent)
        self._below = below

    @property
    def children(self) -> Sequence[Element]:
        """What stands directly below."""
        return self._below()

    @property
    def text(self) -> str:
        """The texts of all below."""
        return "".join(it.text for it in self.children)
