"""Bringing the tallies up to date, a few organisations at a time, inside a transaction.

The row of `tally_lock` is held, so that two programs never add the same; then the responses of the
organisations, so that nobody submits them meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from storage.engine import Read, Row, Sql
from storage.standings import standings
from storage.sums import Sums
from storage.texts import from_json, to_json
from storage.values import Column, Crossing

DUE_AT_ONCE = 16  # organisations in one transaction, while which others wait on SQLite
NEW_AT_ONCE = 200

LOCK = "UPDATE tally_lock SET id = id"
LOCK_RESPONSES = """
UPDATE response SET revision = revision
WHERE organisation_id >= :first AND organisation_id <= :last
"""
DUE = """
SELECT DISTINCT r.organisation_id FROM tally_due d JOIN response r ON r.id = d.response_id
ORDER BY 1 LIMIT :most
"""
SETTLED = "DELETE FROM tally_due WHERE response_id = :response"
KEPT = "SELECT id, definition, complete, reached FROM crossing ORDER BY id"
NEXT = "SELECT id FROM organisation WHERE id > :after ORDER BY id LIMIT :most"
KEEP = "INSERT INTO crossing (id, definition, complete, reached) VALUES (:id, :definition, 0, '')"
LEAVE_TALLY = "DELETE FROM tally WHERE crossing_id = :id"
LEAVE = "DELETE FROM crossing WHERE id = :id"
REACHED = "UPDATE crossing SET reached = :reached, complete = :complete WHERE id = :id"
EMPTY = "DELETE FROM tally"
ANEW = "UPDATE crossing SET complete = 0, reached = ''"


class Kept(NamedTuple):
    """A crossing that is kept, and how far it is summed."""

    id: str
    crossing: Crossing
    complete: bool
    reached: str  # the last organisation that is in its sums, while it is not complete

    def holds(self, organisation_id: str) -> bool:
        """Tell whether an organisation is in its sums."""
        return self.complete or organisation_id <= self.reached

    def concerns(self, questionnaires: Iterable[str]) -> bool:
        """Tell whether a submission of one of these may change it."""
        columns = [it for it in (self.crossing.question, self.crossing.by) if it]
        return any(it.questionnaire in questionnaires for it in columns)


def definition_of(crossing: Crossing) -> str:
    """Write a crossing as it is kept."""
    return to_json(asdict(crossing), sort=True)


@lru_cache(maxsize=4096)
def id_of(crossing: Crossing) -> str:
    """Return the id of a crossing: the same for the same questions, read in the same way."""
    return sha256(definition_of(crossing).encode()).hexdigest()[:16]


def kept(read: Read | Sql) -> list[Kept]:
    """Return the crossings that are kept."""
    return [_kept(row) for row in read(KEPT)]


def keep(sql: Sql, wanted: Mapping[str, Crossing]) -> None:
    """Keep these crossings and no others; the new ones are empty, and not complete."""
    sql(LOCK)
    there = {it.id for it in kept(sql)}
    left = [{"id": name} for name in sorted(there - wanted.keys())]
    new = sorted(wanted.keys() - there)
    sql.many(LEAVE_TALLY, left)
    sql.many(LEAVE, left)
    sql.many(KEEP, [{"id": it, "definition": definition_of(wanted[it])} for it in new])


def begin_anew(sql: Sql) -> None:
    """Forget all sums, to work them out again."""
    sql(LOCK)
    sql(EMPTY)
    sql(ANEW)


def settle(sql: Sql) -> bool:
    """Add what some organisations have submitted since; tell whether there may be more."""
    sql(LOCK)
    organisations = [str(row["organisation_id"]) for row in sql(DUE, most=DUE_AT_ONCE)]
    if not organisations:
        return False
    crossings, sums, settled = kept(sql), Sums(), list[Row]()
    for organisation in organisations:
        settled += [{"response": it} for it in _settle_one(sql, organisation, crossings, sums)]
    sums.write(sql)
    sql.many(SETTLED, settled)
    return len(organisations) == DUE_AT_ONCE


def _settle_one(sql: Sql, organisation: str, crossings: Iterable[Kept], sums: Sums) -> list[str]:
    """Add how an organisation's cells have changed; return the responses that this settles."""
    sql(LOCK_RESPONSES, first=organisation, last=organisation)
    (found,) = standings(sql, organisation, organisation)
    questionnaires = set(found.due.values())
    for it in crossings:
        if it.holds(organisation) and it.concerns(questionnaires):
            sums.add(it.id, it.crossing, found.tallied, -1)
            sums.add(it.id, it.crossing, found.now)
    return list(found.due)


def go_on(sql: Sql) -> bool:
    """Add some organisations to crossings that are not complete; tell whether there may be more."""
    sql(LOCK)
    begun = [it for it in kept(sql) if not it.complete]
    if not begun:
        return False
    reached = min(it.reached for it in begun)
    behind = [it for it in begun if it.reached == reached]
    organisations = [str(row["id"]) for row in sql(NEXT, after=reached, most=NEW_AT_ONCE)]
    if organisations:
        reached = organisations[-1]
        sql(LOCK_RESPONSES, first=organisations[0], last=reached)
        sums = sum_up(sql, behind, organisations[0], reached)
        sums.write(sql)
    done = int(not organisations)
    sql.many(REACHED, [{"id": it.id, "reached": reached, "complete": done} for it in behind])
    return True


def sum_up(read: Read | Sql, crossings: Iterable[Kept], first: str, last: str) -> Sums:
    """Sum the cells of the organisations between two ids, as they stand in the tallies."""
    sums = Sums()
    for found in standings(read, first, last):
        for it in crossings:
            sums.add(it.id, it.crossing, found.tallied)
    return sums


def _kept(row: Row) -> Kept:
    """Make a kept crossing of its row."""
    definition = from_json(row["definition"])
    by = definition["by"]
    crossing = Crossing(_column(definition["question"]), _column(by) if by else None)
    return Kept(row["id"], crossing, bool(row["complete"]), row["reached"])


def _column(kept: Row) -> Column:
    codes = tuple((before, now) for before, now in kept["codes"])
    names = tuple(kept["earlier_names"])
    return Column(kept["questionnaire"], kept["question"], names, codes)
