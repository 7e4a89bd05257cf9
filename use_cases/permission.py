"""Stops whoever may not do a thing, before anything is read or written."""

from __future__ import annotations

from access import Action, Session, may


class NotAllowed(PermissionError):
    """The person may not do this; nothing was read or written."""


def demand(session: Session | None, action: Action, organisation_id: str | None = None) -> Session:
    """Return the session if it may do the action (on that organisation); raises NotAllowed."""
    if session is None or not may(session, action, organisation_id):
        raise NotAllowed(action.value)
    return session


def own_organisation(session: Session | None, action: Action) -> str:
    """Return the organisation that a respondent answers for; raises NotAllowed for all others."""
    organisation_id = session.organisation_id if session else None
    demand(session, action, organisation_id)
    if organisation_id is None:
        raise NotAllowed(action.value)
    return organisation_id
