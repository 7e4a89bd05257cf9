from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import pairwise

import pytest
from storage_samples import LATER, NOW

from programme import (
    COUNTY,
    ORGANISATION,
    Author,
    ImpossibleMove,
    Membership,
    MembershipState,
    Move,
    Moved,
)
from storage import Conflict, NotFound, StorageError, Store
from storage.engine import Engine

State = MembershipState
PERIOD = "2024–2027"
JOIN = Move(State.SUBMITTED, State.JOINED, registration="801-7-2027", joined_on=date(2027, 1, 15))
OFFICER = Author("county", "p1")


def walk(store: Store, organisation: str, *states: State) -> None:
    """Move a membership from state to state, each by whose it is."""
    for state, to in pairwise((State.IDENTIFIED, *states)):
        own = to in {State.DRAFT, State.SUBMITTED}
        move = Move(state, to)
        store.move_membership(organisation, PERIOD, move, ORGANISATION if own else COUNTY, NOW)


def test_who_stands_in_the_register_is_identified(store: Store) -> None:
    added = store.add_organisation("Alfa", NOW)
    membership = Membership(added.id, PERIOD, State.IDENTIFIED, NOW)
    assert store.membership(added.id, PERIOD) == membership
    assert store.memberships(PERIOD) == [membership]
    assert store.moves(added.id, PERIOD) == []


def test_an_organisation_joins_and_every_move_is_written_down(store: Store) -> None:
    added = store.add_organisation("Alfa", NOW)
    walk(store, added.id, State.INVITED, State.DRAFT, State.SUBMITTED)
    store.move_membership(added.id, PERIOD, JOIN, OFFICER, LATER)
    joined = store.membership(added.id, PERIOD)
    assert (joined.state, joined.since) == (State.JOINED, LATER)
    assert (joined.registration, joined.joined_on) == ("801-7-2027", date(2027, 1, 15))
    moves = store.moves(added.id, PERIOD)
    assert [it.to for it in moves] == ["invited", "draft", "submitted", "joined"]
    assert moves[-1] == Moved(State.SUBMITTED, State.JOINED, LATER, "county", "p1", "")


def test_a_reason_is_kept_with_the_move_and_not_in_the_event(store: Store, engine: Engine) -> None:
    added = store.add_organisation("Alfa", NOW)
    walk(store, added.id, State.INVITED, State.DRAFT, State.SUBMITTED)
    move = Move(State.SUBMITTED, State.RETURNED, "Ring Kim.")
    store.move_membership(added.id, PERIOD, move, COUNTY, NOW)
    assert store.moves(added.id, PERIOD)[-1].reason == "Ring Kim."
    assert "Kim" not in repr(engine.read("SELECT * FROM event"))


def test_each_period_has_a_membership_of_its_own(store: Store) -> None:
    added = store.add_organisation("Alfa", NOW)
    walk(store, added.id, State.INVITED)
    assert store.membership(added.id, "2028–2031").state == "identified"


def test_an_impossible_move_changes_nothing(store: Store) -> None:
    added = store.add_organisation("Alfa", NOW)
    with pytest.raises(ImpossibleMove):
        store.move_membership(added.id, PERIOD, Move(State.IDENTIFIED, State.JOINED), COUNTY, NOW)
    with pytest.raises(Conflict):
        store.move_membership(added.id, PERIOD, Move(State.INVITED, State.DECLINED), COUNTY, NOW)
    with pytest.raises(NotFound):
        store.move_membership("nobody", PERIOD, Move(State.IDENTIFIED, State.INVITED), COUNTY, NOW)
    assert store.membership(added.id, PERIOD).state == "identified"
    assert store.moves(added.id, PERIOD) == []


def test_of_two_who_move_the_same_one_is_told(store: Store) -> None:
    added = store.add_organisation("Alfa", NOW)
    walk(store, added.id, State.INVITED, State.DRAFT, State.SUBMITTED)

    def move(to: Move) -> str:
        try:
            store.move_membership(added.id, PERIOD, to, COUNTY, NOW)
        except Conflict:
            return "told"
        return "moved"

    both = [JOIN, Move(State.SUBMITTED, State.RETURNED, "Fyll på.")]
    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(move, both)) == ["moved", "told"]
    assert len(store.moves(added.id, PERIOD)) == 4


@pytest.mark.parametrize(
    "change", ["UPDATE membership_move SET reason = 'x'", "DELETE FROM membership_move"]
)
def test_a_move_that_was_made_cannot_be_altered(store: Store, engine: Engine, change: str) -> None:
    walk(store, store.add_organisation("Alfa", NOW).id, State.INVITED)
    with pytest.raises((StorageError, sqlite3.Error)):
        engine.write(lambda sql: sql(change))
