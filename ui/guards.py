"""What stands first on a page: who may see it; everybody else sees how to sign in, and nothing more."""

from __future__ import annotations

import logging

import streamlit as st

from access import Session
from storage import StorageError
from ui import markup, welcome
from ui.language import say
from ui.visitor import is_respondent, is_staff, visitor

LOG = logging.getLogger("startpunkt")


def require_staff() -> Session:
    """Return the session of a member of staff; anybody else sees how to sign in, and the page ends."""
    session = someone()
    if session is None or not is_staff(session):
        welcome.sign_in()
        st.stop()
    return session


def require_respondent() -> Session:
    """Return an organisation's session; anybody else sees how to sign in, and the page ends."""
    session = someone()
    if session is None or not is_respondent(session):
        welcome.sign_in()
        st.stop()
    return session


def someone() -> Session | None:
    """Return whoever is here; where the store cannot be reached the page says so and ends."""
    try:
        return visitor()
    except StorageError as error:
        markup.heading(say("error.storage_title"))
        LOG.error("%s", error)  # noqa: TRY400  # the sentence says it all, and holds the file's path
        markup.message(say("error.storage"), "fault")
        st.stop()
