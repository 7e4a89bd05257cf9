"""Whose draft somebody writes: an organisation its own, staff the county's about an organisation."""

from __future__ import annotations

from typing import NamedTuple

from access import Action, Role, Session
from programme import Author
from storage import NotFound
from use_cases.desk import Desk
from use_cases.permission import NotAllowed, demand, own_organisation


class Writer(NamedTuple):
    """The organisation that a response is about, and who writes it."""

    organisation_id: str
    author: Author


def writer(session: Session | None, action: Action, organisation_id: str | None = None) -> Writer:
    """Return who writes; `organisation_id` is for staff to say. Raises NotAllowed."""
    if session is None or session.role is not Role.STAFF:
        own = own_organisation(session, action)
        return Writer(own, Author("organisation", session.person_id if session else None))
    demand(session, Action.WRITE_FOR_COUNTY, organisation_id)
    if organisation_id is None:
        raise NotAllowed(action.value)
    return Writer(organisation_id, Author("county", session.person_id))


def writer_of(desk: Desk, session: Session | None, action: Action, response_id: str) -> Writer:
    """Return who writes a response; raises NotAllowed, to staff also for what is not the county's."""
    if session is None or session.role is not Role.STAFF:
        return writer(session, action)
    demand(session, Action.WRITE_FOR_COUNTY)
    try:
        head = desk.store.county_response(response_id)
    except NotFound:
        raise NotAllowed(action.value) from None
    return writer(session, action, head.organisation_id)
