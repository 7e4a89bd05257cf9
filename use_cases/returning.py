"""What is done with what the other side sent: returned to be completed, or confirmed."""

from __future__ import annotations

from collections.abc import Sequence

from access import Action, Session
from programme import Author, Remark, ReturningNote
from use_cases.desk import Desk
from use_cases.permission import demand, own_organisation
from use_cases.reading import asked_then, sent_head
from use_cases.sending import NOTES


def return_response(
    desk: Desk,
    session: Session | None,
    response_id: str,
    message: str,
    remarks: Sequence[Remark] = (),
) -> None:
    """Give an organisation's response back to be completed; raises NotAllowed, storage.StorageError."""
    staff = demand(session, Action.RETURN)
    author = Author("county", staff.person_id)
    desk.store.return_response(response_id, desk.clock(), message, remarks, author)


def ask_for_change(desk: Desk, session: Session | None, response_id: str, message: str) -> None:
    """Ask the county to change what it sent about us; raises NotAllowed, storage.StorageError."""
    own = own_organisation(session, Action.CONFIRM)
    author = Author("organisation", session.person_id if session else None)
    desk.store.ask_for_change(response_id, own, message, desk.clock(), author)


def confirm(desk: Desk, session: Session | None, response_id: str, number: int) -> None:
    """Confirm what the county sent about us; its working notes are then cleared.

    Raises NotAllowed, and storage.Conflict if this is not what it sent last.
    """
    own = own_organisation(session, Action.CONFIRM)
    questionnaire = asked_then(desk, sent_head(desk, session, response_id))
    notes = [
        name for name, item in questionnaire.items.items() if getattr(item, "audience", "") == NOTES
    ]
    author = Author("organisation", session.person_id if session else None)
    desk.store.confirm_response(response_id, own, number, desk.clock(), author=author, notes=notes)


def returning_notes(desk: Desk, session: Session | None, response_id: str) -> list[ReturningNote]:
    """Return what was said each time a response was returned; raises NotAllowed, storage.NotFound."""
    sent = sent_head(desk, session, response_id)
    return desk.store.returning_notes(response_id, sent.organisation_id)
