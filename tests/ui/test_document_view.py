from __future__ import annotations

from datetime import UTC, datetime
from html import unescape

import pytest

from reports import (
    DocumentBlock,
    DocumentPart,
    DocumentQuestion,
    DocumentSection,
    Grid,
    Listing,
    Prose,
    ResponseDocument,
    Shown,
    Silence,
)
from ui import document_view

NOW = datetime(2026, 11, 22, tzinfo=UTC)
NASTY = '<script>alert("\'&")</script>'
SAFE = "&lt;script&gt;alert(&quot;&#x27;&amp;&quot;)&lt;/script&gt;"


def question(answer: Shown) -> DocumentQuestion:
    return DocumentQuestion(NASTY, NASTY, NASTY, NASTY, answer)


def page(*parts: DocumentPart) -> ResponseDocument:
    section = DocumentSection("forst", NASTY, parts)
    return ResponseDocument("Prov", "Kanelbullen", (), (section,), NOW)


@pytest.mark.parametrize(
    "answer",
    [
        Prose((NASTY, NASTY)),
        Listing((NASTY,), ordered=True),
        Grid((NASTY,), ((NASTY, NASTY),)),
        Silence(NASTY),
    ],
)
def test_everything_that_people_wrote_is_escaped(answer: Shown) -> None:
    shown = document_view.document(page(DocumentBlock(NASTY, NASTY, (question(answer),))))
    assert "<script" not in shown
    assert SAFE in shown
    assert shown.count(NASTY) == 0
    assert NASTY in unescape(shown)


def test_what_stands_beside_a_question_is_shown_with_it() -> None:
    shown = document_view.document(page(question(Prose(("Ja",)))), lambda _: "<b>Ändra</b>")
    assert shown.index("Ja") < shown.index("<b>Ändra</b>")


def test_headings_go_down_one_level_at_a_time() -> None:
    inner = DocumentBlock("Inre", "2", ())
    shown = document_view.document(page(DocumentBlock("Yttre", "1", (inner,))))
    assert "<h3>Yttre</h3>" in shown
    assert "<h4>Inre</h4>" in shown
