"""What is an organisation's to do: each questionnaire of the round, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass

from access import Action, Session
from programme import ResponseHead
from questionnaires import Questionnaire
from use_cases.desk import Desk
from use_cases.permission import own_organisation


@dataclass(frozen=True)
class Task:
    """One questionnaire to answer, and the response to it once it is begun."""

    questionnaire: Questionnaire
    head: ResponseHead | None


def tasks(desk: Desk, session: Session | None) -> tuple[str, list[Task]]:
    """Return the organisation's name and its tasks in the round's order; raises NotAllowed."""
    organisation_id = own_organisation(session, Action.READ_STATUS)
    heads = {h.questionnaire: h for h in desk.store.own_responses(organisation_id, desk.round)}
    found = [Task(asked, heads.get(asked.id)) for asked in desk.asked_now()]
    return desk.store.organisation(organisation_id).name, found
