"""A tiny tree and a tiny world to work expressions out in."""

from __future__ import annotations

from questionnaires.expressions import (
    Context,
    Element,
    FixedElement,
    Value,
    compile_expression,
)
from tests.scenario import MAY


def tree() -> FixedElement:
    """Grow x with n = 1, n = 3, a blank, an answer of several choices and two groups of a and b."""
    top = FixedElement("")
    x = top.add("x")
    x.add("n", "1")
    x.add("n", "3")
    x.add("blank")
    x.add("many", "k1 k2 ingen")
    for a, b in (("ett", "1"), ("två", "2")):
        group = x.add("g")
        group.add("a", a)
        group.add("b", b)
    return top


class TinyWorld:
    """A world with one list and no questions."""

    now = MAY

    def lookup(self, here: Element, name: str) -> list[Element]:
        """Find what stands below the top."""
        return [it for it in here.root.descendants() if it.name == name]

    def list_root(self, name: str) -> Element:
        """Give the tree under the name of a list."""
        if name != "lista":
            raise LookupError(name)
        return tree()

    def choice_label(self, code: str, question: str) -> str:
        """Make a label up."""
        return f"{question}: {code}"

    def origin(self, here: Element) -> str:
        """Make an origin up."""
        return f"from {here.name}"


def worked_out(source: str) -> Value:
    """Work an expression out at x."""
    return compile_expression(source)(Context(tree().children[0], TinyWorld()))
