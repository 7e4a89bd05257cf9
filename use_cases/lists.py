"""The record lists that a questionnaire reads: other organisations, and what was answered before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from programme import ResponseHead
from questionnaires import Answer, Questionnaire, Record
from storage import Column
from use_cases.carrying_over import read_as_now
from use_cases.desk import Desk

ORGANISATIONS = "organisations"
SHOWN = Column("anslutning", "syns")


def lists_for(
    desk: Desk, organisation_id: str, questionnaire: Questionnaire
) -> Mapping[str, Sequence[Record]]:
    """Return every record list that the questionnaire uses, as this organisation may read it."""
    found: dict[str, Sequence[Record]] = {}
    for name in questionnaire.uses:
        if name == ORGANISATIONS:
            found[name] = [r for r in organisations(desk) if r.id != organisation_id]
        else:
            found[name] = _earlier(desk, organisation_id, name)
    return found


def organisations(desk: Desk) -> list[Record]:
    """Return the organisations that have joined and agree to be shown, by name."""
    shown = desk.store.organisations_answering(_shown(desk), "ja")
    return [Record(o.id, o.name, {}) for o in shown]


def _shown(desk: Desk) -> Column:
    served = SHOWN.questionnaire in desk.library.questionnaires
    return desk.through_versions(SHOWN) if served else SHOWN


def _earlier(desk: Desk, organisation_id: str, questionnaire_id: str) -> list[Record]:
    heads = desk.store.own_responses(organisation_id, desk.round)
    return [_record(desk, head) for head in heads if head.questionnaire == questionnaire_id]


def _record(desk: Desk, head: ResponseHead) -> Record:
    answers = read_as_now(desk, head).answers
    return Record(head.id, "", {name: _plain(answer) for name, answer in answers.items()})


def _plain(answer: Answer) -> str:
    return " ".join(answer) if isinstance(answer, list) else str(answer)
