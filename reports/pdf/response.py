"""The PDF of a response: everything an organisation said, in the order asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from i18n import text
from reports.document import DocumentBlock, DocumentQuestion, Grid, Listing, Prose, Silence
from reports.pdf.flow import heading, listing, paragraph
from reports.pdf.grid import Table
from reports.pdf.metadata import Metadata
from reports.pdf.sheet import Sheet
from reports.pdf.styles import BLOCK, BODY, INNER, LABEL, QUIET, SECTION, SUBTITLE, TITLE

if TYPE_CHECKING:
    from reports.document import DocumentPart, ResponseDocument, Shown

COUNTRY = {"sv": "sv-SE", "en": "en-GB"}
FACT_COLUMNS = (27, 73)
GRID_COLUMNS = (60, 40)


def response_pdf(document: ResponseDocument, language: str, *, attached: bool = True) -> bytes:
    """Return the PDF of a response, the same bytes for the same document.

    PDF/A-3A with the document's attachment inside; without it PDF/A-2A, which archives may ask
    for.
    """
    sheet = _sheet(document, language, part=3 if attached else 2)
    _front(sheet, document, language)
    for section in document.sections:
        _parts(sheet, section.title, section.parts, depth=0)
    if not document.sections:
        paragraph(sheet, text("document.empty", language))
    if attached:
        _attach(sheet, document)
    return bytes(sheet.output())


def _sheet(document: ResponseDocument, language: str, part: int) -> Sheet:
    title = text(
        "document.receipt_title",
        language,
        title=document.title,
        organisation=document.organisation,
    )
    metadata = Metadata(
        title=title,
        author=document.organisation,
        language=COUNTRY.get(language, language),
        dated=document.dated,
        part=part,
    )
    return Sheet(metadata, document.title, document.organisation, language)


def _front(sheet: Sheet, document: ResponseDocument, language: str) -> None:
    heading(sheet, document.title, 1, TITLE)
    paragraph(sheet, document.organisation, SUBTITLE)
    facts = [(fact.label, fact.value) for fact in document.facts]
    if facts:
        Table(sheet, (), FACT_COLUMNS).draw(facts, text("document.facts", language))


def _parts(sheet: Sheet, title: str, parts: tuple[DocumentPart, ...], depth: int) -> None:
    """Set a heading with all that is under it; depth 0 is a section."""
    style = (SECTION, BLOCK, INNER)[min(depth, 2)]
    company = 40 if parts and isinstance(parts[0], DocumentBlock) else 20
    heading(sheet, title, depth + 2, style, company=company, outlined=depth)
    for part in parts:
        match part:
            case DocumentBlock():
                _parts(sheet, part.title, part.parts, depth + 1)
            case DocumentQuestion():
                _question(sheet, part, depth + 3)


def _question(sheet: Sheet, question: DocumentQuestion, level: int) -> None:
    label = f"{question.number} {question.label}".strip()
    heading(sheet, label, level, LABEL, company=2 * BODY.leading)
    _answer(sheet, question.answer, label)


def _answer(sheet: Sheet, answer: Shown, label: str) -> None:
    match answer:
        case Prose(lines):
            for line in lines:
                paragraph(sheet, line)
        case Listing((single,)):
            paragraph(sheet, single)
        case Listing(items, ordered):
            listing(sheet, items, ordered=ordered)
        case Grid(columns, rows):
            Table(sheet, columns, GRID_COLUMNS).draw(rows, label)
        case Silence(words):
            paragraph(sheet, words, QUIET)


def _attach(sheet: Sheet, document: ResponseDocument) -> None:
    if document.attachment is None:
        return
    sheet.embed_file(
        bytes=document.attachment.content,
        basename=document.attachment.name,
        mime_type=document.attachment.media_type,
        associated_file_relationship="Source",
        desc=document.attachment.description,
        creation_date=document.dated,
        modification_date=document.dated,
        compress=True,
        checksum=True,
    )
