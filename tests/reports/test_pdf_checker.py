from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

import pytest
from fpdf import FPDF
from pdf_check import faults
from response_samples import FULL, QUESTIONNAIRE, sent

from reports.pdf import response_pdf
from reports.pdf.cleaning import FONTS
from reports.pdf.metadata import Metadata
from reports.pdf.tagged import TaggedPDF
from reports.receipt import submission_document

Sabotage = Callable[[bytes], bytes]


@cache
def receipt() -> bytes:
    document = submission_document(QUESTIONNAIRE, sent(FULL), "sv", organisation="Exempel 👍")
    return response_pdf(document, "sv")


def replaced(old: bytes, new: bytes) -> Sabotage:
    assert len(old) == len(new), "the places of objects in the file must hold"
    return lambda content: content.replace(old, new)


SABOTAGE = {
    "no language": replaced(b"/Lang (", b"/Lung ("),
    "not marked": replaced(b"/Marked true", b"/Murked true"),
    "title not displayed": replaced(b"/DisplayDocTitle", b"/DisplayDocTitel"),
    "no output intent": replaced(b"/OutputIntents", b"/OutputIntentz"),
    "metadata without <pdfuaid:part>1<": replaced(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<"),
    "no structure tree": replaced(b"/StructTreeRoot", b"/StructTreeRoat"),
    "TH without scope": replaced(b"/Scope", b"/Skope"),
    "TR inside TD": replaced(b"/S /Table", b"/S /TD   "),
    "Quux is not a standard type": replaced(b"/S /Span", b"/S /Quux"),
    "from H1 to H3": replaced(b"/S /H2", b"/S /H3"),
    "svar.json is not an associated file": replaced(b"/AF [", b"/AG ["),
}


@pytest.mark.parametrize("fault", SABOTAGE)
def test_a_fault_put_into_a_sound_file_is_found(fault: str) -> None:
    assert fault in faults(SABOTAGE[fault](receipt()), attachment="svar.json")


def test_a_parent_tree_that_points_elsewhere_is_found() -> None:
    content = receipt()
    swapped = re.sub(rb"\n0 \[(\d+) 0 R (\d+) 0 R", rb"\n0 [\2 0 R \1 0 R", content)
    swapped = re.sub(rb"Nums \[0 \[(\d+ 0 R) (\d+ 0 R)", rb"Nums [0 [\2 \1", swapped)
    assert "the parent tree disagrees with the structure tree" in faults(swapped)


def test_what_fpdf2_draws_by_itself_is_seen_as_not_marked() -> None:
    plain = FPDF()
    plain.add_page()
    plain.set_font("Helvetica")
    plain.cell(text="Hej")
    assert "no structure tree" in faults(bytes(plain.output()))


def test_content_drawn_past_the_marking_is_found() -> None:
    class Careless(TaggedPDF):
        def _mark(self, *_: object) -> None:
            """Forget to mark."""

    pdf = Careless(Metadata("Titel", "Avsändare", "sv-SE", datetime(2027, 1, 1, tzinfo=UTC), 3))
    pdf.add_font("F", fname=FONTS / "SourceSans3-Regular.ttf")
    pdf.set_font("F")
    pdf.add_page()
    with pdf.tag("P"):
        pdf.cell(text="Hej")
    assert "page 1: something painted that is not marked" in faults(bytes(pdf.output()))
