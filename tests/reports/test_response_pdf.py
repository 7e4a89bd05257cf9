from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pdf_check import faults
from pypdf import PdfReader
from response_samples import EMPTY, FULL, QUESTIONNAIRE, saying, sent

from questionnaires import Record
from reports.pdf import response_pdf
from reports.receipt import submission_document

LISTS = {"organisations": [Record("o2", "Exempelbygdens IF")]}
WORDS = "Vi arbetar med jämställdhet i alla våra verksamheter. "


def receipt(document: dict[str, Any], *, attached: bool = True, organisation: str = "Org") -> bytes:
    composed = submission_document(
        QUESTIONNAIRE, sent(document), "sv", organisation=organisation, lists=LISTS
    )
    return response_pdf(composed, "sv", attached=attached)


@cache
def full() -> bytes:
    return receipt(FULL)


def extracted(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def poppler(content: bytes, *options: str) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    ran = subprocess.run(
        ["pdftotext", *options, "-", "-"], input=content, capture_output=True, check=True
    )
    return ran.stdout.decode()


def squeezed(text: str) -> str:
    return "".join(text.split())


MANY = {
    "id": "r1",
    "answers": {},
    "repeats": {
        "insats": [
            {
                "id": f"i{number}",
                "origin": "",
                "answers": {"i_titel": f"Insats nummer {number} om likvärdig {'idrott ' * 12}"},
                "repeats": {},
            }
            for number in range(1, 41)
        ]
    },
}

STRUCTURES = {
    "everything": FULL,
    "no answers": EMPTY,
    "emoji": saying("Heja 😀👍🏽👨‍👩‍👧‍👦!"),
    "Arabic": saying("مرحبا بكم"),
    "Sámi": saying("Buorre beaivi, ŋ đ ŧ ž š á, Ǩiõll"),
    "controls": saying("a\x00b\x0bc\ufeffd\u200be\u00adf"),
    "long": saying(WORDS * 400),
    "one word": saying("å" * 20_000),
    "40 contributions": MANY,
}


@pytest.mark.parametrize("name", STRUCTURES)
def test_every_receipt_is_tagged_throughout(name: str) -> None:
    content = receipt(STRUCTURES[name])
    assert faults(content, attachment="svar.json", outlined=name != "no answers") == []


def test_without_the_attachment_it_is_part_2_for_archives_that_ask_for_that() -> None:
    content = receipt(FULL, attached=False)
    assert faults(content, part=2) == []
    assert PdfReader(io.BytesIO(content)).attachments == {}


def test_every_answer_can_be_read_back() -> None:
    text = squeezed(extracted(full()))
    for said in (
        "A1 Vad är ni?",
        "Kommun",
        "12 500",
        "0,12345",
        "31 mars 2025",
        "Tredje raden.",
        "Något eget",
        "1. Utbildning",
        "Exempelbygdens IF",
        "Ledning Arbetar",
        "Insats 2: Lönekartläggning",
        "Träningstider",
        "5e" * 32,
    ):
        assert squeezed(said) in text


def test_the_attached_answers_are_those_that_were_sent() -> None:
    (content,) = PdfReader(io.BytesIO(full())).attachments["svar.json"]
    assert json.loads(content) == FULL


@pytest.mark.parametrize(
    "said",
    [
        "Ordning och reda, ŋ đ ŧ ž š č á.",
        "Polska: zażółć gęślą jaźń; grekiska: ισότητα; ryska: равенство.",
        "Heja 😀 och 👍🏽 och 👨‍👩‍👧‍👦!",
        "漢字",
        "Ǩiõll",
    ],
)
def test_what_fonts_lack_is_still_read_out_and_copied_as_it_was_written(said: str) -> None:
    text = squeezed(poppler(receipt(saying(said)))).replace("\u200d", "")
    assert squeezed(said).replace("\u200d", "") in text


def test_arabic_is_read_out_as_it_was_written() -> None:
    text = poppler(receipt(saying("مرحبا")))
    assert sorted("مرحبا") == sorted(c for c in text if unicodedata.bidirectional(c) == "AL")


def test_twenty_thousand_characters_run_over_pages_and_none_is_lost() -> None:
    said = (WORDS * 400)[:20_000]
    content = receipt(saying(said))
    text = poppler(content, "-nopgbrk", "-x", "0", "-y", "60", "-W", "600", "-H", "730")
    assert squeezed(said) in squeezed(text)
    assert len(PdfReader(io.BytesIO(content)).pages) > 3


def test_forty_contributions_are_all_in_the_outline() -> None:
    outline = PdfReader(io.BytesIO(receipt(MANY))).outline
    assert isinstance(outline[1], list)
    assert len(outline[1]) == 40


def test_a_response_without_answers_says_that_it_has_none() -> None:
    assert "Svaret innehåller inga besvarade frågor." in extracted(receipt(EMPTY))


def test_the_same_response_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import sys; sys.path[:0] = sys.argv[1:]; import hashlib, test_response_pdf as t;"
        "print(hashlib.sha256(t.full()).hexdigest())"
    )
    here = Path(__file__)
    hashes = {
        subprocess.run(
            [sys.executable, "-c", script, str(here.parent), str(here.parents[2])],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(hashes) == 1


def test_a_name_with_markup_and_emoji_does_no_harm() -> None:
    content = receipt(EMPTY, organisation="<b>Å & Ö</b> 👍\x07")
    assert faults(content, outlined=False) == []
    metadata = PdfReader(io.BytesIO(content)).xmp_metadata
    assert metadata is not None
    assert "<b>Å & Ö</b> 👍" in str(metadata.dc_title)
