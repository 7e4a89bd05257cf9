"""Who is here: the session cookie is looked up in the store on every run, and never trusted longer."""

from __future__ import annotations

import streamlit as st

from access import Role, Session
from ui import memory, runtime
from use_cases.signing_in import who

SESSION_COOKIE = "startpunkt_session"
LANGUAGE_COOKIE = "startpunkt_language"


def cookie(name: str) -> str | None:
    """Return a cookie of this browser; the one place where cookies are read."""
    return st.context.cookies.get(name)


def visitor() -> Session | None:
    """Return the session of whoever is here; what the browser's tab remembers of another is forgotten."""
    found = who(runtime.desk(), cookie(SESSION_COOKIE))
    memory.belongs_to(f"{found.role}/{found.organisation_id}" if found else "")
    return found


def is_staff(session: Session | None) -> bool:
    """Tell whether a session is the county staff's."""
    return session is not None and session.role is Role.STAFF


def is_respondent(session: Session | None) -> bool:
    """Tell whether a session is an organisation's."""
    return session is not None and session.role is Role.RESPONDENT
