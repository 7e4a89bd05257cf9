"""Who may see and do what: roles, ways in, sessions, and the table that decides."""

from __future__ import annotations

from access.people import Person
from access.policy import Action, may
from access.roles import ROLES, Duty, Role
from access.sessions import (
    INVITATION_LIFETIMES,
    SESSION_LIFETIMES,
    Invitation,
    Refusal,
    Session,
)
from access.tokens import hash_token, new_token

__all__ = [
    "INVITATION_LIFETIMES",
    "ROLES",
    "SESSION_LIFETIMES",
    "Action",
    "Duty",
    "Invitation",
    "Person",
    "Refusal",
    "Role",
    "Session",
    "hash_token",
    "may",
    "new_token",
]
