"""A small questionnaire with every type of question, and responses to it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from programme import Submission
from questionnaires.model import (
    Acknowledge,
    Calculate,
    Choice,
    Date,
    Decimal,
    Group,
    Integer,
    Matrix,
    Note,
    Questionnaire,
    Range,
    Rank,
    Repeat,
    Row,
    Section,
    SelectMultiple,
    SelectOne,
    Text,
)

SENT = datetime(2027, 3, 31, 10, 1, tzinfo=UTC)


def words(swedish: str, english: str = "") -> dict[str, str]:
    return {"sv": swedish, "en": english} if english else {"sv": swedish}


def choice(name: str, swedish: str, english: str = "") -> Choice:
    return Choice(name=name, label=words(swedish, english))


CHOICES = {
    "typ": (choice("kommun", "Kommun", "Municipality"), choice("region", "Region", "Region")),
    "mal": (
        choice("dm1", "Makt och inflytande", "Power and influence"),
        choice("dm2", "Ekonomisk jämställdhet", "Economic equality"),
        choice("dm3", "Utbildning", "Education"),
    ),
    "laget": (choice("0", "Inte börjat", "Not begun"), choice("4", "Arbetar", "At work")),
}

QUESTIONNAIRE = Questionnaire(
    id="startpunkt",
    version="2027.1",
    title=words("Startpunkt 2027", "Starting point 2027"),
    choices=CHOICES,
    sections=(
        Section(
            name="om_er",
            label=words("Om er", "About you"),
            questions=(
                Note(name="halsning", label=words("Välkomna!")),
                SelectOne(
                    name="typ",
                    number="A1",
                    label=words("Vad är ni?", "What are you?"),
                    choices="typ",
                ),
                Integer(name="antal", number="A2", label=words("Hur många är ni?")),
                Decimal(name="andel", number="A3", label=words("Hur stor andel?")),
                Date(name="beslutat", number="A4", label=words("När beslutade ni?")),
                Date(
                    name="fran",
                    number="A5",
                    label=words("Från vilken månad?"),
                    appearance="month-year",
                ),
                Text(
                    name="beskrivning", number="A6", label=words("Beskriv"), appearance="multiline"
                ),
                SelectMultiple(
                    name="malen",
                    number="A7",
                    label=words("Vilka mål?"),
                    choices="mal",
                    or_other=True,
                ),
                Rank(name="ordning", number="A8", label=words("I vilken ordning?"), choices="mal"),
                Range(name="skala", number="A9", label=words("Hur nöjda?"), start=1, end=5),
                Acknowledge(name="forstatt", number="A10", label=words("Vi har läst texten.")),
                Calculate(name="storlek", calculation="${antal} * 2"),
                SelectMultiple(
                    name="med", number="A11", label=words("Med vilka?"), choices="organisations"
                ),
            ),
        ),
        Section(
            name="laget",
            label=words("Läget hos er som ${typ}", "Where you are"),
            questions=(
                Matrix(
                    name="nu",
                    number="B1",
                    label=words("Var är ni?", "Where are you?"),
                    choices="laget",
                    rows=(
                        Row(name="nu_ledning", label=words("Ledning", "Leadership")),
                        Row(name="nu_analys", label=words("Analys", "Analysis")),
                    ),
                ),
                Group(
                    name="ovrigt",
                    label=words("Övrigt"),
                    questions=(Text(name="annat", number="B2", label=words("Något annat?")),),
                ),
            ),
        ),
        Section(
            name="bidrag",
            label=words("Bidrag", "Contributions"),
            questions=(
                Repeat(
                    name="insats",
                    label=words("Insats", "Contribution"),
                    title="i_titel",
                    questions=(
                        Text(name="i_titel", number="C1", label=words("Vad heter insatsen?")),
                        SelectOne(
                            name="i_mal",
                            number="C2",
                            label=words("Vilket mål bidrar ${i_titel} till?"),
                            choices="mal",
                        ),
                        Text(name="i_kontakt", label=words("Vem?"), audience="contact"),
                        Repeat(
                            name="matt",
                            label=words("Mått", "Measure"),
                            title="m_vad",
                            questions=(
                                Text(name="m_vad", number="C3", label=words("Vad mäter ni?")),
                                Integer(name="m_nu", number="C4", label=words("Värde nu")),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
)

FULL: dict[str, Any] = {
    "id": "r1",
    "answers": {
        "typ": "kommun",
        "antal": 12500,
        "andel": 0.12345,
        "beslutat": "2025-03-31",
        "fran": "2026-09-01",
        "beskrivning": "Första raden.\n\nTredje raden.",
        "malen": ["dm1", "dm3", "Något eget"],
        "ordning": ["dm3", "dm1", "dm2"],
        "skala": 4.0,
        "forstatt": "OK",
        "storlek": 25000,
        "med": ["o2"],
        "nu_ledning": "4",
    },
    "repeats": {
        "insats": [
            {
                "id": "i1",
                "origin": "",
                "answers": {"i_titel": "Jämn idrott", "i_mal": "dm1", "i_kontakt": "Kim Alm"},
                "repeats": {
                    "matt": [
                        {
                            "id": "m1",
                            "origin": "",
                            "answers": {"m_vad": "Träningstider", "m_nu": 2027},
                            "repeats": {},
                        }
                    ]
                },
            },
            {"id": "i2", "origin": "", "answers": {"i_titel": "Lönekartläggning"}, "repeats": {}},
        ]
    },
}

EMPTY: dict[str, Any] = {"id": "r0", "answers": {}, "repeats": {}}


def saying(text: str) -> dict[str, Any]:
    """Return a response whose only answer is a text."""
    return {"id": "r1", "answers": {"beskrivning": text}, "repeats": {}}


def sent(document: dict[str, Any], number: int = 1) -> Submission:
    return Submission(
        response_id="r1",
        organisation_id="o1",
        questionnaire="startpunkt",
        version="2027.1",
        number=number,
        digest="5e" * 32,
        sent_at=SENT,
        document=document,
    )
