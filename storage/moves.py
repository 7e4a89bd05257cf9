"""Drafts that go on in a newer version: their answers are carried over, and none is lost."""

from __future__ import annotations

from datetime import datetime

from programme import ORGANISATION, Author
from questionnaires import Answer
from questionnaires.versions import Crosswalk
from storage.changes import Change, begin_change
from storage.engine import Row, Sql
from storage.events import add_event
from storage.operations import Operations
from storage.texts import from_json

ANSWERS = """
SELECT instance_id, question, value FROM answer
WHERE response_id = :response AND value <> 'null'
"""
INSTANCES = "SELECT id, repeat, origin FROM instance WHERE response_id = :response"
PLACE = """
UPDATE instance SET repeat = :repeat, origin = :origin WHERE response_id = :response AND id = :id
"""
MOVE = """
UPDATE response SET version = :version, fingerprint = :fingerprint, revision = revision + 1
WHERE id = :response RETURNING revision
"""


class Moves(Operations):
    """Carrying a draft over to a newer version; what was sent of it stays as it was sent."""

    def move_response(
        self,
        response_id: str,
        organisation_id: str,
        reading: Crosswalk,
        version: str,
        fingerprint: str,
        now: datetime,
        author: Author = ORGANISATION,
    ) -> None:
        """Let a draft go on in a version, its answers read by `reading`; twice is harmless.

        Instances that were removed come along. An answer that has no place in the version stays
        under the name it has. Raises `NotFound`, `AlreadySubmitted`
        and `RoundClosed`.
        """

        def work(sql: Sql) -> None:
            change = begin_change(sql, response_id, organisation_id, now, author)
            _carry_answers(change, reading)
            for row in sql(INSTANCES, response=response_id):
                repeat = reading.names.get(row["repeat"], row["repeat"])
                origin = reading.read_origin(repeat, row["origin"])
                if (repeat, origin) != (row["repeat"], row["origin"]):
                    sql(PLACE, response=response_id, id=row["id"], repeat=repeat, origin=origin)
            kept = {"version": version, "fingerprint": fingerprint}
            moved = sql(MOVE, response=response_id, **kept)[0]["revision"]
            _tell(change, moved, kept)

        self._engine.write(work)


def _carry_answers(change: Change, reading: Crosswalk) -> None:
    """Erase what is read otherwise before anything is put: one may get the name of another."""
    rows = change.sql(ANSWERS, response=change.response_id)
    changed = [(row, found) for row in rows if (found := _read(row, reading))]
    for row, _ in changed:
        change.put_anywhere(row["instance_id"], row["question"], None)
    for row, found in changed:
        for question, answer in found.items():
            change.put_anywhere(row["instance_id"], question, answer)


def _read(row: Row, reading: Crosswalk) -> dict[str, Answer]:
    """Give the answer of a row by the crosswalk; {} where it stays as it is."""
    before = {row["question"]: from_json(row["value"])}
    found = reading.read_answers(before)
    return {} if found == before else found


def _tell(change: Change, revision: int, kept: dict[str, str]) -> None:
    add_event(
        change.sql,
        change.author,
        "response_moved",
        change.now,
        organisation=change.organisation_id,
        response=change.response_id,
        revision=revision,
        detail=kept,
    )
