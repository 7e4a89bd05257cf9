"""How an organisation comes to join the strategy: the states of a membership and the moves between.

One membership for each organisation and strategy period (domain research, section 5.1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from questionnaires.model import Side


class MembershipState(StrEnum):
    """How far a membership has come."""

    IDENTIFIED = "identified"
    INVITED = "invited"
    DRAFT = "draft"
    AWAITING_DECISION = "awaiting_decision"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    JOINED = "joined"
    DORMANT = "dormant"
    ENDED = "ended"
    DECLINED = "declined"


State = MembershipState
Obstacle = Literal["no_way", "not_yours", "no_reason", "reason_not_kept", "not_registered"]
"""Why a move cannot be made."""

INTERNAL = frozenset({State.IDENTIFIED, State.INVITED, State.DECLINED})
"""What only staff know of, which no report counts, and of which no reason is kept."""

ORGANISATION: frozenset[Side] = frozenset({"organisation"})
COUNTY: frozenset[Side] = frozenset({"county"})
BOTH = ORGANISATION | COUNTY

MOVES: Mapping[tuple[State, State], frozenset[Side]] = {
    (State.IDENTIFIED, State.INVITED): COUNTY,
    (State.INVITED, State.DRAFT): ORGANISATION,
    (State.INVITED, State.DECLINED): COUNTY,
    (State.DRAFT, State.AWAITING_DECISION): ORGANISATION,
    (State.DRAFT, State.SUBMITTED): ORGANISATION,
    (State.AWAITING_DECISION, State.SUBMITTED): ORGANISATION,
    (State.AWAITING_DECISION, State.DECLINED): COUNTY,
    (State.AWAITING_DECISION, State.JOINED): COUNTY,
    (State.SUBMITTED, State.RETURNED): COUNTY,
    (State.SUBMITTED, State.JOINED): COUNTY,
    (State.RETURNED, State.SUBMITTED): ORGANISATION,
    (State.JOINED, State.DORMANT): BOTH,
    (State.JOINED, State.ENDED): BOTH,
    (State.DORMANT, State.JOINED): COUNTY,
    (State.DORMANT, State.ENDED): BOTH,
    (State.DECLINED, State.INVITED): COUNTY,
}
"""Every move forward, and whose it is. Staff may also take one back, with a reason."""

WITH_REASON = frozenset({(State.SUBMITTED, State.RETURNED)})
"""Moves forward that are explained."""


class ImpossibleMove(ValueError):
    """A membership cannot be moved so."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle)
        self.obstacle: Obstacle = obstacle


@dataclass(frozen=True)
class Move:
    """One move of a membership that somebody asks for, from the state they saw."""

    state: MembershipState
    to: MembershipState
    reason: str = ""
    registration: str = ""  # the county's registration number, for joining
    joined_on: date | None = None


@dataclass(frozen=True)
class Membership:
    """Where one organisation is in one strategy period."""

    organisation_id: str
    period: str  # as Strategy.period writes it
    state: MembershipState
    since: datetime
    registration: str = ""
    joined_on: date | None = None


@dataclass(frozen=True)
class Moved:
    """One move that was made: when, by whom, and why."""

    state: MembershipState
    to: MembershipState
    at: datetime
    side: Side
    person_id: str | None
    reason: str


def check_move(move: Move, side: Side) -> None:
    """Raise ImpossibleMove unless this side may move a membership so."""
    way = (move.state, move.to)
    back = way not in MOVES and way[::-1] in MOVES
    if way not in MOVES and not back:
        raise ImpossibleMove("no_way")
    if side not in (COUNTY if back else MOVES[way]):
        raise ImpossibleMove("not_yours")
    silent = move.to in INTERNAL or move.state in INTERNAL
    if silent and move.reason:
        raise ImpossibleMove("reason_not_kept")
    if (back or way in WITH_REASON) and not silent and not move.reason.strip():
        raise ImpossibleMove("no_reason")
    if move.to is State.JOINED and not back and not (move.registration and move.joined_on):
        raise ImpossibleMove("not_registered")


def next_states(state: MembershipState, side: Side) -> tuple[MembershipState, ...]:
    """Give the states that a side may move on to, in the order of the table; not those behind."""
    return tuple(to for (start, to), sides in MOVES.items() if start is state and side in sides)
