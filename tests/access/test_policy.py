"""Every cell of the table of who may do what, written out as people would say it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from access import ROLES, Action, Duty, Role, Session, may
from access.policy import POLICY, WITHOUT

LATER = datetime(2027, 1, 1, tzinfo=UTC)
RESPONDENT = Session(Role.RESPONDENT, "ours", LATER)
STAFF = Session(Role.STAFF, None, LATER)

OWN_ONLY = {"read_draft", "write_draft", "submit", "read_status", "read_submission", "confirm"}
STAFF_MAY = set(Action) - {"read_draft", "write_draft", "submit", "confirm"}


@pytest.mark.parametrize("action", Action)
def test_a_respondent_reaches_what_is_the_organisations_own_and_nothing_else(
    action: Action,
) -> None:
    assert may(RESPONDENT, action, "ours") is (action in OWN_ONLY)
    assert not may(RESPONDENT, action, "theirs")
    assert not may(RESPONDENT, action)


@pytest.mark.parametrize("action", Action)
def test_staff_reach_every_organisations_things_except_drafts(action: Action) -> None:
    for organisation in ("ours", "theirs", None):
        assert may(STAFF, action, organisation) is (action in STAFF_MAY)


@pytest.mark.parametrize("action", Action)
def test_nobody_may_do_anything_without_a_session(action: Action) -> None:
    assert not may(None, action)
    assert not may(None, action, "ours")


@pytest.mark.parametrize("action", Action)
def test_a_respondent_of_no_organisation_reaches_nothing(action: Action) -> None:
    nobody = Session(Role.RESPONDENT, None, LATER)
    assert not may(nobody, action)
    assert not may(nobody, action, "ours")


MAY = {
    Duty.CONTACT: OWN_ONLY,
    Duty.CO_EDITOR: OWN_ONLY - {"submit", "confirm"},
    Duty.READER: {"read_draft", "read_status", "read_submission"},
    Duty.OFFICER: STAFF_MAY,
    Duty.ANALYST: {"read_counts", "export"},
    Duty.ADMINISTRATOR: STAFF_MAY - {"write_for_county", "return"},
}


@pytest.mark.parametrize("duty", Duty)
def test_a_duty_narrows_what_its_role_may(duty: Duty) -> None:
    session = replace(
        RESPONDENT if ROLES[duty] is Role.RESPONDENT else STAFF, person_id="p1", duty=duty
    )
    assert {it for it in Action if may(session, it, "ours")} == MAY[duty]


def test_the_table_has_every_cell() -> None:
    assert set(POLICY) == set(Role)
    assert set(WITHOUT) == set(ROLES) == set(Duty)
    for cells in POLICY.values():
        assert set(cells) == set(Action)
