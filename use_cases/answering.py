"""Filling in: a response is opened, each answer is kept as it is given, items come and go."""

from __future__ import annotations

from dataclasses import dataclass

from access import Action, Session
from programme import Author, ResponseHead
from questionnaires import (
    Answer,
    Instance,
    Questionnaire,
    State,
    find_personal_number,
)
from storage import RoundClosed
from use_cases.carrying_over import carried_over, definition_of
from use_cases.desk import Desk, UnknownQuestionnaire
from use_cases.lists import lists_for
from use_cases.publishing import freeze
from use_cases.serving import Standing
from use_cases.writing import Writer, writer, writer_of

OPEN = {"draft", "returned"}
ROUNDS_OF_GROWTH = 5  # an instance may ask for instances of its own


class HoldsPersonalNumber(ValueError):
    """Words hold what looks like a personal number, which must not become an official document."""


class UnknownQuestion(LookupError):
    """No version of the questionnaire asks a question of that name."""


@dataclass(frozen=True)
class Open:
    """A response that is open for answers: where it is kept, and the state of every question."""

    head: ResponseHead
    questionnaire: Questionnaire
    state: State


def open_response(
    desk: Desk,
    session: Session | None,
    questionnaire_id: str,
    organisation_id: str | None = None,
    language: str = "",
) -> Open:
    """Open one's own side's response, begun now if it is new, for a visit in a language.

    Staff say which organisation it is about. Raises NotAllowed, and UnknownQuestionnaire for one
    that is not that side's to begin now.
    """
    who = writer(session, Action.WRITE_DRAFT, organisation_id)
    head, questionnaire = _open(desk, who, questionnaire_id)
    opened = _read(desk, head, questionnaire, language)
    for _ in range(ROUNDS_OF_GROWTH):
        missing = opened.state.missing() if opened.head.status in OPEN else []
        if not missing:
            break
        for new in missing:
            _grow(desk, who, opened, new.repeat, new.parent, new.origin)
        head = _head(desk, who, opened.head.id)
        opened = _read(desk, head, questionnaire, language)
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
    NotAllowed, and storage.RoundClosed or another storage.StorageError.
    """
    who = writer_of(desk, session, Action.WRITE_DRAFT, response_id)
    words = answer if isinstance(answer, list) else [answer] if isinstance(answer, str) else []
    if any(find_personal_number(word) for word in words):
        raise HoldsPersonalNumber
    head = desk.store.response(response_id, who.organisation_id, who.author.side)
    require_open(desk, head, who.author)
    versions = desk.history(head.questionnaire).versions  # a page may be of an earlier one
    if not any(question in it.items for it in versions):
        raise UnknownQuestion(question)
    place = (response_id, who.organisation_id, instance_id, question)
    return desk.store.save_answer(*place, answer, desk.clock(), seen, author=who.author)


def require_open(desk: Desk, head: ResponseHead, author: Author) -> None:
    """Raise storage.RoundClosed to an organisation once a draft's round is over.

    What was returned may still be completed.
    """
    if author.side == "organisation" and head.status == "draft" and desk.is_over(head.round):
        raise RoundClosed("the round is over")


def was_kept(
    desk: Desk,
    session: Session | None,
    response_id: str,
    instance_id: str,
    question: str,
    answer: Answer | None,
) -> bool:
    """Tell whether a question was given this answer earlier, even if another has taken its place."""
    who = writer_of(desk, session, Action.READ_DRAFT, response_id)
    place = (response_id, who.organisation_id, instance_id, question)
    return answer is not None and desk.store.was_kept(*place, answer, who.author.side)


def add_instance(
    desk: Desk, session: Session | None, opened: Open, repeat: str, parent: str
) -> str:
    """Add an instance to a repeat, with its default answers, and return its id.

    The last instance is returned instead while nothing is answered in it, so that a second click
    adds no second one. Raises NotAllowed, storage.StorageError.
    """
    who = writer_of(desk, session, Action.WRITE_DRAFT, opened.head.id)
    require_open(desk, opened.head, who.author)
    now = _read(desk, _head(desk, who, opened.head.id), opened.questionnaire)
    last = [*now.state.instances(repeat, parent)][-1:]
    for instance in last:
        if not instance.repeats and instance.answers == now.state.defaults(instance.id):
            return instance.id
    return _grow(desk, who, now, repeat, parent, "")


def remove_instance(
    desk: Desk, session: Session | None, response_id: str, instance_id: str
) -> None:
    """Take an instance out of a repeat, with all it holds."""
    who = writer_of(desk, session, Action.WRITE_DRAFT, response_id)
    require_open(desk, _head(desk, who, response_id), who.author)
    which = (response_id, who.organisation_id, instance_id)
    desk.store.remove_instance(*which, desk.clock(), who.author)


def _open(desk: Desk, who: Writer, questionnaire_id: str) -> tuple[ResponseHead, Questionnaire]:
    """Return the response and the version that it is asked in: what was sent stays in its own."""
    standing = desk.standing(questionnaire_id)
    begun = desk.store.own_responses(who.organisation_id, desk.round, who.author.side)
    head = next((it for it in begun if it.questionnaire == questionnaire_id), None)
    if head is not None and head.status not in OPEN:
        return head, definition_of(desk, head)
    if head is None and not desk.may_begin(standing.served, who.author.side):
        raise UnknownQuestionnaire(questionnaire_id)
    if head is None and who.author.side == "organisation" and desk.is_over(desk.round):
        raise RoundClosed("the round is over")
    standing = freeze(desk, standing)
    if head is None:
        return _begin(desk, who, standing), standing.served
    return carried_over(desk, head, standing, who.author), standing.served


def _begin(desk: Desk, who: Writer, standing: Standing) -> ResponseHead:
    organisation_id, side = who.organisation_id, who.author.side
    questionnaire = standing.served
    root = Instance("new")
    lists = lists_for(desk, organisation_id, questionnaire, side)
    return desk.store.start_response(
        organisation_id,
        questionnaire.id,
        questionnaire.version,
        standing.fingerprint,
        desk.round,
        State(questionnaire, root, lists, desk.clock(), side).defaults(root.id),
        desk.clock(),
        author=who.author,
    )


def _head(desk: Desk, who: Writer, response_id: str) -> ResponseHead:
    return desk.store.response(response_id, who.organisation_id, who.author.side)


def _read(desk: Desk, head: ResponseHead, questionnaire: Questionnaire, language: str = "") -> Open:
    """Read the draft after its head, so that a change in between shows as a conflict, not as a loss."""
    lists = lists_for(desk, head.organisation_id, questionnaire, head.side)
    draft = desk.store.draft(head.id, head.organisation_id, head.side)
    state = State(questionnaire, draft, lists, desk.clock(), head.side, language=language)
    return Open(head, questionnaire, state)


def _grow(desk: Desk, who: Writer, opened: Open, repeat: str, parent: str, origin: str) -> str:
    new = Instance("new", origin)
    opened.state.response.find(parent).repeats.setdefault(repeat, []).append(new)
    grown = opened.state.after(opened.state.response)
    defaults, now = grown.defaults(new.id), desk.clock()
    place = (opened.head.id, who.organisation_id, parent, repeat, origin)
    return desk.store.add_instance(*place, defaults, now, author=who.author)
