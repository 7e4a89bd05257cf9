"""A PDF in which everything drawn is either tagged or an artifact: PDF/A-3A and PDF/UA-1.

It builds on two names of fpdf2 that are not public, `_out` and the protocol of `struct_builder`;
the version is pinned and the structural tests see whether an upgrade still holds.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from fpdf import FPDF, FPDF_VERSION, ViewerPreferences

from reports.pdf.structure import StructureTree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fpdf.output import PDFPage

    from reports.pdf.metadata import Metadata
    from reports.pdf.structure import Element

PRODUCER = f"Startpunkt (fpdf2 {FPDF_VERSION})"
WRITES = re.compile(rb"(?<!\S)(?:Tj|TJ|Do|sh|EI)(?!\S)")
PAINTS = re.compile(rb"(?<!\S)(?:[SsfFbB]|[fbB]\*)(?!\S)")


class TaggedPDF(FPDF):
    """A4 pages whose content is marked by the element that is open when it is drawn."""

    def __init__(self, metadata: Metadata) -> None:
        super().__init__(format="A4", enforce_compliance=f"PDF/A-{metadata.part}U")
        self.tree = StructureTree()
        self.struct_builder = self.tree
        self._within = [self.tree.document]
        self._artifacts = 0
        self._marked: tuple[PDFPage, Element | None] | None = None
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.set_lang(metadata.language)
        self.set_title(metadata.title)
        self.set_author(metadata.author)
        self.set_creation_date(metadata.dated)
        self.set_xmp_metadata(metadata.xmp(PRODUCER))

    @contextmanager
    def tag(self, kind: str, attributes: str = "", **texts: str | None) -> Iterator[Element]:
        """Let everything drawn inside belong to a new element (P, H1, TD …).

        Attributes are a dictionary written as PDF; texts are entries: Alt, ActualText, T. Inside
        an artifact nothing is tagged.
        """
        if self._artifacts:
            yield self._within[-1]
            return
        element = self.tree.begin(kind, self._within[-1], attributes, **texts)
        with self.resume(element):
            yield element

    @contextmanager
    def resume(self, element: Element) -> Iterator[Element]:
        """Let everything drawn inside belong to an element made before."""
        self._close()
        self._within.append(element)
        yield element
        self._close()
        self._within.pop()

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Let everything drawn inside be decoration that is not read aloud."""
        self._close()
        self._artifacts += 1
        yield
        self._close()
        self._artifacts -= 1

    def header(self) -> None:
        """Draw the running head, which is no part of what the document says."""
        with self.artifact():
            self.running_head()

    def footer(self) -> None:
        """Draw the running foot, which is no part of what the document says."""
        with self.artifact():
            self.running_foot()

    def running_head(self) -> None:
        """Draw what stands at the top of every page."""

    def running_foot(self) -> None:
        """Draw what stands at the foot of every page."""

    def _close(self) -> None:
        if self._marked:
            page, self._marked = self._marked[0], None
            contents = page.contents
            if not isinstance(contents, bytearray):
                raise TypeError("a page that is written can no longer be marked")
            contents.extend(b"EMC\n")

    def _out(self, s: str | bytes) -> None:
        raw = s if isinstance(s, bytes) else str(s).encode("latin1")
        writes = WRITES.search(raw) is not None
        if self.page and (writes or PAINTS.search(raw)):
            self._mark(self.pages[self.page], self._owner(writes=writes))
        super()._out(raw)

    def _owner(self, *, writes: bool) -> Element | None:
        """Return the element that what is drawn belongs to; lines and fills are decoration."""
        element = self._within[-1]
        if self._artifacts or element is self.tree.document:
            return None
        drawn = writes or any(outer.kind == "Figure" for outer in self._within)
        return element if drawn else None

    def _mark(self, page: PDFPage, element: Element | None) -> None:
        if self._marked == (page, element):
            return
        self._close()
        self._marked = (page, element)
        super()._out("/Artifact BMC" if element is None else self._beginning(page, element))

    def _beginning(self, page: PDFPage, element: Element) -> str:
        actual = element.entries.get("ActualText")
        replaced = f" /ActualText {actual}" if actual else ""
        return f"/{element.kind} <</MCID {self.tree.mark(page, element)}{replaced}>> BDC"
