"""The structure tree of a tagged PDF: what each piece of content is, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fpdf.structure_tree import StructureTreeBuilder
from fpdf.syntax import PDFArray, PDFObject, PDFString

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fpdf.encryption import StandardSecurityHandler
    from fpdf.output import PDFPage


class Element(PDFObject):
    """One structure element (P, H1, TD …); its kids are elements and marked content of pages."""

    def __init__(self, kind: str, parent: PDFObject, entries: dict[str, str]) -> None:
        super().__init__()
        self.kind = kind
        self.parent = parent
        self.entries = entries  # further entries of its dictionary, written as PDF
        self.kids: list[Element | tuple[PDFPage, int]] = []
        self.page: PDFPage | None = None  # where its first marked content is

    def page_number(self) -> None:
        """Return nothing: a protocol of fpdf2's for documents that we do not make."""

    def serialize(
        self,
        obj_dict: dict[str, object] | None = None,
        _security_handler: StandardSecurityHandler | None = None,
    ) -> str:
        """Return the element as an indirect object."""
        return super().serialize(obj_dict or self._dictionary(), _security_handler)

    def _dictionary(self) -> dict[str, object]:
        kids = " ".join(self._kid(kid) for kid in self.kids)
        own = {"/Type": "/StructElem", "/S": f"/{self.kind}", "/P": self.parent.ref}
        page = {"/Pg": self.page.ref} if self.page else {}
        others = {f"/{key}": value for key, value in self.entries.items()}
        return {**own, **page, "/K": f"[{kids}]", **others}

    def _kid(self, kid: Element | tuple[PDFPage, int]) -> str:
        if isinstance(kid, Element):
            return kid.ref
        page, number = kid
        if page is self.page:
            return str(number)
        return f"<</Type /MCR /Pg {page.ref} /MCID {number}>>"


class ParentTree(PDFObject):
    """For each page the elements that own its marked content, by the content's number."""

    def __init__(self) -> None:
        super().__init__()
        self.owners: list[list[Element]] = []

    def serialize(
        self,
        obj_dict: dict[str, object] | None = None,
        _security_handler: StandardSecurityHandler | None = None,
    ) -> str:
        """Return the number tree as an indirect object."""
        pages = (" ".join(owner.ref for owner in owners) for owners in self.owners)
        numbers = "\n".join(f"{key} [{refs}]" for key, refs in enumerate(pages))
        return super().serialize(obj_dict or {"/Nums": f"[{numbers}]"}, _security_handler)


class StructureTree(StructureTreeBuilder):
    """Takes the place of fpdf2's builder, which knows a flat list of images only."""

    def __init__(self) -> None:
        super().__init__()
        self.parents = ParentTree()
        self.document = Element("Document", self.struct_tree_root, {})
        self.elements = [self.document]
        self.struct_tree_root.k = PDFArray([self.document])

    def begin(
        self, kind: str, parent: Element, attributes: str = "", **texts: str | None
    ) -> Element:
        """Add an element under a parent; texts such as Alt and ActualText are its entries."""
        entries = {key: PDFString(text).serialize() for key, text in texts.items() if text}
        entries |= {"A": attributes} if attributes else {}
        element = Element(kind, parent, entries)
        parent.kids.append(element)
        self.elements.append(element)
        return element

    def mark(self, page: PDFPage, element: Element) -> int:
        """Return the number (MCID) of the next marked content of a page, owned by an element."""
        if page.struct_parents is None:
            page.struct_parents = len(self.parents.owners)
            self.parents.owners.append([])
        owners = self.parents.owners[page.struct_parents]
        owners.append(element)
        element.page = element.page or page
        element.kids.append((page, len(owners) - 1))
        return len(owners) - 1

    def empty(self) -> bool:
        """Tell whether nothing is tagged."""
        return len(self.elements) == 1

    def __iter__(self) -> Iterator[PDFObject]:
        """Go through all objects to be written, the root first."""
        yield self.struct_tree_root
        self.struct_tree_root.parent_tree = self.parents  # type: ignore[assignment] # stands in
        yield self.parents
        yield from self.elements
