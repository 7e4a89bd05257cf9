"""Ways in: personal links are made, opened once pressed, and closed again."""

from __future__ import annotations

from datetime import timedelta

from access import (
    INVITATION_LIFETIMES,
    SESSION_LIFETIMES,
    Role,
    Session,
    hash_token,
    new_token,
)
from use_cases.desk import Desk


def make_staff_link(desk: Desk) -> str:
    """Make a sign-in link's token for staff; it works once, and not for long."""
    token, now = new_token(), desk.clock()
    until = now + INVITATION_LIFETIMES[Role.STAFF]
    desk.store.add_invitation(
        hash_token(token), Role.STAFF, None, once=True, expires_at=until, now=now
    )
    return token


def open_link(desk: Desk, token: str) -> tuple[str, Session]:
    """Open a session with a link's token and return the session's own token.

    Raises storage.Refused, whose reason says why, for a token that is unknown, expired, used or revoked.
    """
    now = desk.clock()
    hashed = hash_token(token)
    invitation = desk.store.invitation(hashed)
    length = SESSION_LIFETIMES[invitation.role] if invitation else timedelta()
    key = new_token()
    session = desk.store.open_session(hashed, hash_token(key), now + length, now)
    return key, session


def staff_have_signed_in(desk: Desk) -> bool:
    """Tell whether any staff link has ever opened a session."""
    return desk.store.staff_have_signed_in()


def who(desk: Desk, key: str | None) -> Session | None:
    """Return the session that a cookie's token stands for, while it lasts."""
    return desk.store.session(hash_token(key), desk.clock()) if key else None


def sign_out(desk: Desk, key: str) -> None:
    """End the session of a cookie's token."""
    desk.store.close_session(hash_token(key), desk.clock())
