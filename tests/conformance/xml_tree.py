"""A tree for expressions to look at, made of the XML of a fact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from questionnaires.expressions import Element

_PREFIX = re.compile(r"[<\s/](?!xmlns|xml:)([A-Za-z][\w.-]*):(?=[A-Za-z])(?!//)")


class XmlElement(Element):
    """An element of the XML of a fact; the document itself has no name."""

    __slots__ = ("below", "own")

    def __init__(self, name: str, parent: Element | None = None, text: str = "") -> None:
        super().__init__(name, parent)
        self.own = text  # everything within, in document order
        self.below: list[XmlElement] = []

    @property
    def children(self) -> Sequence[Element]:
        """The elements directly within."""
        return self.below

    @property
    def text(self) -> str:
        """All text within, in document order."""
        return self.own


def document(xml: str) -> XmlElement:
    """Read XML into a document; without any, an empty one."""
    top = XmlElement("")
    if xml:
        top.below.append(_grown(_read(xml), top))
        top.own = top.below[0].own
    return top


def place(top: XmlElement, path: str) -> XmlElement:
    """Find the element that a path of positions names: /*[1]/*[2]; a LookupError if none is there."""
    here = top
    for step in filter(None, path.split("/")):
        if not step.startswith("*["):
            raise LookupError(f"The tree has elements only, no {step}.")
        here = here.below[int(step.removeprefix("*[").removesuffix("]")) - 1]
    return here


def path_of(element: Element) -> str:
    """Write the path of positions to an element; "/" is the document."""
    steps = []
    while element.parent is not None:
        position = [it is element for it in element.parent.children].index(True)
        steps.append(f"/*[{position + 1}]")
        element = element.parent
    return "".join(reversed(steps)) or "/"


def _read(xml: str) -> ET.Element:
    try:
        return ET.fromstring(xml)  # noqa: S314 - facts that somebody chose to run
    except ET.ParseError:  # a few facts use prefixes that they do not declare
        prefixes = " ".join(f'xmlns:{it}="{it}"' for it in sorted(set(_PREFIX.findall(xml))))
        return ET.fromstring(f"<around {prefixes}>{xml}</around>")[0]  # noqa: S314 - as above


def _grown(source: ET.Element, parent: XmlElement) -> XmlElement:
    name = source.tag.rpartition("}")[2]
    made = XmlElement(name, parent, "".join(source.itertext()))
    made.below = [_grown(it, made) for it in source]
    return made
