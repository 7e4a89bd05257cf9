"""The record lists that a questionnaire reads: other organisations, and what was answered before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from questionnaires import Answer, Questionnaire, Record, Side
from storage import Column
from use_cases.carrying_over import read_as_now
from use_cases.desk import Desk

ORGANISATIONS = "organisations"
STAFF = "staff"
SHOWN = Column("anslutning", "syns")


def lists_for(
    desk: Desk,
    organisation_id: str,
    questionnaire: Questionnaire,
    side: Side = "organisation",
) -> Mapping[str, Sequence[Record]]:
    """Return every record list that the questionnaire uses, as this side may read it.

    The county reads only what the organisation has sent; the organisation also what it is writing
    in the same round.
    """
    found: dict[str, Sequence[Record]] = {}
    remembered: Mapping[str, Sequence[Record]] | None = None
    for name in questionnaire.uses:
        if name == ORGANISATIONS:
            found[name] = [r for r in organisations(desk) if r.id != organisation_id]
        elif name == STAFF:
            found[name] = staff(desk) if side == "county" else []
        elif name in desk.library.questionnaires:
            itself = name == questionnaire.id
            found[name] = _earlier(desk, organisation_id, name, side, itself=itself)
        else:
            if remembered is None:
                remembered = desk.store.record_lists(organisation_id, desk.round)
            found[name] = remembered.get(name, [])
    return found


def organisations(desk: Desk) -> list[Record]:
    """Return the organisations that have joined and agree to be shown, by name."""
    shown = desk.store.organisations_answering(_shown(desk), "ja")
    return [Record(o.id, o.name, {}) for o in shown]


def staff(desk: Desk) -> list[Record]:
    """Return those at the county who may be responsible, by name; for the county's own eyes."""
    return [Record(it.id, it.name, {}) for it in desk.store.people(None)]


def _shown(desk: Desk) -> Column:
    served = SHOWN.questionnaire in desk.library.questionnaires
    return desk.through_versions(SHOWN) if served else SHOWN


def _earlier(
    desk: Desk, organisation_id: str, questionnaire_id: str, side: Side, *, itself: bool
) -> list[Record]:
    """Give what is being written in this round, or else what was sent last.

    A questionnaire that reads `itself` reads an earlier round's.
    """
    store = desk.store
    if side == "organisation" and not itself:
        for head in store.own_responses(organisation_id, desk.round):
            if head.questionnaire == questionnaire_id:
                return [_record(head.id, read_as_now(desk, head).answers)]
    sent = store.submissions(questionnaire_id, organisation_id=organisation_id)
    earlier = [it.response_id for it in sent if not (itself and it.round == desk.round)]
    return [_sent(desk, questionnaire_id, it) for it in earlier[-1:]]


def _sent(desk: Desk, questionnaire_id: str, response_id: str) -> Record:
    answers = desk.store.submission(response_id).document["answers"]
    reading = desk.history(questionnaire_id).reading
    return _record(response_id, reading.read_answers(answers))


def _record(response_id: str, answers: Mapping[str, Answer]) -> Record:
    return Record(response_id, "", {name: _plain(answer) for name, answer in answers.items()})


def _plain(answer: Answer) -> str:
    return " ".join(answer) if isinstance(answer, list) else str(answer)
