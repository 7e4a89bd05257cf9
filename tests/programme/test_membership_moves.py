"""The table of moves, tried in every cell by both sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import get_args

import pytest

from programme import ImpossibleMove, MembershipState, Move, check_move, next_states
from questionnaires import Side

State = MembershipState
FULL = {"registration": "801-1-2027", "joined_on": date(2027, 1, 15)}
FORWARD = """
identified invited county
invited draft organisation
invited declined county
draft awaiting_decision organisation
draft submitted organisation
awaiting_decision submitted organisation
awaiting_decision declined county
awaiting_decision joined county
submitted returned county
submitted joined county
returned submitted organisation
joined dormant both
joined ended both
dormant joined county
dormant ended both
declined invited county
"""
WAYS = {(a, b): who for a, b, who in (line.split() for line in FORWARD.split("\n") if line)}


def obstacle(move: Move, side: Side) -> str:
    """Tell what is in the way, "" for nothing."""
    try:
        check_move(move, side)
    except ImpossibleMove as found:
        return found.obstacle
    return ""


@pytest.mark.parametrize(("state", "to"), list(product(State, State)))
def test_each_side_moves_forward_as_the_table_says_and_only_staff_go_back(
    state: State, to: State
) -> None:
    for side in get_args(Side):
        reasons = {
            obstacle(Move(state, to, reason, **FULL), side)  # type: ignore[arg-type]
            for reason in ("", "Därför.")
        }
        may = WAYS.get((state, to)) in {side, "both"}
        back = (state, to) not in WAYS and (to, state) in WAYS and side == "county"
        assert ("" in reasons) is (may or back)


def test_what_only_staff_know_of_keeps_no_reason() -> None:
    move = Move(State.INVITED, State.DECLINED, "De vill inte.")
    assert obstacle(move, "county") == "reason_not_kept"
    assert obstacle(replace(move, reason=""), "county") == ""


def test_returning_and_going_back_are_explained() -> None:
    for move in (Move(State.SUBMITTED, State.RETURNED), Move(State.ENDED, State.JOINED)):
        assert obstacle(move, "county") == "no_reason"
        assert obstacle(replace(move, reason=" \n"), "county") == "no_reason"
        assert obstacle(replace(move, reason="Fel ruta."), "county") == ""


def test_nobody_joins_without_a_registration_number_and_a_day() -> None:
    move = Move(State.SUBMITTED, State.JOINED, **FULL)  # type: ignore[arg-type]
    assert obstacle(move, "county") == ""
    assert obstacle(replace(move, registration=""), "county") == "not_registered"
    assert obstacle(replace(move, joined_on=None), "county") == "not_registered"


def test_next_states_are_what_a_side_can_do_now() -> None:
    assert next_states(State.SUBMITTED, "county") == (State.RETURNED, State.JOINED)
    assert next_states(State.SUBMITTED, "organisation") == ()
    assert next_states(State.DRAFT, "organisation") == (State.AWAITING_DECISION, State.SUBMITTED)
