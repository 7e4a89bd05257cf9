"""When an invitation opens a session, and why it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from access import INVITATION_LIFETIMES, SESSION_LIFETIMES, Invitation, Role

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
OPEN = Invitation(Role.RESPONDENT, "ours", once=False, expires_at=NOW + timedelta(days=1))


def test_an_invitation_opens_a_session_until_the_moment_it_expires() -> None:
    assert OPEN.refusal(NOW) is None
    assert OPEN.refusal(OPEN.expires_at - timedelta(microseconds=1)) is None
    assert OPEN.refusal(OPEN.expires_at) == "expired"


def test_a_revoked_invitation_says_so_also_when_it_has_expired() -> None:
    revoked = replace(OPEN, revoked_at=NOW)
    assert revoked.refusal(NOW) == "revoked"
    assert revoked.refusal(OPEN.expires_at) == "revoked"


def test_an_organisations_link_may_be_used_again_but_a_sign_in_link_once() -> None:
    assert replace(OPEN, used_at=NOW).refusal(NOW) is None
    assert replace(OPEN, used_at=NOW, once=True).refusal(NOW) == "used"


def test_every_role_has_its_lifetimes() -> None:
    assert set(INVITATION_LIFETIMES) == set(SESSION_LIFETIMES) == set(Role)
