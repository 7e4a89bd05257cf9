"""What every use case works with: the store, the questionnaires, the programme and the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from programme import Programme, Round
from questionnaires import Library, Questionnaire
from storage import Store


def utc_now() -> datetime:
    """Return the moment it is, in UTC."""
    return datetime.now(UTC)


class UnknownQuestionnaire(LookupError):
    """There is no questionnaire of that name that can be served."""


@dataclass(frozen=True)
class Desk:
    """The tools of a use case; tests bring their own store and clock."""

    store: Store
    library: Library
    programme: Programme
    clock: Callable[[], datetime] = utc_now

    def questionnaire(self, name: str) -> Questionnaire:
        """Return a questionnaire by its id; raises UnknownQuestionnaire."""
        found = self.library.questionnaires.get(name)
        if found is None:
            raise UnknownQuestionnaire(name)
        return found

    def may_begin(self, questionnaire: Questionnaire) -> bool:
        """Tell whether an organisation may begin it: not what the county begins, or a later round's."""
        named = any(questionnaire.id in it.questionnaires for it in self.programme.rounds)
        ours = questionnaire.sections[0].filled_by == "organisation"
        return ours and (not named or questionnaire.id in self.round_questionnaires)

    def asked_now(self) -> list[Questionnaire]:
        """Return the round's questionnaires that can be served, in the order answered."""
        served = self.library.questionnaires
        return [served[name] for name in self.round_questionnaires if name in served]

    def is_over(self, name: str) -> bool:
        """Tell whether a round's last day has passed."""
        today = self.clock().date()
        return any(it.name == name and it.ends < today for it in self.programme.rounds)

    @property
    def open_round(self) -> Round:
        """The round that is open today, or else the one that began last."""
        today = self.clock().date()
        open_now = self.programme.open_rounds(today)
        begun = [r for r in self.programme.rounds if r.begins <= today]
        return (*open_now, *reversed(begun), *self.programme.rounds)[0]

    @property
    def round(self) -> str:
        """The name of the round that is open today."""
        return self.open_round.name

    @property
    def round_questionnaires(self) -> tuple[str, ...]:
        """The ids of the round's questionnaires, in the order answered."""
        return self.open_round.questionnaires
