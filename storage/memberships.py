"""Memberships: where each organisation is in a strategy period, and every move that led there."""

from __future__ import annotations

from datetime import date, datetime

from programme import Author, Membership, MembershipState, Move, Moved, check_move
from storage.engine import Row, Sql
from storage.errors import Conflict
from storage.events import add_event
from storage.operations import Operations, only
from storage.organisations import require_organisation
from storage.texts import check_characters, to_moment, to_text

# Who stands in the register and has not been moved is identified, since it was added.
OF_PERIOD = """
SELECT o.id AS organisation_id, CAST(:period AS TEXT) AS period,
  COALESCE(m.state, 'identified') AS state, COALESCE(m.since, o.added_at) AS since,
  COALESCE(m.registration, '') AS registration, m.joined_on
FROM organisation o LEFT JOIN membership m ON m.organisation_id = o.id AND m.period = :period
"""
ALL = f"{OF_PERIOD} ORDER BY o.name, o.id"
ONE = f"{OF_PERIOD} WHERE o.id = :organisation"
BEGIN = """
INSERT INTO membership (organisation_id, period, state, since)
VALUES (:organisation, :period, 'identified', :at)
ON CONFLICT (organisation_id, period) DO NOTHING
"""
LOCK = """
UPDATE membership SET state = state WHERE organisation_id = :organisation AND period = :period
RETURNING state
"""
MOVE = """
UPDATE membership SET state = :to, since = :at,
  registration = CASE WHEN :registration = '' THEN registration ELSE :registration END,
  joined_on = COALESCE(CAST(:joined AS TEXT), joined_on)
WHERE organisation_id = :organisation AND period = :period
"""
LOG = """
INSERT INTO membership_move (organisation_id, period, number, state, moved_to, at, side, person_id,
  reason)
SELECT :organisation, :period, COALESCE(MAX(number), 0) + 1, :state, :to, :at, :side, :person,
  :reason
FROM membership_move WHERE organisation_id = :organisation AND period = :period
"""
MOVED = """
SELECT state, moved_to, at, side, person_id, reason FROM membership_move
WHERE organisation_id = :organisation AND period = :period ORDER BY number
"""


class Memberships(Operations):
    """Moving memberships, and reading where they are."""

    def move_membership(
        self, organisation_id: str, period: str, move: Move, author: Author, now: datetime
    ) -> None:
        """Make a move, and write it down with who made it and why.

        Raises `programme.ImpossibleMove`, `NotFound`, and `Conflict` where the membership is no
        longer in the state it is moved from.
        """
        check_move(move, author.side)
        check_characters(move.reason + move.registration)
        which = {"organisation": organisation_id, "period": period}

        def work(sql: Sql) -> None:
            require_organisation(sql, organisation_id)
            sql(BEGIN, **which, at=to_text(now))
            if only(sql(LOCK, **which), "membership")["state"] != move.state:
                raise Conflict("the membership has been moved in the meantime")
            _make(sql, which, move, author, now)

        self._engine.write(work)

    def membership(self, organisation_id: str, period: str) -> Membership:
        """Return where an organisation is; raises `NotFound` for no such organisation."""
        rows = self._engine.read(ONE, organisation=organisation_id, period=period)
        return _membership(only(rows, "organisation"))

    def memberships(self, period: str) -> list[Membership]:
        """Return where every organisation of the register is, by the organisations' names."""
        return [_membership(row) for row in self._engine.read(ALL, period=period)]

    def moves(self, organisation_id: str, period: str) -> list[Moved]:
        """Return the moves that were made, in the order they were."""
        rows = self._engine.read(MOVED, organisation=organisation_id, period=period)
        return [_moved(row) for row in rows]


def _make(sql: Sql, which: dict[str, str], move: Move, author: Author, now: datetime) -> None:
    """Move, log the move, and write the event, which tells no reason: reasons may name people."""
    at, joined = to_text(now), move.joined_on.isoformat() if move.joined_on else None
    sql(MOVE, **which, to=str(move.to), at=at, registration=move.registration, joined=joined)
    sql(
        LOG,
        **which,
        state=str(move.state),
        to=str(move.to),
        at=at,
        side=author.side,
        person=author.person_id,
        reason=move.reason,
    )
    detail = {"period": which["period"], "from": move.state, "to": move.to}
    organisation = which["organisation"]
    add_event(sql, author, "membership_moved", now, organisation=organisation, detail=detail)


def _membership(row: Row) -> Membership:
    """Make a membership of its row."""
    joined = date.fromisoformat(row["joined_on"]) if row["joined_on"] else None
    state, since = MembershipState(row["state"]), to_moment(row["since"])
    return Membership(**{**row, "state": state, "since": since, "joined_on": joined})


def _moved(row: Row) -> Moved:
    """Make a move that was made of its row."""
    state, to = MembershipState(row["state"]), MembershipState(row["moved_to"])
    return Moved(state, to, to_moment(row["at"]), row["side"], row["person_id"], row["reason"])
