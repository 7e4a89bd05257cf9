from __future__ import annotations

import io
import unicodedata
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_check import faults
from pypdf import PdfReader

from reports.document import (
    DocumentQuestion,
    DocumentSection,
    Fact,
    Grid,
    Listing,
    Prose,
    ResponseDocument,
    Shown,
    Silence,
)
from reports.pdf import response_pdf
from reports.pdf.cleaning import Cleaner
from reports.pdf.wrapping import wrapped


def showing(*answers: Shown) -> bytes:
    questions = tuple(
        DocumentQuestion(f"q{number}", "r", f"A{number}", "Fråga?", answer)
        for number, answer in enumerate(answers)
    )
    document = ResponseDocument(
        title="Titel",
        organisation="Org",
        facts=(Fact("Version", "1"),),
        sections=(DocumentSection("s", "Avsnitt", questions),),
        dated=datetime(2027, 1, 1, tzinfo=UTC),
    )
    return response_pdf(document, "sv")


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def test_a_table_over_several_pages_repeats_its_headings_for_the_eye_only() -> None:
    rows = tuple((f"Rad {number}", "Arbetar") for number in range(90))
    content = showing(Grid(("Gäller", "Svar"), rows))
    texts = pages(content)
    assert len(texts) > 2
    assert all("Gäller" in text for text in texts)
    assert content.count(b"/Scope /Column") == 2
    assert faults(content) == []


def test_a_row_higher_than_a_page_runs_over_pages() -> None:
    said = "Ett långt svar i en tabell. " * 600
    content = showing(Grid((), (("Rad", said),)))
    assert "".join(pages(content)).count("tabell.") == 600
    assert faults(content) == []


def test_a_heading_is_never_last_on_a_page() -> None:
    for text in pages(showing(*(Prose(("Svar.",) * (n % 7)) for n in range(1, 120)))):
        assert not text.rstrip().removesuffix("Org").rstrip().endswith("Fråga?")


def test_a_list_of_one_is_written_without_a_dot() -> None:
    (text,) = pages(showing(Listing(("Ensam",))))
    assert "Ensam" in text
    assert "•" not in text


def test_silence_is_written_out() -> None:
    (text,) = pages(showing(Silence("Inget svar")))
    assert "Inget svar" in text


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_makes_a_sound_file(said: str) -> None:
    assert faults(showing(Prose(tuple(said.split("\n"))))) == []


@given(st.text(st.characters(exclude_categories=("C", "Z", "M")), max_size=40))
def test_every_character_is_drawn_or_kept_as_what_its_box_stands_for(said: str) -> None:
    cleaner = Cleaner()
    kept = "".join(original or drawn for drawn, original in cleaner.pieces(cleaner.clean(said)))
    assert kept == unicodedata.normalize("NFC", said)


def test_spaces_of_other_widths_become_plain_ones() -> None:
    assert Cleaner().clean("a\u205fb\u3000c") == "a b c"


@given(st.text("abc de", max_size=200), st.integers(1, 30))
def test_lines_put_together_are_the_text_and_none_is_too_wide(said: str, width: int) -> None:
    lines = wrapped(said, width, len)
    assert "".join(lines) == said
    assert all(len(line.rstrip(" ")) <= width for line in lines)
