"""Sending: the answers that count are checked, frozen and counted, once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from access import Action, Session
from programme import Submission
from questionnaires import Violation
from reports import canonical
from storage import Value
from use_cases.answering import Open
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

    Raises NotReady, NotAllowed, and storage.Conflict if an answer was changed meanwhile.
    """
    organisation_id = own_organisation(session, Action.SUBMIT)
    if found := faults(opened):
        raise NotReady(found)
    document = opened.state.submission()
    return desk.store.submit(
        opened.head.id,
        organisation_id,
        document,
        digest(document),
        list(values(document)),
        opened.head.revision,
        desk.clock(),
    )


def digest(document: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a submission's document as the receipt attaches it, in hexadecimal."""
    return sha256(canonical(document)).hexdigest()


    for question, answer in document["answers"].items():
        for value in answer if isinstance(answer, list) else [answer]:
            yield Value(document["id"], repeat, question, str(value))
    for name, instances in document["repeats"].items():
        for instance in instances:
            yield from values(instance, name)


def values(
    document: Mapping[str, Any], repeat: str = "", ancestors: tuple[str, ...] = ()
) -> Iterator[Value]:
    """Yield one value for each answer, and one for each choice of an answer that holds several."""
    own = document["id"]
    for question, answer in document["answers"].items():
        for value in answer if isinstance(answer, list) else [answer]:
            yield Value(own, ancestors, repeat, question, str(value))
    for name, instances in document["repeats"].items():
        for instance in instances:
            yield from values(instance, name, (*ancestors, own))
