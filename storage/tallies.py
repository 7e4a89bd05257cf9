"""Tallies: sums that charts read, kept for the crossings that the program names.

What is submitted is due in the tallies in the same transaction. Whoever reads them next, or
submits when much is due, adds it first: so many submissions are added at once, and nobody who
submits waits for others who change the same sums.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping
from threading import Lock

from storage.engine import Engine, Read, Row
from storage.errors import StorageError
from storage.operations import Operations
from storage.standings import standings
from storage.sums import Sums
from storage.tallying import begin_anew, go_on, id_of, keep, kept, settle
from storage.values import Cell, Crossing

LOG = logging.getLogger("startpunkt.storage")
MUCH = 64
"""After so many submissions, whoever made the last adds what is due."""

THESE = """
SELECT c.id, t.value, t.by_value, t.instances, t.organisations,
  CASE WHEN EXISTS (SELECT 1 FROM tally_due) THEN 1 ELSE 0 END AS due
FROM crossing c LEFT JOIN tally t ON t.crossing_id = c.id AND t.all_rounds = :all_rounds
  AND t.round = :round AND t.answered = :answered
WHERE c.complete = 1 AND c.id IN ({ids}) ORDER BY c.id, t.value, t.by_value
"""
ALL = """
SELECT crossing_id, all_rounds, round, answered, value, by_value, instances, organisations
FROM tally
"""
CHUNK = "SELECT id FROM organisation WHERE id > :after ORDER BY id LIMIT 200"


class Tallies(Operations):
    """Keeping the sums, and holding them against what was submitted."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._counting, self._submitted = Lock(), 0

    def keep_crossings(self, crossings: Iterable[Crossing]) -> None:
        """Keep tallies of these crossings and no others; what is new is summed before it returns.

        Where nothing is new, that is one read. Several programs may do so at once: they share the
        work. Until a tally is complete, counts are made over the values.
        """
        wanted = {id_of(it): it for it in crossings}
        there = kept(self._engine.read)
        if {it.id for it in there} != wanted.keys():
            self._engine.write(lambda sql: keep(sql, wanted))
        elif all(it.complete for it in there):
            return
        self._sum_up()

    def recount(self) -> None:
        """Work out every tally again from what was submitted."""
        self._engine.write(begin_anew)
        self._sum_up()

    def tallies_hold(self) -> bool:
        """Tell whether every tally is what it should be; changes nothing."""
        with self._engine.snapshot() as read:
            return tallies_hold(read)

    def _tallied(
        self, crossings: Iterable[Crossing], in_round: str | None, *, answered: bool
    ) -> dict[Crossing, list[Cell]]:
        """Return the cells of those that are kept, in one read where nothing is due."""
        wanted = {id_of(it): it for it in crossings}
        rows = self._rows(wanted, in_round, answered=answered)
        if rows and rows[0]["due"]:
            try:
                self._settle()
            except StorageError:  # a full disk, say: the values are there all the same
                LOG.warning("the tallies could not be brought up to date")
                return {}
            rows = self._rows(wanted, in_round, answered=answered)
        return _cells(rows, wanted)

    def _rows(self, ids: Collection[str], in_round: str | None, *, answered: bool) -> list[Row]:
        """Read tallies: a row for each cell, or one without value where there are none."""
        named = {f"id_{number}": it for number, it in enumerate(ids)}
        return self._engine.read(
            THESE.format(ids=", ".join(f":{it}" for it in named) or "NULL"),
            all_rounds=int(in_round is None),
            round=in_round or "",
            answered=int(answered),
            **named,
        )

    def _settle_now_and_then(self) -> None:
        """Add what is due when much has been submitted here since, so that readers wait little."""
        with self._counting:
            self._submitted = (self._submitted + 1) % MUCH
            due = self._submitted == 0
        if due:
            try:
                self._settle()
            except StorageError:  # what was submitted is safe, and due
                LOG.warning("the tallies could not be brought up to date")

    def _settle(self) -> None:
        while self._engine.write(settle):
            pass

    def _sum_up(self) -> None:
        while self._engine.write(go_on):
            pass


def tallies_hold(read: Read) -> bool:
    """Tell whether every tally is what it should be, in one moment of the database."""
    found = {tuple(row.values())[:6]: tuple(row.values())[6:] for row in read(ALL)}
    return found == _expected(read).cells()


def _cells(rows: list[Row], wanted: Mapping[str, Crossing]) -> dict[Crossing, list[Cell]]:
    """Make cells of the rows of tallies, by crossing."""
    found: dict[Crossing, list[Cell]] = {wanted[row["id"]]: [] for row in rows}
    for row in rows:
        if row["value"] is not None:
            crossing = wanted[row["id"]]
            by = row["by_value"] if crossing.by else None
            cell = Cell(row["value"], by, row["instances"], row["organisations"])
            found[crossing].append(cell)
    return found


def _expected(read: Read) -> Sums:
    """Sum up what should stand in the tallies, a few organisations at a time."""
    crossings, sums, after = kept(read), Sums(), ""
    while chunk := [str(row["id"]) for row in read(CHUNK, after=after)]:
        for found in standings(read, chunk[0], chunk[-1]):
            for it in crossings:
                if it.holds(found.organisation_id):
                    sums.add(it.id, it.crossing, found.tallied)
        after = chunk[-1]
    return sums
