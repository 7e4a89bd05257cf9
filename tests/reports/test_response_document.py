from __future__ import annotations

import hashlib
import json

import pytest
from response_samples import CHOICES, EMPTY, FULL, QUESTIONNAIRE, SENT, sent, words

from questionnaires import Questionnaire, Record, Repeat, Section, Text
from reports.composition import response_document
from reports.document import (
    DocumentBlock,
    DocumentQuestion,
    Grid,
    Listing,
    Prose,
    ResponseDocument,
    Shown,
    Silence,
)
from reports.receipt import canonical, submission_document

LISTS = {"organisations": [Record("o1", "Region Exempel"), Record("o2", "Exempelbygdens IF")]}


def document(
    language: str = "sv", asked: frozenset[tuple[str, str]] = frozenset()
) -> ResponseDocument:
    return response_document(
        QUESTIONNAIRE,
        FULL,
        language,
        organisation="Exempelkommunen",
        dated=SENT,
        lists=LISTS,
        asked=asked,
    )


def answers(of: ResponseDocument) -> dict[str, Shown]:
    found: dict[str, Shown] = {}

    def look(parts: tuple[DocumentQuestion | DocumentBlock, ...]) -> None:
        for part in parts:
            if isinstance(part, DocumentQuestion):
                found[f"{part.instance}.{part.name}"] = part.answer
            else:
                look(part.parts)

    for section in of.sections:
        look(section.parts)
    return found


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("typ", Prose(("Kommun",))),
        ("antal", Prose(("12\N{NO-BREAK SPACE}500",))),
        ("andel", Prose(("0,12345",))),
        ("beslutat", Prose(("31 mars 2025",))),
        ("fran", Prose(("september 2026",))),
        ("beskrivning", Prose(("Första raden.", "", "Tredje raden."))),
        ("malen", Listing(("Makt och inflytande", "Utbildning", "Något eget"))),
        (
            "ordning",
            Listing(("Utbildning", "Makt och inflytande", "Ekonomisk jämställdhet"), ordered=True),
        ),
        ("skala", Prose(("4",))),
        ("forstatt", Prose(("Ja",))),
        ("med", Listing(("Exempelbygdens IF",))),
        ("nu", Grid(("Gäller", "Svar"), (("Ledning", "Arbetar"), ("Analys", "Inget svar")))),
    ],
)
def test_an_answer_is_written_in_words(name: str, shown: Shown) -> None:
    assert answers(document())[f"r1.{name}"] == shown


def test_english_has_its_own_labels_numbers_and_dates() -> None:
    shown = answers(document("en"))
    assert shown["r1.typ"] == Prose(("Municipality",))
    assert shown["r1.antal"] == Prose(("12,500",))
    assert shown["r1.beslutat"] == Prose(("March 31, 2025",))


def test_four_digits_are_written_together_so_that_a_year_stays_a_year() -> None:
    assert answers(document())["m1.m_nu"] == Prose(("2027",))


def test_notes_and_calculations_are_not_shown() -> None:
    assert {"r1.halsning", "r1.storlek"}.isdisjoint(answers(document()))


def test_a_question_that_was_asked_and_not_answered_says_so() -> None:
    assert "r1.annat" not in answers(document())
    shown = answers(document(asked=frozenset({("r1", "annat")})))
    assert shown["r1.annat"] == Silence("Inget svar")


def test_an_unanswered_matrix_is_shown_when_one_of_its_rows_was_asked() -> None:
    asked = frozenset({("r0", "nu_analys")})
    shown = response_document(QUESTIONNAIRE, EMPTY, "sv", organisation="X", dated=SENT, asked=asked)
    assert answers(shown) == {"r0.nu": Silence("Inget svar")}


def test_instances_have_headings_of_their_own_with_nested_ones_inside() -> None:
    first, second = document().sections[2].parts
    assert isinstance(first, DocumentBlock)
    assert isinstance(second, DocumentBlock)
    assert [first.title, second.title] == ["Insats 1: Jämn idrott", "Insats 2: Lönekartläggning"]
    assert first.instance == "i1"
    assert isinstance(first.parts[-1], DocumentBlock)
    assert first.parts[-1].title == "Mått 1: Träningstider"


