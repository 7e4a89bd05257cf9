from __future__ import annotations

import pytest
from use_cases_samples import STAFF, Clock, Respondent

from access import Role, hash_token
from storage import Refused
from use_cases.desk import Desk
from use_cases.organisations import make_link
from use_cases.signing_in import (
    make_staff_link,
    open_link,
    sign_out,
    staff_have_signed_in,
    who,
)


def refusal(desk: Desk, token: str) -> str:
    with pytest.raises(Refused) as refused:
        open_link(desk, token)
    return refused.value.reason


def test_a_staff_link_opens_a_session_once(desk: Desk) -> None:
    token = make_staff_link(desk)
    key, session = open_link(desk, token)

    assert (session.role, session.organisation_id) == (Role.STAFF, None)
    assert who(desk, key) == session
    assert refusal(desk, token) == "used"


def test_a_staff_link_works_for_an_hour(desk: Desk, clock: Clock) -> None:
    token = make_staff_link(desk)
    clock.go_on(hours=1)

    assert refusal(desk, token) == "expired"
    assert not staff_have_signed_in(desk)


def test_that_staff_have_signed_in_is_known_from_then_on(desk: Desk) -> None:
    assert not staff_have_signed_in(desk)
    key, _ = open_link(desk, make_staff_link(desk))
    sign_out(desk, key)
    assert staff_have_signed_in(desk)


def test_an_organisations_link_works_again_and_opens_its_own(desk: Desk, ours: Respondent) -> None:
    token = make_link(desk, STAFF, ours.organisation)
    first, session = open_link(desk, token)
    second, _ = open_link(desk, token)

    assert first != second
    assert (session.role, session.organisation_id) == (Role.RESPONDENT, ours.organisation)
    assert who(desk, first) == who(desk, second) == session
    assert not staff_have_signed_in(desk)


def test_a_session_lasts_a_working_day(desk: Desk, clock: Clock, ours: Respondent) -> None:
    key, _ = open_link(desk, make_link(desk, STAFF, ours.organisation))
    clock.go_on(hours=11)
    assert who(desk, key)
    clock.go_on(hours=1)
    assert who(desk, key) is None


def test_signing_out_ends_that_session_and_no_other(desk: Desk, ours: Respondent) -> None:
    token = make_link(desk, STAFF, ours.organisation)
    (first, _), (second, _) = open_link(desk, token), open_link(desk, token)
    sign_out(desk, first)

    assert who(desk, first) is None
    assert who(desk, second)


@pytest.mark.parametrize("key", [None, "", "påhittad", "x" * 10_000])
def test_an_unknown_cookie_is_nobody(desk: Desk, key: str | None) -> None:
    assert who(desk, key) is None


@pytest.mark.parametrize("token", ["", "påhittad", "\x00"])
def test_an_unknown_link_opens_nothing(desk: Desk, token: str) -> None:
    assert refusal(desk, token) == "unknown"


def test_neither_a_link_nor_a_cookie_can_be_read_in_the_database(desk: Desk) -> None:
    token = make_staff_link(desk)
    key, _ = open_link(desk, token)

    # The hash that is kept is no way in either.
    assert refusal(desk, hash_token(token)) == "unknown"
    assert who(desk, hash_token(key)) is None
