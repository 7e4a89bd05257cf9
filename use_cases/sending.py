"""Sending: the answers that count are checked, frozen and counted, once."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from access import Action, Session
from programme import Submission
from questionnaires import Questionnaire, Violation
from reports import canonical
from use_cases.answering import Open, require_open
from use_cases.counting import countable
from use_cases.desk import Desk
from use_cases.writing import writer_of

NOTES = "notes"
"""The audience of what is written for one's own memory."""


class NotReady(ValueError):
    """The response has faults to mend before it can be sent."""

    def __init__(self, violations: list[Violation]) -> None:
        super().__init__(f"{len(violations)} faults")
        self.violations = violations


def faults(opened: Open) -> list[Violation]:
    """Return what must be mended before sending, in the order asked; warnings may stay."""
    return [v for v in opened.state.violations() if v.level == "error"]


def send(desk: Desk, session: Session | None, opened: Open) -> Submission:
    """Freeze the answers that count as the next submission; sending twice changes nothing.

    Raises NotReady, NotAllowed, storage.RoundClosed, and storage.Conflict if an answer was changed
    meanwhile.
    """
    who = writer_of(desk, session, Action.SUBMIT, opened.head.id)
    require_open(desk, opened.head, who.author)
    if found := faults(opened):
        raise NotReady(found)
    state = opened.state.in_language("")  # whichever language it was written in
    document = _without_notes(opened.questionnaire, state.submission())
    return desk.store.submit(
        opened.head.id,
        who.organisation_id,
        document,
        digest(document),
        list(countable(opened.questionnaire, document)),
        opened.head.revision,
        desk.clock(),
        records=state.records(),
        author=who.author,
    )


def _without_notes(questionnaire: Questionnaire, document: dict[str, Any]) -> dict[str, Any]:
    """Leave out the writer's working notes, which are nobody else's and are cleared one day."""
    kept = {
        name: answer
        for name, answer in document["answers"].items()
        if getattr(questionnaire.items[name], "audience", "") != NOTES
    }
    repeats = {
        name: [_without_notes(questionnaire, it) for it in instances]
        for name, instances in document["repeats"].items()
    }
    return {**document, "answers": kept, "repeats": repeats}


def digest(document: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a submission's document as the receipt attaches it, in hexadecimal."""
    return sha256(canonical(document)).hexdigest()
