"""Adding organisations' cells up, and the table where the sums are kept."""

from __future__ import annotations

from storage.cells import Answer, Standing
from storage.engine import Row, Sql
from storage.values import Crossing

ADD = """
INSERT INTO tally (crossing_id, all_rounds, round, answered, value, by_value, instances,
  organisations)
VALUES (:crossing, :all_rounds, :round, :answered, :value, :by, :instances, :organisations)
ON CONFLICT (crossing_id, all_rounds, round, answered, value, by_value) DO UPDATE SET
  instances = tally.instances + excluded.instances,
  organisations = tally.organisations + excluded.organisations
"""
FORGET_EMPTY = """
DELETE FROM tally WHERE crossing_id = :crossing AND all_rounds = :all_rounds AND round = :round
  AND answered = :answered AND value = :value AND by_value = :by AND instances = 0
"""
Key = tuple[str, int, str, int, str, str]
Totals = dict[Answer, list[int]]  # instances and organisations


class Sums:
    """Sums of organisations' cells, or of how they have changed."""

    def __init__(self) -> None:
        self._rounds: dict[tuple[str, str], Totals] = {}  # by crossing and round
        self._again: dict[str, dict[Answer, int]] = {}  # organisations in more rounds than one

    def add(self, crossing_id: str, crossing: Crossing, standing: Standing, sign: int = 1) -> None:
        """Add an organisation's cells, or take them away where `sign` is -1."""
        seen: set[Answer] = set()
        for round_name, tally in standing.tallies(crossing):
            totals = self._rounds.setdefault((crossing_id, round_name), {})
            for answer, instances in tally.items():
                total = totals.get(answer)
                if total is None:
                    totals[answer] = [sign * instances, sign]
                else:
                    total[0] += sign * instances
                    total[1] += sign
            if again := seen & tally.keys():
                self._see_again(crossing_id, again, sign)
            seen |= tally.keys()

    def write(self, sql: Sql) -> None:
        """Add them to those that are kept; what becomes nothing is not kept."""
        rows = [_row(key, *sums) for key, sums in sorted(self.cells().items()) if any(sums)]
        sql.many(ADD, rows)
        sql.many(FORGET_EMPTY, [row for row in rows if row["instances"] < 0])

    def cells(self) -> dict[Key, tuple[int, int]]:
        """Return every cell's instances and organisations; over all rounds, one counts once."""
        found = {}
        all_rounds: dict[str, Totals] = {}
        for (crossing_id, round_name), totals in self._rounds.items():
            every = all_rounds.setdefault(crossing_id, {})
            for answer, (instances, organisations) in totals.items():
                found[crossing_id, 0, round_name, *answer] = instances, organisations
                total = every.setdefault(answer, [0, 0])
                total[0] += instances
                total[1] += organisations
        for crossing_id, totals in all_rounds.items():
            again = self._again.get(crossing_id, {})
            for answer, (instances, organisations) in totals.items():
                once = organisations - again.get(answer, 0)
                found[crossing_id, 1, "", *answer] = instances, once
        return found

    def _see_again(self, crossing_id: str, answers: set[Answer], sign: int) -> None:
        """Note that an organisation is in these cells in one round more."""
        again = self._again.setdefault(crossing_id, {})
        for answer in answers:
            again[answer] = again.get(answer, 0) + sign


def _row(key: Key, instances: int, organisations: int) -> Row:
    crossing, all_rounds, round_name, answered, value, by = key
    return {
        "crossing": crossing,
        "all_rounds": all_rounds,
        "round": round_name,
        "answered": answered,
        "value": value,
        "by": by,
        "instances": instances,
        "organisations": organisations,
    }