def test_a_title_that_is_a_long_text_is_cut_and_the_answer_is_not() -> None:
    said = "Vi vill dela erfarenheter av likvärdig idrott med andra. " * 20
    inner = {"id": "i1", "origin": "", "answers": {"i_titel": said}, "repeats": {}}
    answered = {"id": "r", "answers": {}, "repeats": {"insats": [inner]}}
    shown = response_document(QUESTIONNAIRE, answered, "sv", organisation="X", dated=SENT)
    (block,) = shown.sections[0].parts
    assert isinstance(block, DocumentBlock)
    assert len(block.title) <= 100
    assert block.title.endswith("…")
    assert answers(shown)["i1.i_titel"] == Prose((said,))


def test_an_instance_for_each_choice_is_called_what_the_choice_is_called() -> None:
    questionnaire = Questionnaire(
        id="x",
        version="1",
        title=words("X"),
        choices=CHOICES,
        sections=(
            Section(
                name="s",
                label=words("S"),
                questions=(
                    Repeat(
                        name="per_mal",
                        each="instance('mal')/root/item",
                        questions=(
                            Text(name="hur", label=words("Hur bidrar ni till ${per_mal}?")),
                        ),
                    ),
                ),
            ),
        ),
    )
    inner = {"id": "p1", "origin": "dm3", "answers": {"hur": "Så här."}, "repeats": {}}
    answered = {"id": "r", "answers": {}, "repeats": {"per_mal": [inner]}}
    shown = response_document(questionnaire, answered, "sv", organisation="X", dated=SENT)
    (block,) = shown.sections[0].parts
    assert isinstance(block, DocumentBlock)
    assert block.title == "Utbildning"
    assert isinstance(block.parts[0], DocumentQuestion)
    assert block.parts[0].label == "Hur bidrar ni till Utbildning?"


def test_labels_quote_answers() -> None:
    shown = document()
    assert shown.sections[1].title == "Läget hos er som Kommun"
    block = shown.sections[2].parts[0]
    assert isinstance(block, DocumentBlock)
    assert isinstance(block.parts[1], DocumentQuestion)
    assert block.parts[1].label == "Vilket mål bidrar Jämn idrott till?"


def test_sections_without_answers_are_left_out() -> None:
    shown = response_document(QUESTIONNAIRE, EMPTY, "sv", organisation="X", dated=SENT)
    assert shown.sections == ()


def test_the_receipt_tells_the_number_the_time_and_the_checksum() -> None:
    receipt = submission_document(
        QUESTIONNAIRE, sent(FULL, 2), "sv", organisation="Exempelkommunen", lists=LISTS
    )
    facts = {fact.label: fact.value for fact in receipt.facts}
    assert facts["Inskickat"] == "31 mars 2027 12.01"
    assert facts["Inskickning nummer"] == "2"
    assert facts["Kontrollsumma (SHA-256)"] == "5e" * 32
    assert receipt.sections == document().sections


def test_the_attached_answers_are_the_bytes_that_the_checksum_is_of() -> None:
    receipt = submission_document(QUESTIONNAIRE, sent(FULL), "sv", organisation="X")
    assert receipt.attachment is not None
    assert json.loads(receipt.attachment.content) == FULL
    shuffled = dict(reversed(FULL.items()))
    assert hashlib.sha256(canonical(shuffled)).digest() == (
        hashlib.sha256(receipt.attachment.content).digest()
    )


def test_a_stored_date_that_is_none_is_shown_as_it_is() -> None:
    answered = {"id": "r", "answers": {"beslutat": "i våras"}, "repeats": {}}
    shown = response_document(QUESTIONNAIRE, answered, "sv", organisation="X", dated=SENT)
    assert answers(shown) == {"r.beslutat": Prose(("i våras",))}
