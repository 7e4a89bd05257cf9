"""Sending: the answers that count are checked, frozen and counted, once."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from access import Action, Session
from programme import Submission
from questionnaires import Violation
from reports import canonical
from use_cases.answering import Open, require_open
from use_cases.counting import countable
from use_cases.desk import Desk
from use_cases.permission import own_organisation


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

    Raises NotReady, RoundClosed, NotAllowed, and storage.Conflict if an answer was changed
    meanwhile.
    """
    organisation_id = own_organisation(session, Action.SUBMIT)
    require_open(desk, opened.head)
    if found := faults(opened):
        raise NotReady(found)
    document = opened.state.submission()
    return desk.store.submit(
        opened.head.id,
        organisation_id,
        document,
        digest(document),
        list(countable(opened.questionnaire, document)),
        opened.head.revision,
        desk.clock(),
    )


def digest(document: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a submission's document as the receipt attaches it, in hexadecimal."""
    return sha256(canonical(document)).hexdigest()
