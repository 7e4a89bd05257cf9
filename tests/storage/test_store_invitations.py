from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from storage_samples import LATER, NOW

from access import Refusal, Role, Session, hash_token, new_token
from storage import Conflict, NotFound, Refused, Store

Invite = Callable[..., str]


@pytest.fixture
def organisation(store: Store) -> str:
    return store.add_organisation("Kommunen", NOW).id


@pytest.fixture
def invite(store: Store, organisation: str) -> Invite:
    """Add an invitation and return its token's hash."""

    def invite(role: Role = Role.RESPONDENT, *, once: bool = False) -> str:
        token = hash_token(new_token())
        whose = organisation if role is Role.RESPONDENT else None
        store.add_invitation(token, role, whose, once=once, expires_at=LATER, now=NOW)
        return token

    return invite


def refusal(store: Store, token: str, *, session: str = "s", late: bool = False) -> Refusal:
    """Try to open a session and return why it was refused."""
    with pytest.raises(Refused) as refused:
        store.open_session(token, session, LATER, LATER if late else NOW)
    return refused.value.reason


def test_an_invitation_opens_a_session_of_its_organisation(
    store: Store, organisation: str, invite: Invite
) -> None:
    opened = store.open_session(invite(), "cookie", LATER, NOW)
    assert opened == Session(Role.RESPONDENT, organisation, LATER)
    assert store.session("cookie", NOW) == opened


def test_an_organisations_link_opens_many_sessions(store: Store, invite: Invite) -> None:
    token = invite()
    store.open_session(token, "one", LATER, NOW)
    store.open_session(token, "two", LATER, NOW)
    assert store.session("one", NOW)
    assert store.session("two", NOW)


def test_a_staff_link_works_once(store: Store, invite: Invite) -> None:
    token = invite(Role.STAFF, once=True)
    assert store.open_session(token, "one", LATER, NOW).organisation_id is None
    assert refusal(store, token, session="two") == "used"
    assert store.session("two", NOW) is None
    assert store.session("one", NOW)


def test_of_many_who_use_a_sign_in_link_at_once_one_gets_in(store: Store, invite: Invite) -> None:
    token = invite(Role.STAFF, once=True)

    def use(number: int) -> bool:
        try:
            store.open_session(token, f"s{number}", LATER, NOW)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(use, range(32))) == 1


def test_why_a_link_is_refused_can_be_told(store: Store, organisation: str, invite: Invite) -> None:
    token = invite()
    assert refusal(store, "no such token") == "unknown"
    assert refusal(store, token, late=True) == "expired"
    store.revoke_invitations(organisation, NOW)
    assert refusal(store, token) == "revoked"


def test_revoking_ends_the_sessions_too(store: Store, organisation: str, invite: Invite) -> None:
    store.open_session(invite(), "cookie", LATER, NOW)
    store.revoke_invitations(organisation, NOW)
    assert store.session("cookie", NOW) is None
    store.open_session(invite(), "another", LATER, NOW)
    assert store.session("another", NOW)


def test_a_session_ends_when_it_expires_or_is_closed(store: Store, invite: Invite) -> None:
    store.open_session(invite(), "cookie", LATER, NOW)
    assert store.session("cookie", LATER - timedelta(microseconds=1))
    assert store.session("cookie", LATER) is None
    store.close_session("cookie", NOW)
    store.close_session("cookie", NOW)
    assert store.session("cookie", NOW) is None
    assert store.session("nobody's", NOW) is None


def test_an_invitation_tells_whether_it_has_been_used_and_revoked(
    store: Store, organisation: str, invite: Invite
) -> None:
    token = invite()
    before = store.invitation(token)
    assert before
    assert (before.used_at, before.revoked_at) == (None, None)
    store.open_session(token, "cookie", LATER, NOW)
    store.revoke_invitations(organisation, NOW)
    after = store.invitation(token)
    assert after
    assert (after.used_at, after.revoked_at) == (NOW, NOW)
    assert store.invitations(organisation) == [after]
    assert store.invitation("unknown") is None


def test_an_invitation_to_an_organisation_that_is_not_there_is_not_made(store: Store) -> None:
    with pytest.raises(NotFound):
        store.add_invitation("t", Role.RESPONDENT, "nobody", once=False, expires_at=LATER, now=NOW)
    assert store.invitation("t") is None


def test_a_token_is_used_for_one_invitation_only(store: Store, organisation: str) -> None:
    def add() -> None:
        store.add_invitation(
            "t", Role.RESPONDENT, organisation, once=False, expires_at=LATER, now=NOW
        )

    add()
    with pytest.raises(Conflict):
        add()


def test_staff_have_signed_in_once_one_of_them_has(store: Store, invite: Invite) -> None:
    store.open_session(invite(), "respondent", LATER, NOW)
    token = invite(Role.STAFF, once=True)
    assert not store.staff_have_signed_in()
    store.open_session(token, "staff", LATER, NOW)
    assert store.staff_have_signed_in()
