"""What has been sent: frozen documents, and their values for counting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from programme import ORGANISATION, Author, Status, Submission
from questionnaires import RecordChange, Side
from storage.changes import lock, refuse_closed
from storage.engine import Row, Sql
from storage.errors import Conflict
from storage.events import add_event
from storage.operations import only
from storage.records import add_records
from storage.standings import keep_for_tallies
from storage.tallies import Tallies
from storage.texts import LONGEST_DOCUMENT, check_characters, from_json, to_json, to_moment, to_text
from storage.values import Value

ADD = """
INSERT INTO submission (response_id, number, version, fingerprint, revision, digest, sent_at,
  document)
SELECT r.id, (SELECT COALESCE(MAX(number), 0) + 1 FROM submission WHERE response_id = r.id),
  r.version, r.fingerprint, r.revision, :digest, :at, :document
FROM response r WHERE r.id = :response
"""
MOVE = "UPDATE response SET status = :status WHERE id = :response"
FORGET_VALUES = "DELETE FROM submitted_value WHERE response_id = :response"
ADD_VALUE = """
INSERT INTO submitted_value (response_id, question, path, value, instance_id, repeat)
VALUES (:response, :question, :path, :value, :instance, :repeat)
ON CONFLICT (response_id, question, path, value) DO NOTHING
"""
ONE = """
SELECT s.response_id, r.organisation_id, r.questionnaire, r.round, r.side, s.version, s.number,
  s.digest, s.sent_at, s.document
FROM submission s JOIN response r ON r.id = s.response_id
WHERE s.response_id = :response AND s.number = COALESCE(CAST(:number AS INTEGER),
  (SELECT MAX(number) FROM submission WHERE response_id = :response))
"""
LATEST = """
SELECT s.response_id, r.organisation_id, r.questionnaire, r.round, r.side, s.version, s.number,
  s.digest, s.sent_at
FROM submission s JOIN response r ON r.id = s.response_id
WHERE s.number = (SELECT MAX(number) FROM submission WHERE response_id = s.response_id)
  AND r.side = :side
  AND (CAST(:organisation AS TEXT) IS NULL OR r.organisation_id = :organisation)
  AND (CAST(:questionnaire AS TEXT) IS NULL OR r.questionnaire = :questionnaire)
  AND (CAST(:round AS TEXT) IS NULL OR r.round = :round)
ORDER BY s.sent_at, s.response_id
"""
STATUSES = """
SELECT organisation_id, questionnaire, status, saved_at, side FROM response_head
WHERE round = :round AND side = :side
ORDER BY begun_at, id
"""
HOW_MANY = "SELECT COUNT(*) AS n FROM submission"


class ResponseStatus(NamedTuple):
    """How far a response has come, which is all that staff see of it before it is sent."""

    organisation_id: str
    questionnaire: str
    status: Status
    saved_at: datetime
    side: Side = "organisation"


class Submissions(Tallies):
    """Sending, and reading what was sent; nothing here reads a draft's answers."""

    def submit(  # noqa: PLR0913 -- all that one transaction keeps
        self,
        response_id: str,
        organisation_id: str,
        document: Mapping[str, Any],
        digest: str,
        values: Iterable[Value],
        revision: int,
        now: datetime,
        *,
        records: Iterable[RecordChange] = (),
        author: Author = ORGANISATION,
    ) -> Submission:
        """Freeze `document`, made from the draft at `revision`, and count `values` from now on.

        `records` are what it says of records.
        The same revision once more returns the submission it became. Raises `NotFound`,
        `Conflict` where the draft has another revision by now, `RoundClosed` and `Unkeepable`.
        """
        text = to_json(document, longest=LONGEST_DOCUMENT)
        exploded, changes = tuple(values), tuple(records)
        for value in exploded:
            check_characters(value.value)

        def work(sql: Sql) -> Submission:
            row = lock(sql, response_id, organisation_id, author.side)
            refuse_closed(row, author)
            if row["revision"] != revision:
                raise Conflict("the draft has changed since the document was made")
            if row["status"] != "submitted":
                keep_for_tallies(sql, response_id)
                sql(ADD, response=response_id, digest=digest, document=text, at=to_text(now))
                sql(MOVE, response=response_id, status="submitted")
                _replace_values(sql, response_id, exploded)
                add_records(sql, response_id, organisation_id, changes)
                _add_event(sql, row, author, digest, now)
            return _submission(sql(ONE, response=response_id, number=None)[0])

        sent = self._engine.write(work)
        self._settle_now_and_then()
        return sent

    def submissions(
        self,
        questionnaire: str | None = None,
        round: str | None = None,  # noqa: A002 -- the glossary's word
        side: Side = "organisation",
        organisation_id: str | None = None,
    ) -> list[Submission]:
        """Return the latest submission of each response of a side, without document, as sent."""
        which = {"questionnaire": questionnaire, "round": round, "side": side}
        rows = self._engine.read(LATEST, **which, organisation=organisation_id)
        return [_submission(row) for row in rows]

    def submission(self, response_id: str, number: int | None = None) -> Submission:
        """Return a submission with its document, the latest unless numbered; raises `NotFound`."""
        rows = self._engine.read(ONE, response=response_id, number=number)
        return _submission(only(rows, "submission"))

    def statuses(
        self,
        round: str,  # noqa: A002 -- the glossary's word
        side: Side = "organisation",
    ) -> list[ResponseStatus]:
        """Return how far each response of a side has come in a round, in the order begun."""
        rows = self._engine.read(STATUSES, round=round, side=side)
        return [ResponseStatus(**{**row, "saved_at": to_moment(row["saved_at"])}) for row in rows]

    def submission_count(self) -> int:
        """Return how many submissions there are; what is made of them is fresh while it stands."""
        return int(self._engine.read(HOW_MANY)[0]["n"])


def _replace_values(sql: Sql, response_id: str, values: Iterable[Value]) -> None:
    """Count these values instead of those of the submission before."""
    sql(FORGET_VALUES, response=response_id)
    sql.many(ADD_VALUE, [_row(response_id, it) for it in values])


def _row(response_id: str, value: Value) -> Row:
    """Write a value as it is kept."""
    return {
        "response": response_id,
        "question": value.question,
        "path": value.path,
        "value": value.value,
        "instance": value.instance_id,
        "repeat": value.repeat,
    }


def _add_event(sql: Sql, row: Row, author: Author, digest: str, now: datetime) -> None:
    """Write down that a response was sent."""
    add_event(
        sql,
        author,
        "response_submitted",
        now,
        organisation=row["organisation_id"],
        response=row["id"],
        revision=row["revision"],
        detail={"digest": digest},
    )


def _submission(row: Row) -> Submission:
    """Make a submission of its row; a row without document makes a head."""
    document = from_json(row["document"]) if "document" in row else {}
    return Submission(**{**row, "sent_at": to_moment(row["sent_at"]), "document": document})
