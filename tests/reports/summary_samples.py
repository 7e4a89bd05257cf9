"""Small summaries that look like the county's."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaires.model import Choice
from reports.summaries import Basis


@dataclass(frozen=True)
class Row:
    """A row as the store gives it."""

    value: str
    by: str | None
    instances: int
    organisations: int


def choices(*labels: str) -> tuple[Choice, ...]:
    """Choices named c1, c2 … with Swedish labels."""
    return tuple(
        Choice(name=f"c{number}", label={"sv": label, "en": f"{label} in English"})
        for number, label in enumerate(labels, start=1)
    )


TYPES = choices(
    "Kommun",
    "Region",
    "Statlig myndighet",
    "Ideell organisation",
    "Näringsliv",
    "Lärosäte och andra som forskar om frågan",
)
GOALS = choices(
    "En jämn fördelning av makt och inflytande",
    "Ekonomisk jämställdhet",
    "Jämställd utbildning",
    "Jämn fördelning av det obetalda hem- och omsorgsarbetet",
    "Jämställd hälsa",
    "Mäns våld mot kvinnor ska upphöra",
)
STAGES = choices("Idé", "Beslutad", "Provas", "Genomförs", "En del av ordinarie arbete")

CONTRIBUTIONS = Basis(
    subject={"sv": "Insatser per mål och skede", "en": "Contributions by goal and stage"},
    unit="contribution",
    base=41,
    organisations=17,
    missing=2,
    measure="instances",
)
ORGANISATIONS = Basis(
    subject={"sv": "Anslutna organisationer per typ", "en": "Joined organisations by type"},
    unit="organisation",
    base=26,
    organisations=26,
)
