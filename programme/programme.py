"""The strategy organisations contribute to: its period, goals, problem areas and rounds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from programme.retention import Retention
from programme.taxonomy import Goal, ProblemArea, choices
from questionnaires.model import Name, Part, Words

if TYPE_CHECKING:
    from questionnaires.model import Choice


class Strategy(Part):
    """What the programme carries out, and during which period."""

    name: Words
    begins: date
    ends: date
    vision: Words

    @property
    def period(self) -> str:
        """Give the years, as in "2024–2027"."""
        return f"{self.begins.year}–{self.ends.year}"


class Addressee(Part):
    """A group of organisations that the strategy turns to (aktörsgrupp); reports are by these."""

    name: Name
    label: Words


class Round(Part):
    """A period in which questionnaires are answered (omgång)."""

    name: Name
    label: Words
    begins: date
    ends: date
    questionnaires: tuple[Name, ...]  # by id, in the order answered

    def is_open(self, on: date) -> bool:
        """Tell whether it can be answered on a day; the first and the last day count."""
        return self.begins <= on <= self.ends


class Programme(Part):
    """One strategy with everything that answers refer to by name."""

    strategy: Strategy
    addressees: tuple[Addressee, ...]
    goals: tuple[Goal, ...]
    problem_areas: tuple[ProblemArea, ...]
    rounds: tuple[Round, ...]
    retention: Retention = Retention()

    @property
    def verified(self) -> bool:
        """Whether the county board has checked the wording of every problem area."""
        return all(it.verified for it in self.problem_areas)

    def lists(self, on: date) -> dict[str, tuple[Choice, ...]]:
        """Give the choice lists of a day: `delmal` and `problemomrade`."""
        return {
            "delmal": choices(self.goals, on),
            "problemomrade": choices(self.problem_areas, on),
        }

    def open_rounds(self, on: date) -> tuple[Round, ...]:
        """Give the rounds that can be answered on a day, in the order written."""
        return tuple(it for it in self.rounds if it.is_open(on))
