from __future__ import annotations

from typing import get_args

import pytest

import ui.language
from i18n import LANGUAGES
from questionnaires import Violation
from questionnaires.model import (
    Acknowledge,
    Date,
    Decimal,
    Integer,
    Question,
    Range,
    Row,
    SelectMultiple,
    SelectOne,
    Text,
)
from questionnaires.violations import Kind
from ui.faults import Asking, sentence

FORMATS = get_args(Text.model_fields["format"].annotation)
LIMITS = {"limit": 100, "length": 123, "count": 123}
MALFORMED: tuple[Asking, ...] = (
    *(Text(name="fraga", format=it) for it in FORMATS),
    Date(name="fraga"),
    Date(name="fraga", appearance="month-year"),
    Integer(name="fraga"),
    Decimal(name="fraga"),
    Range(name="fraga", start=0, end=10),
)
REQUIRED: tuple[Asking, ...] = (
    Text(name="fraga"),
    SelectOne(name="fraga", choices="farg"),
    SelectMultiple(name="fraga", choices="farg"),
    Row(name="fraga", label={}),
    Acknowledge(name="fraga"),
)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    chosen = str(request.param)
    monkeypatch.setattr(ui.language, "cookie", {"startpunkt_language": chosen}.get)
    return chosen


def said(kind: Kind, item: Asking, **words: str) -> str:
    limits = LIMITS if kind.startswith("too_") else {}
    return sentence(Violation("svar", "fraga", kind, message=words, limits=limits), item)


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_of_violation_has_a_sentence(kind: Kind) -> None:
    told = said(kind, Text(name="fraga"))
    assert told.endswith(".")
    assert "{" not in told


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("items", [MALFORMED, REQUIRED], ids=["malformed", "required"])
def test_every_type_says_what_it_wants(items: tuple[Asking, ...]) -> None:
    kind: Kind = "malformed" if items is MALFORMED else "required"
    assert all(said(kind, it).endswith(".") for it in items)
    assert items is REQUIRED or len({said(kind, it) for it in items}) == len(items)


@pytest.mark.usefixtures("language")
def test_limits_and_lengths_stand_in_the_sentence() -> None:
    long = said("too_long", Text(name="fraga"))
    many = said("too_many", SelectMultiple(name="fraga", choices="farg"))
    assert all(number in told for told in (long, many) for number in ("100", "123"))


def test_the_questionnaires_own_words_come_first(language: str) -> None:
    own = {"sv": "Skriv två ord.", "en": "Write two words."}
    question: Question = Text(name="fraga")
    assert said("constraint", question, **own) == own[language]
    assert said("constraint", question, sv="Bara på svenska.") == "Bara på svenska."
