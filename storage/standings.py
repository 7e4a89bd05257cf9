"""What organisations have sent, as it is now and as it stands in the tallies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from storage.cells import Sent, Standing
from storage.engine import Read, Row, Sql
from storage.texts import LONGEST_DOCUMENT, from_json, to_json

HEADS = """
SELECT r.id, r.organisation_id, r.questionnaire, r.round, r.side, r.begun_at, d.before, d.was_submitted,
  EXISTS (SELECT 1 FROM submission s WHERE s.response_id = r.id) AS submitted
FROM response r LEFT JOIN tally_due d ON d.response_id = r.id
WHERE r.organisation_id >= :first AND r.organisation_id <= :last
ORDER BY r.organisation_id
"""
VALUES = """
SELECT v.response_id, v.question, v.path, v.value, v.repeat
FROM response r JOIN submitted_value v ON v.response_id = r.id
WHERE r.organisation_id >= :first AND r.organisation_id <= :last
"""
SENT = "SELECT question, path, value, repeat FROM submitted_value WHERE response_id = :response"
BECOMES_DUE = """
INSERT INTO tally_due (response_id, was_submitted, before)
SELECT :response, CASE WHEN EXISTS (SELECT 1 FROM submission WHERE response_id = :response)
  THEN 1 ELSE 0 END, :before
ON CONFLICT (response_id) DO NOTHING
"""


class Standings(NamedTuple):
    """One organisation: as it stands in the tallies, and as it is now."""

    organisation_id: str
    tallied: Standing
    now: Standing
    due: dict[str, str]  # the questionnaires of what differs, by response


def keep_for_tallies(sql: Sql, response_id: str) -> None:
    """Write down what a response holds before it is submitted, unless that is done already.

    In the transaction that submits, before it does, with the response locked.
    """
    rows = sql(SENT, response=response_id)
    before = [[row["question"], row["path"], row["value"], row["repeat"]] for row in rows]
    sql(BECOMES_DUE, response=response_id, before=to_json(before, longest=LONGEST_DOCUMENT))


def standings(read: Read | Sql, first: str, last: str) -> Iterator[Standings]:
    """Give the organisations between two ids, both included, that have begun to answer."""
    now: dict[str, Sent] = {}
    grouped: dict[str, list[Row]] = {}
    for head in read(HEADS, first=first, last=last):
        now[head["id"]] = _sent(head, submitted=bool(head["submitted"]))
        grouped.setdefault(head["organisation_id"], []).append(head)
    for row in read(VALUES, first=first, last=last):
        response, question, path, value, repeat = row.values()
        if response in now:  # another may have begun since
            now[response].add(question, path, value, repeat)
    for organisation_id, heads in grouped.items():
        due = {it["id"]: it["questionnaire"] for it in heads if it["before"] is not None}
        current = Standing(now[it["id"]] for it in heads)
        before = [_before(it) if it["id"] in due else now[it["id"]] for it in heads]
        yield Standings(organisation_id, Standing(before) if due else current, current, due)


def _before(head: Row) -> Sent:
    """Make what a response held when the tallies were brought up to date."""
    found = _sent(head, submitted=bool(head["was_submitted"]))
    for question, path, value, repeat in from_json(head["before"]):
        found.add(question, path, value, repeat)
    return found


def _sent(head: Row, *, submitted: bool) -> Sent:
    place = (head["begun_at"], head["id"])
    ours = head["side"] == "organisation"
    return Sent(head["questionnaire"], head["round"], place, submitted, ours)
