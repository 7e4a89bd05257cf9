from __future__ import annotations

import pytest

from i18n import LANGUAGES, text
from questionnaires.model import Date, Decimal, Integer, Question, SelectMultiple, SelectOne, Text
from ui.saving import Spot, read
from ui.widgets import writing

COLOURS = SelectMultiple(name="fraga", choices="farg")


@pytest.mark.parametrize(
    ("question", "typed", "answer"),
    [
        (Integer(name="fraga"), " 1 200 ", 1200),
        (Integer(name="fraga"), "tolv", "tolv"),
        (Decimal(name="fraga"), "2,5", 2.5),
        (Date(name="fraga"), "31/3 2025", "2025-03-31"),
        (Text(name="fraga"), "", None),
        (Text(name="fraga"), None, None),
        (SelectOne(name="fraga", choices="farg"), None, None),
        (COLOURS, ["rod"], ["rod"]),
    ],
)
def test_what_is_typed_is_read_as_an_answer_or_kept_as_it_is(
    question: Question, typed: object, answer: object
) -> None:
    assert read(question, typed) == answer


def test_a_spot_has_the_key_of_its_instance_and_question() -> None:
    assert Spot("svar", "0192-ab", COLOURS).key == "0192-ab-fraga"


@pytest.mark.parametrize(
    ("answer", "swedish", "english"),
    [(2.5, "2,5", "2.5"), (10.0, "10", "10"), (7, "7", "7"), (None, "", ""), ("a.b", "a.b", "a.b")],
)
def test_an_answer_is_written_as_one_would_type_it(
    monkeypatch: pytest.MonkeyPatch, answer: float | str | None, swedish: str, english: str
) -> None:
    for language, written in (("sv", swedish), ("en", english)):
        monkeypatch.setattr("ui.language.cookie", {"startpunkt_language": language}.get)
        assert writing(answer) == written


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "reason", ["signed_out", "closed", "round_closed", "stale", "not_saved", "personal_number"]
)
def test_every_reason_why_words_were_not_kept_has_its_sentence(reason: str, language: str) -> None:
    assert text(f"fault.{reason}", language).endswith(".")
