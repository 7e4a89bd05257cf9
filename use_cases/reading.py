"""Reading what was written: an organisation its own, staff what was sent, each as one document."""

from __future__ import annotations

from dataclasses import dataclass

from access import Action, Session
from programme import Organisation, Submission
from questionnaires import Questionnaire, Record, Words
from reports import ResponseDocument, response_document, submission_document
from storage import NotFound
from use_cases.answering import Open
from use_cases.desk import Desk
from use_cases.permission import demand


@dataclass(frozen=True)
class Arrival:
    """A submission in the list of what has come in: whose it is, its head, and what it answers."""

    organisation: Organisation
    submission: Submission
    title: Words  # of the questionnaire


def draft_document(desk: Desk, opened: Open, language: str) -> ResponseDocument:
    """Compose an organisation's own draft as it would be sent, with what is not answered yet."""
    state = opened.state
    return response_document(
        opened.questionnaire,
        state.submission(),
        language,
        organisation=desk.store.organisation(opened.head.organisation_id).name,
        dated=opened.head.saved_at,
        lists=state.held,
        asked=state.asked(),
    )


def sent_document(
    desk: Desk, session: Session | None, response_id: str, language: str
) -> ResponseDocument:
    """Compose what was sent last of a response, to read or to print; raises NotAllowed, storage.NotFound."""
    submission = sent_head(desk, session, response_id)
    organisation = desk.store.organisation(submission.organisation_id)
    return submission_document(
        asked_then(desk, submission),
        submission,
        language,
        organisation=organisation.name,
        lists={"organisations": [Record(o.id, o.name, {}) for o in desk.store.organisations()]},
    )


def own_submission(desk: Desk, session: Session | None, questionnaire: str) -> Submission:
    """Return the head of what one's own organisation sent last; raises NotAllowed, storage.NotFound."""
    organisation_id = session.organisation_id if session else None
    demand(session, Action.READ_SUBMISSION, organisation_id)
    heads = desk.store.own_responses(str(organisation_id), desk.round)
    response = next((h.id for h in heads if h.questionnaire == questionnaire), "")
    return desk.store.submission(response)


def arrivals(desk: Desk, session: Session | None) -> list[Arrival]:
    """List what has come in, the latest first; raises NotAllowed."""
    demand(session, Action.READ_SUBMISSION)
    by_id = {o.id: o for o in desk.store.organisations()}
    found = sorted(desk.store.submissions(), key=lambda s: s.sent_at, reverse=True)
    titles: dict[tuple[str, str], Words] = {}
    for sent in found:
        if (sent.questionnaire, sent.version) not in titles:
            titles[sent.questionnaire, sent.version] = asked_then(desk, sent).title
    return [
        Arrival(by_id[it.organisation_id], it, titles[it.questionnaire, it.version]) for it in found
    ]


def asked_then(desk: Desk, submission: Submission) -> Questionnaire:
    """Return the questionnaire as it was when this was sent."""
    kept = desk.store.definition_of(submission.response_id, submission.number)
    if kept is None:
        return desk.questionnaire(submission.questionnaire)
    return Questionnaire.model_validate_json(kept)


def sent_head(desk: Desk, session: Session | None, response_id: str) -> Submission:
    """Return what was sent last of a response; raises NotAllowed, storage.NotFound."""
    try:
        submission = desk.store.submission(response_id)
    except NotFound:
        demand(session, Action.READ_SUBMISSION)  # only who may read all may know there is none
        raise
    demand(session, Action.READ_SUBMISSION, submission.organisation_id)
    return submission
