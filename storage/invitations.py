"""Personal ways in: made, found, revoked."""

from __future__ import annotations

from datetime import datetime

from access import Invitation, Role
from storage.engine import Row, Sql
from storage.events import add_event
from storage.operations import Operations
from storage.organisations import require_organisation
from storage.people import require_person
from storage.texts import to_moment, to_text

ADD = """
INSERT INTO invitation (token_hash, role, organisation_id, once, added_at, expires_at,
  person_id)
VALUES (:token, :role, :organisation, :once, :at, :expires, :person)
"""
ONE = """
SELECT role, organisation_id, once, expires_at, revoked_at, used_at, person_id
FROM invitation WHERE token_hash = :token
"""
OF_ORGANISATION = """
SELECT role, organisation_id, once, expires_at, revoked_at, used_at, person_id
FROM invitation WHERE organisation_id = :organisation ORDER BY added_at, token_hash
"""
REVOKE = """
UPDATE invitation SET revoked_at = :at
WHERE organisation_id = :organisation AND revoked_at IS NULL RETURNING token_hash
"""


class Invitations(Operations):
    """Personal links; what is kept of a token is its hash."""

    def add_invitation(
        self,
        token_hash: str,
        role: Role,
        organisation_id: str | None,
        *,
        once: bool,
        expires_at: datetime,
        now: datetime,
        person_id: str | None = None,
    ) -> None:
        """Add a way in: for a respondent to an organisation, for staff to none.

        Raises `NotFound` where there is no such organisation, or where `person_id` is nobody there
        who may come in that role, and `Conflict` where the token is
        there already.
        """
        values = {"token": token_hash, "role": str(role), "organisation": organisation_id}

        def work(sql: Sql) -> None:
            if organisation_id is not None:
                require_organisation(sql, organisation_id)
            if person_id is not None:
                require_person(sql, person_id, role, organisation_id)
            sql(
                ADD,
                **values,
                person=person_id,
                once=int(once),
                at=to_text(now),
                expires=to_text(expires_at),
            )
            detail = {"person": person_id} if person_id else {}
            add_event(sql, "staff", "invited", now, organisation=organisation_id, detail=detail)

        self._engine.write(work)

    def invitation(self, token_hash: str) -> Invitation | None:
        """Return the invitation with this token, whether or not it still opens anything."""
        rows = self._engine.read(ONE, token=token_hash)
        return to_invitation(rows[0]) if rows else None

    def invitations(self, organisation_id: str) -> list[Invitation]:
        """Return an organisation's invitations in the order they were made, revoked ones too."""
        rows = self._engine.read(OF_ORGANISATION, organisation=organisation_id)
        return [to_invitation(row) for row in rows]

    def revoke_invitations(self, organisation_id: str, now: datetime) -> None:
        """End all the organisation's invitations, and with them the sessions they opened."""

        def work(sql: Sql) -> None:
            if sql(REVOKE, organisation=organisation_id, at=to_text(now)):
                add_event(sql, "staff", "invitations_revoked", now, organisation=organisation_id)

        self._engine.write(work)


def to_invitation(row: Row) -> Invitation:
    """Make an invitation of its row."""
    revoked, used = row["revoked_at"], row["used_at"]
    return Invitation(
        role=Role(row["role"]),
        organisation_id=row["organisation_id"],
        once=bool(row["once"]),
        expires_at=to_moment(row["expires_at"]),
        revoked_at=to_moment(revoked) if revoked else None,
        used_at=to_moment(used) if used else None,
        person_id=row["person_id"],
    )
