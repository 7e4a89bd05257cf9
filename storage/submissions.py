"""What has been sent: frozen documents, and their values for counting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from programme import Status, Submission
from storage.changes import lock
from storage.engine import Row, Sql
from storage.errors import Conflict
from storage.events import add_event
from storage.operations import Operations, only
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
SELECT s.response_id, r.organisation_id, r.questionnaire, s.version, s.number, s.digest, s.sent_at,
  s.document
FROM submission s JOIN response r ON r.id = s.response_id
WHERE s.response_id = :response AND s.number = COALESCE(CAST(:number AS INTEGER),
  (SELECT MAX(number) FROM submission WHERE response_id = :response))
"""
LATEST = """
SELECT s.response_id, r.organisation_id, r.questionnaire, s.version, s.number, s.digest, s.sent_at
FROM submission s JOIN response r ON r.id = s.response_id
WHERE s.number = (SELECT MAX(number) FROM submission WHERE response_id = s.response_id)
  AND (CAST(:questionnaire AS TEXT) IS NULL OR r.questionnaire = :questionnaire)
  AND (CAST(:round AS TEXT) IS NULL OR r.round = :round)
ORDER BY s.sent_at, s.response_id
"""
STATUSES = """
SELECT organisation_id, questionnaire, status, saved_at FROM response_head WHERE round = :round
ORDER BY begun_at, id
"""
HOW_MANY = "SELECT COUNT(*) AS n FROM submission"
LOCK_ANY = """
UPDATE response SET revision = revision WHERE id = :response
RETURNING organisation_id, status, revision
"""


class ResponseStatus(NamedTuple):
    """How far a response has come, which is all that staff see of it before it is sent."""

    organisation_id: str
    questionnaire: str
    status: Status
    saved_at: datetime


class Submissions(Operations):
    """Sending, and reading what was sent; nothing here reads a draft's answers."""

    def submit(
        self,
        response_id: str,
        organisation_id: str,
        document: Mapping[str, Any],
        digest: str,
        values: Iterable[Value],
        revision: int,
        now: datetime,
    ) -> Submission:
        """Freeze `document`, made from the draft at `revision`, and count `values` from now on.

        The same revision once more returns the submission it became. Raises `NotFound`,
        `Conflict` where the draft has another revision by now, and `Unkeepable`.
        """
        text = to_json(document, longest=LONGEST_DOCUMENT)
        exploded = tuple(values)

        def work(sql: Sql) -> Submission:
            row = lock(sql, response_id, organisation_id)
            if row["revision"] != revision:
                raise Conflict("the draft has changed since the document was made")
            if row["status"] != "submitted":
                sql(ADD, response=response_id, digest=digest, document=text, at=to_text(now))
                sql(MOVE, response=response_id, status="submitted")
                _replace_values(sql, response_id, exploded)
                _add_event(sql, response_id, organisation_id, revision, digest, now)
            return _submission(sql(ONE, response=response_id, number=None)[0])

        return self._engine.write(work)

    def return_response(self, response_id: str, now: datetime) -> None:
        """Give a submitted response back to be completed; its submissions stay and count.

        Raises `NotFound`, and `Conflict` where it has never been submitted. Twice is harmless.
        """

        def work(sql: Sql) -> None:
            row = only(sql(LOCK_ANY, response=response_id), "response")
            if row["status"] == "draft":
                raise Conflict("the response has not been submitted")
            if row["status"] == "submitted":
                sql(MOVE, response=response_id, status="returned")
                add_event(
                    sql,
                    "staff",
                    "response_returned",
                    now,
                    organisation=row["organisation_id"],
                    response=response_id,
                    revision=row["revision"],
                )

        self._engine.write(work)

    def submissions(
        self,
        questionnaire: str | None = None,
        round: str | None = None,  # noqa: A002 -- the glossary's word
    ) -> list[Submission]:
        """Return each response's latest submission without its document, in the order sent."""
        rows = self._engine.read(LATEST, questionnaire=questionnaire, round=round)
        return [_submission(row) for row in rows]

    def submission(self, response_id: str, number: int | None = None) -> Submission:
        """Return a submission with its document, the latest unless numbered; raises `NotFound`."""
        rows = self._engine.read(ONE, response=response_id, number=number)
        return _submission(only(rows, "submission"))

    def statuses(
        self,
        round: str,  # noqa: A002 -- the glossary's word
    ) -> list[ResponseStatus]:
        """Return how far each response of a round has come, in the order they were begun."""
        rows = self._engine.read(STATUSES, round=round)
        return [ResponseStatus(**{**row, "saved_at": to_moment(row["saved_at"])}) for row in rows]

    def submission_count(self) -> int:
        """Return how many submissions there are; what is made of them is fresh while it stands."""
        return int(self._engine.read(HOW_MANY)[0]["n"])


def _replace_values(sql: Sql, response_id: str, values: Iterable[Value]) -> None:
    """Count these values instead of those of the submission before."""
    sql(FORGET_VALUES, response=response_id)
    for value in values:
        check_characters(value.value)
        sql(
            ADD_VALUE,
            response=response_id,
            question=value.question,
            path=value.path,
            value=value.value,
            instance=value.instance_id,
            repeat=value.repeat,
        )


def _add_event(
    sql: Sql, response_id: str, organisation_id: str, revision: int, digest: str, now: datetime
) -> None:
    """Write down that a response was sent."""
    add_event(
        sql,
        "respondent",
        "response_submitted",
        now,
        organisation=organisation_id,
        response=response_id,
        revision=revision,
        detail={"digest": digest},
    )


def _submission(row: Row) -> Submission:
    """Make a submission of its row; a row without document makes a head."""
    document = from_json(row["document"]) if "document" in row else {}
    return Submission(**{**row, "sent_at": to_moment(row["sent_at"]), "document": document})
