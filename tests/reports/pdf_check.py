"""Looks for structural faults in a PDF that says it is PDF/A and PDF/UA-1.

It sees what can be seen without a validator: the catalogue, the metadata's claims, the structure
and parent trees, marked content, headings, tables, fonts and attachments. ISO 14289-1, 19005-3.
"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, IndirectObject

PAINTING = {
    *(b"Tj", b"TJ", b"'", b'"', b"Do", b"sh", b"S", b"s", b"f", b"F", b"f*"),
    *(b"B", b"B*", b"b", b"b*", b"INLINE IMAGE"),
}
INSIDE = {"TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}}
STANDARD = {
    *("Document", "H1", "H2", "H3", "H4", "H5", "H6", "P", "Span", "Figure"),
    *("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"),
}


@dataclass
class Tree:
    """What the structure tree says: who owns each marked content, and headings as they come."""

    owners: dict[tuple[int, int], int] = field(default_factory=dict)
    headings: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def faults(
    content: bytes, *, part: int = 3, attachment: str = "", outlined: bool = True
) -> list[str]:
    """Return every fault found, in words; an attachment of that name is asked for."""
    reader = PdfReader(io.BytesIO(content))
    found = [
        *_catalogue(reader, outlined=outlined),
        *_metadata(reader, part),
        *_attachment(reader, attachment),
    ]
    if "/StructTreeRoot" not in reader.root_object:
        return [*found, "no structure tree"]
    tree = _structure(reader)
    for number, page in enumerate(reader.pages, start=1):
        said = [*_marked_content(reader, page, tree), *_fonts(page)]
        found += [f"page {number}: {fault}" for fault in said]
    return [*found, *tree.faults, *_heading_order(tree.headings)]


def _catalogue(reader: PdfReader, *, outlined: bool) -> Iterator[str]:
    catalogue = reader.root_object
    wanted = {
        "no language": catalogue.get("/Lang"),
        "not marked": catalogue.get("/MarkInfo", {}).get("/Marked"),
        "title not displayed": catalogue.get("/ViewerPreferences", {}).get("/DisplayDocTitle"),
        "no output intent": catalogue.get("/OutputIntents"),
        "no outline": not outlined or catalogue.get("/Outlines"),
        "no file identifier": reader.trailer.get("/ID"),
    }
    yield from (fault for fault, value in wanted.items() if not value)
    if reader.is_encrypted:
        yield "encrypted"


def _metadata(reader: PdfReader, part: int) -> Iterator[str]:
    stream = reader.root_object.get("/Metadata")
    xmp = stream.get_object().get_data().decode() if stream else ""
    claims = (
        f"<pdfaid:part>{part}<",
        "<pdfaid:conformance>A<",
        "<pdfuaid:part>1<",
        "<dc:title>",
        "<dc:language>",
        "<pdfaExtension:schemas>",
    )
    yield from (f"metadata without {claim}" for claim in claims if claim not in xmp)


def _attachment(reader: PdfReader, name: str) -> Iterator[str]:
    if not name:
        return
    listed = [spec.get_object() for spec in reader.root_object.get("/AF", [])]
    spec = next((spec for spec in listed if spec.get("/UF", spec.get("/F")) == name), None)
    if spec is None:
        yield f"{name} is not an associated file"
    elif "/AFRelationship" not in spec or "/Subtype" not in spec["/EF"]["/F"].get_object():
        yield f"{name} says neither what it is nor of what type"


def _structure(reader: PdfReader) -> Tree:
    tree = Tree()
    root = reader.root_object["/StructTreeRoot"]
    for kid in root["/K"]:
        _element(kid.get_object(), root, "", tree)
    numbers = root["/ParentTree"]["/Nums"]
    parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    for page in reader.pages:
        listed = parents.get(int(page.get("/StructParents", -1)), [])
        owned = {mcid: o for (p, mcid), o in tree.owners.items() if p == _id(page)}
        if [o.idnum for o in list.__iter__(listed)] != [owned[m] for m in sorted(owned)]:
            tree.faults.append("the parent tree disagrees with the structure tree")
    return tree


def _element(element: Any, parent: Any, around: str, tree: Tree) -> None:
    kind = str(element["/S"])[1:]
    tree.faults += _faults_of_element(element, parent, kind, around)
    if re.fullmatch("H[1-6]", kind):
        tree.headings.append(int(kind[1]))
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        inner = kid.get_object() if isinstance(kid, IndirectObject) else kid
        if isinstance(inner, int):
            tree.owners[element.raw_get("/Pg").idnum, int(inner)] = _id(element)
        elif inner.get("/Type") == "/MCR":
            tree.owners[inner.raw_get("/Pg").idnum, int(inner["/MCID"])] = _id(element)
        else:
            _element(inner, element, kind, tree)


def _faults_of_element(element: Any, parent: Any, kind: str, around: str) -> Iterator[str]:
    if kind not in STANDARD:
        yield f"{kind} is not a standard type"
    if element["/P"].get_object() != parent:
        yield f"{kind} names another parent"
    if kind in INSIDE and around not in INSIDE[kind]:
        yield f"{kind} inside {around}"
    if kind == "Figure" and not element.get("/Alt"):
        yield "Figure without a text instead"
    if kind == "TH" and "/Scope" not in element.get("/A", {}):
        yield "TH without scope"


def _marked_content(reader: PdfReader, page: PageObject, tree: Tree) -> Iterator[str]:
    operations = ContentStream(page.get_contents(), reader).operations
    yield from _nesting(operator for _, operator in operations)
    seen = [
        mcid for operands, operator in operations if operator == b"BDC" for mcid in _mcid(operands)
    ]
    if len(seen) != len(set(seen)):
        yield "a number of marked content used twice"
    if any((_id(page), mcid) not in tree.owners for mcid in seen):
        yield "marked content in no element"


def _nesting(operators: Iterator[bytes]) -> Iterator[str]:
    depth = 0
    for operator in operators:
        if operator in PAINTING and depth == 0:
            yield "something painted that is not marked"
        depth += {b"BMC": 1, b"BDC": 1, b"EMC": -1}.get(operator, 0)
        if depth not in (0, 1):
            yield "marked content that is nested or ends twice"
    if depth:
        yield "marked content left open"


def _mcid(operands: Any) -> list[int]:
    properties = operands[1] if len(operands) > 1 else {}
    return [int(properties["/MCID"])] if "/MCID" in properties else []


def _fonts(page: PageObject) -> Iterator[str]:
    for font in page["/Resources"].get("/Font", {}).values():
        whole = font.get_object()
        inner = whole.get("/DescendantFonts", [whole])[0].get_object()
        if "/FontFile2" not in inner["/FontDescriptor"]:
            yield "a font is not embedded"
        if "/ToUnicode" not in whole:
            yield "a font does not lead back to Unicode"


def _heading_order(levels: list[int]) -> Iterator[str]:
    if levels[:1] != [1]:
        yield "the first heading is not H1"
    for before, after in itertools.pairwise(levels):
        if after > before + 1:
            yield f"from H{before} to H{after}"


def _id(thing: Any) -> int:
    return int(thing.indirect_reference.idnum)
