"""Ways in and what they open: invitations and sessions, and how long they last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from access.roles import Duty, Role

Refusal = Literal["unknown", "revoked", "expired", "used"]
"""Why an invitation opens no session."""

INVITATION_LIFETIMES: Mapping[Role, timedelta] = {
    Role.RESPONDENT: timedelta(days=180),
    Role.STAFF: timedelta(hours=1),
}
"""How long a link works: an organisation's through a round, a staff sign-in link for an hour."""

SESSION_LIFETIMES: Mapping[Role, timedelta] = {
    Role.RESPONDENT: timedelta(hours=12),
    Role.STAFF: timedelta(hours=10),
}
"""How long a browser stays signed in: a working day, so that nobody is put out while writing."""


@dataclass(frozen=True)
class Session:
    """Somebody who is here now: the role, and for a respondent the organisation."""

    role: Role
    organisation_id: str | None
    expires_at: datetime
    person_id: str | None = None  # who it is, where the invitation names somebody
    duty: Duty | None = None  # that person's; None where nobody is named: all that the role may


@dataclass(frozen=True)
class Invitation:
    """A personal way in; its token is known to the one who got it and to nobody else."""

    role: Role
    organisation_id: str | None  # None for staff
    once: bool  # it opens one session and no more
    expires_at: datetime
    revoked_at: datetime | None = None
    used_at: datetime | None = None  # the latest time
    person_id: str | None = None  # whom it is for, where that is known

    def refusal(self, now: datetime) -> Refusal | None:
        """Return why it opens no session at `now`, or None where it opens one."""
        if self.revoked_at is not None:
            return "revoked"
        if self.expires_at <= now:
            return "expired"
        return "used" if self.once and self.used_at is not None else None
