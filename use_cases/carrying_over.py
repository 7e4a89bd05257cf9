"""Drafts through the versions: one begun earlier goes on in the version that is asked now."""

from __future__ import annotations

from functools import lru_cache

from programme import Author, ResponseHead
from questionnaires import Instance, Questionnaire, Side
from questionnaires.versions import Crosswalk
from use_cases.desk import Desk
from use_cases.serving import Standing


def carried_over(
    desk: Desk, head: ResponseHead, standing: Standing, author: Author
) -> ResponseHead:
    """Let a draft go on in the version served, and return its head; nothing is done if it does.

    Answers get the names and codes of now, and what has no place stays where it is. An answer
    that a page of an earlier version kept since then is carried over as well.
    """
    reading = standing.history.reading
    same = head.fingerprint == standing.fingerprint
    if same and not (_renames(reading) and _kept_late(desk, head, reading, author.side)):
        return head
    desk.store.move_response(
        head.id,
        head.organisation_id,
        reading,
        standing.served.version,
        standing.fingerprint,
        desk.clock(),
        author,
    )
    return desk.store.response(head.id, head.organisation_id, author.side)


def read_as_now(desk: Desk, head: ResponseHead) -> Instance:
    """Return a response's answers under the names and codes of the version asked now.

    A questionnaire that is not served any more is read as it was answered.
    """
    answers = desk.store.draft(head.id, head.organisation_id)
    if head.questionnaire not in desk.library.questionnaires:
        return answers
    return desk.history(head.questionnaire).reading.read(answers)


def definition_of(desk: Desk, head: ResponseHead) -> Questionnaire:
    """Return the version that a response answers; the one served where none was kept."""
    kept = desk.store.definition(head.fingerprint)
    return _parsed(kept) if kept else desk.questionnaire(head.questionnaire)


@lru_cache(maxsize=16)
def _parsed(definition: str) -> Questionnaire:
    return Questionnaire.model_validate_json(definition)


def _renames(reading: Crosswalk) -> bool:
    return bool(reading.codes) or any(old != new for old, new in reading.names.items())


def _kept_late(desk: Desk, head: ResponseHead, reading: Crosswalk, side: Side) -> bool:
    draft = desk.store.draft(head.id, head.organisation_id, side)
    given = ({name: answer} for it in draft.walk() for name, answer in it.answers.items())
    return any(reading.read_answers(it) not in ({}, it) for it in given)
