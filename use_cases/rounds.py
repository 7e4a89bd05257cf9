"""Rounds beside each other: the same variable counted in each, and what makes them hard to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from access import Action, Session
from questionnaires.versions import Variable, variables_of
from storage import Cell, Column
from use_cases.desk import Desk
from use_cases.permission import demand


@dataclass(frozen=True)
class Comparability:
    """A variable in what was answered: the versions whose words or choices were not those before."""

    variable: Variable
    rewritten: tuple[str, ...]
    offered_otherwise: tuple[str, ...]

    @property
    def is_flagged(self) -> bool:
        """Whether old and new answers are to be compared with care."""
        return bool(self.rewritten or self.offered_otherwise)


@dataclass(frozen=True)
class RoundComparison:
    """One variable's cells by round, under its codes of now, and how comparable the rounds are."""

    comparability: Comparability
    cells: Mapping[str, list[Cell]]


def compare_rounds(
    desk: Desk,
    session: Session | None,
    questionnaire_id: str,
    question: str,
    rounds: Sequence[str] | None = None,
) -> RoundComparison:
    """Count a question in some rounds, or in all; raises NotAllowed, UnknownQuestionnaire, KeyError.

    The question is called as it is now. Nothing is suppressed: it is for staff's own eyes only.
    """
    demand(session, Action.READ_COUNTS)
    names = [it.name for it in desk.programme.rounds] if rounds is None else rounds
    through = desk.through_versions(Column(questionnaire_id, question))
    cells = {name: desk.store.counts(through, round=name) for name in names}
    return RoundComparison(comparability(desk, questionnaire_id, names)[question], cells)


def comparability(
    desk: Desk, questionnaire_id: str, rounds: Sequence[str] | None = None
) -> dict[str, Comparability]:
    """Tell of every variable whether the versions answered in some rounds, or in all, differ."""
    names = [None] if rounds is None else rounds
    answered = {
        version for it in names for version in desk.store.answered_versions(questionnaire_id, it)
    }
    among = tuple(answered)
    return {
        name: Comparability(it, it.rewritten(among), it.offered_otherwise(among))
        for name, it in variables_of(desk.history(questionnaire_id)).items()
    }
