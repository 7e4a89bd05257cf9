"""What contributions are sorted by: goals and problem areas, which change in time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from questionnaires.model import Choice, Name, Part, Words

if TYPE_CHECKING:
    from collections.abc import Iterable


class Term(Part):
    """One goal or area; its name is stored in answers and never gets another meaning."""

    name: Name
    label: Words
    explanation: Words = Field(default_factory=dict)
    valid_from: date
    valid_to: date | None = None  # its last day; None: still valid
    replaces: str = ""  # the name of the one it came instead of

    def ended(self, on: date) -> bool:
        """Tell whether its last day has passed."""
        return self.valid_to is not None and self.valid_to < on

    @property
    def columns(self) -> dict[str, str]:
        """What choice filters can look at."""
        return {}


class Goal(Term):
    """One goal of the strategy (delmål)."""


class ProblemArea(Term):
    """One problem area of the strategy, below a goal."""

    goal: str
    verified: bool = False  # whether the county board has checked the wording

    @property
    def columns(self) -> dict[str, str]:
        """What choice filters can look at: `delmal`, the goal that it is below."""
        return {"delmal": self.goal}


def choices(terms: Iterable[Term], on: date) -> tuple[Choice, ...]:
    """Make the choices of a day: none from later, and those that have ended as retired."""
    return tuple(
        Choice(name=it.name, label=it.label, retired=it.ended(on), columns=it.columns)
        for it in terms
        if it.valid_from <= on
    )
