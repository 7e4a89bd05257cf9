"""Who is here: sessions that invitations open."""

from __future__ import annotations

from datetime import datetime

from access import Duty, Invitation, Role, Session
from programme import Author
from questionnaires import Side
from storage.engine import Row, Sql
from storage.errors import Refused
from storage.events import add_event
from storage.invitations import ONE as INVITATION
from storage.invitations import to_invitation
from storage.operations import Operations
from storage.texts import to_moment, to_text

# The second condition holds where an engine lets two transactions read before either writes.
USE = """
UPDATE invitation SET used_at = :at
WHERE token_hash = :token AND (once = 0 OR used_at IS NULL) RETURNING token_hash
"""
OPEN = """
INSERT INTO session (session_hash, token_hash, opened_at, expires_at)
VALUES (:session, :token, :at, :expires)
"""
ONE = """
SELECT i.role, i.organisation_id, s.expires_at, i.person_id, p.duty
FROM session s JOIN invitation i ON i.token_hash = s.token_hash
LEFT JOIN person p ON p.id = i.person_id
WHERE s.session_hash = :session AND s.closed_at IS NULL AND s.expires_at > :at
  AND i.revoked_at IS NULL AND p.left_at IS NULL
"""
DUTY = "SELECT duty FROM person WHERE id = :person"
CLOSE = """
UPDATE session SET closed_at = :at WHERE session_hash = :session AND closed_at IS NULL
"""
STAFF = """
SELECT 1 FROM session s JOIN invitation i ON i.token_hash = s.token_hash
WHERE i.role = 'staff' LIMIT 1
"""


class Sessions(Operations):
    """Opening, finding and closing sessions; what is kept of a cookie is its hash."""

    def open_session(
        self, token_hash: str, session_hash: str, expires_at: datetime, now: datetime
    ) -> Session:
        """Open a session with an invitation, which is checked and used up in one step.

        Raises `Refused` with the reason where the invitation does not open one.
        """

        def work(sql: Sql) -> Session:
            invitation = _use(sql, token_hash, now)
            at, expires = to_text(now), to_text(expires_at)
            sql(OPEN, session=session_hash, token=token_hash, at=at, expires=expires)
            organisation = invitation.organisation_id
            side: Side = "county" if invitation.role is Role.STAFF else "organisation"
            author = Author(side, invitation.person_id)
            add_event(sql, author, "session_opened", now, organisation=organisation)
            duty = _duty(sql(DUTY, person=invitation.person_id))
            return Session(invitation.role, organisation, expires_at, author.person_id, duty)

        return self._engine.write(work)

    def session(self, session_hash: str, now: datetime) -> Session | None:
        """Return the session, unless it is closed, has expired or its invitation is revoked."""
        rows = self._engine.read(ONE, session=session_hash, at=to_text(now))
        return _session(rows[0]) if rows else None

    def staff_have_signed_in(self) -> bool:
        """Tell whether any invitation for staff has ever opened a session."""
        return bool(self._engine.read(STAFF))

    def close_session(self, session_hash: str, now: datetime) -> None:
        """Close the session; closing one that is not open is harmless."""
        self._engine.write(lambda sql: sql(CLOSE, session=session_hash, at=to_text(now)))


def _use(sql: Sql, token_hash: str, now: datetime) -> Invitation:
    """Use the invitation once; raises `Refused`."""
    rows = sql(INVITATION, token=token_hash)
    if not rows:
        raise Refused("unknown")
    invitation = to_invitation(rows[0])
    if reason := invitation.refusal(now):
        raise Refused(reason)
    if not sql(USE, token=token_hash, at=to_text(now)):
        raise Refused("used")
    return invitation


def _session(row: Row) -> Session:
    """Make a session of its row."""
    duty = _duty([row])
    expires = to_moment(row["expires_at"])
    return Session(Role(row["role"]), row["organisation_id"], expires, row["person_id"], duty)


def _duty(rows: list[Row]) -> Duty | None:
    """Return what the person of the row does; None where nobody is named."""
    return Duty(rows[0]["duty"]) if rows and rows[0]["duty"] else None
