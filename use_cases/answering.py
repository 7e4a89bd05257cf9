"""Filling in: a response is opened, each answer is kept as it is given, items come and go."""

from __future__ import annotations

from dataclasses import dataclass

from access import Action, Session
from programme import ResponseHead
from questionnaires import (
    Answer,
    Instance,
    Questionnaire,
    State,
    find_personal_number,
    fingerprint,
)
from use_cases.desk import Desk, UnknownQuestionnaire
from use_cases.lists import lists_for
from use_cases.permission import own_organisation

ROUNDS_OF_GROWTH = 5  # an instance may ask for instances of its own


class HoldsPersonalNumber(ValueError):
    """Words hold what looks like a personal number, which must not become an official document."""


class UnknownQuestion(LookupError):
    """The questionnaire asks no question of that name."""


class RoundClosed(ValueError):
    """The response's round is over, so nothing more can be written or sent in it."""


@dataclass(frozen=True)
class Open:
    """A response that is open for answers: where it is kept, and the state of every question."""

    head: ResponseHead
    questionnaire: Questionnaire
    state: State


def open_response(desk: Desk, session: Session | None, questionnaire_id: str) -> Open:
    """Open the organisation's own response, begun now if it is new.

    Raises NotAllowed, and UnknownQuestionnaire for one that is not the organisation's to begin now.
    """
    organisation_id = own_organisation(session, Action.WRITE_DRAFT)
    questionnaire = desk.questionnaire(questionnaire_id)
    opened = _read(desk, _begin(desk, organisation_id, questionnaire), questionnaire)
    for _ in range(ROUNDS_OF_GROWTH):
        missing = opened.state.missing() if opened.head.status != "submitted" else []
        if not missing:
            break
        for new in missing:
            _grow(desk, organisation_id, opened, new.repeat, new.parent, new.origin)
        opened = _read(desk, desk.store.response(opened.head.id, organisation_id), questionnaire)
    return opened


def keep_answer(
    desk: Desk,
    session: Session | None,
    response_id: str,
    instance_id: str,
    question: str,
    answer: Answer | None,
    seen: int | None = None,
) -> int:
    """Keep one answer, or erase it with None; returns the response's new revision.

    `seen` is the revision that the writer had in view: where another has answered the question
    after that, storage.Stale brings both answers. Raises HoldsPersonalNumber, UnknownQuestion,
    RoundClosed, NotAllowed, storage.StorageError.
    """
    organisation_id = own_organisation(session, Action.WRITE_DRAFT)
    words = answer if isinstance(answer, list) else [answer] if isinstance(answer, str) else []
    if any(find_personal_number(word) for word in words):
        raise HoldsPersonalNumber
    head = desk.store.response(response_id, organisation_id)
    require_open(desk, head)
    if question not in desk.questionnaire(head.questionnaire).items:
        raise UnknownQuestion(question)
    return desk.store.save_answer(
        response_id, organisation_id, instance_id, question, answer, desk.clock(), seen
    )


def require_open(desk: Desk, head: ResponseHead) -> None:
    """Raise RoundClosed once a draft's round is over; what was returned may still be completed."""
    if head.status == "draft" and desk.is_over(head.round):
        raise RoundClosed(head.round)


def was_kept(
    desk: Desk,
    session: Session | None,
    response_id: str,
    instance_id: str,
    question: str,
    answer: Answer | None,
) -> bool:
    """Tell whether a question was given this answer earlier, even if another has taken its place."""
    organisation_id = own_organisation(session, Action.READ_DRAFT)
    return answer is not None and desk.store.was_kept(
        response_id, organisation_id, instance_id, question, answer
    )


def add_instance(
    desk: Desk, session: Session | None, opened: Open, repeat: str, parent: str
) -> str:
    """Add an instance to a repeat, with its default answers, and return its id.

    The last instance is returned instead while nothing is answered in it, so that a second click
    adds no second one. Raises NotAllowed, storage.StorageError.
    """
    organisation_id = own_organisation(session, Action.WRITE_DRAFT)
    now = _read(desk, desk.store.response(opened.head.id, organisation_id), opened.questionnaire)
    last = [*now.state.instances(repeat, parent)][-1:]
    for instance in last:
        if not instance.repeats and instance.answers == now.state.defaults(instance.id):
            return instance.id
    return _grow(desk, organisation_id, now, repeat, parent, "")


def remove_instance(
    desk: Desk, session: Session | None, response_id: str, instance_id: str
) -> None:
    """Take an instance out of a repeat, with all it holds."""
    organisation_id = own_organisation(session, Action.WRITE_DRAFT)
    desk.store.remove_instance(response_id, organisation_id, instance_id, desk.clock())


def _begin(desk: Desk, organisation_id: str, questionnaire: Questionnaire) -> ResponseHead:
    for head in desk.store.own_responses(organisation_id, desk.round):
        if head.questionnaire == questionnaire.id:
            return head
    if not desk.may_begin(questionnaire):
        raise UnknownQuestionnaire(questionnaire.id)
    mark = fingerprint(questionnaire)
    desk.store.publish(
        questionnaire.id, questionnaire.version, mark, questionnaire.model_dump_json(), desk.clock()
    )
    root = Instance("new")
    lists = lists_for(desk, organisation_id, questionnaire)
    return desk.store.start_response(
        organisation_id,
        questionnaire.id,
        questionnaire.version,
        mark,
        desk.round,
        State(questionnaire, root, lists, desk.clock()).defaults(root.id),
        desk.clock(),
    )


def _read(desk: Desk, head: ResponseHead, questionnaire: Questionnaire) -> Open:
    """Read the draft after its head, so that a change in between shows as a conflict, not as a loss."""
    lists = lists_for(desk, head.organisation_id, questionnaire)
    draft = desk.store.draft(head.id, head.organisation_id)
    return Open(head, questionnaire, State(questionnaire, draft, lists, desk.clock()))


def _grow(
    desk: Desk, organisation_id: str, opened: Open, repeat: str, parent: str, origin: str
) -> str:
    new = Instance("new", origin)
    opened.state.response.find(parent).repeats.setdefault(repeat, []).append(new)
    grown = opened.state.after(opened.state.response)
    defaults, now = grown.defaults(new.id), desk.clock()
    return desk.store.add_instance(
        opened.head.id, organisation_id, parent, repeat, origin, defaults, now
    )
