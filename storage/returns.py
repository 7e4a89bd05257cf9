"""What a side does with what the other has sent: return it to be completed, or confirm it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from programme import COUNTY, ORGANISATION, Author, Remark, ReturningNote
from questionnaires import Side
from storage.changes import lock
from storage.engine import Row, Sql
from storage.errors import Conflict
from storage.events import add_event
from storage.operations import Operations, only
from storage.texts import check_characters, from_json, to_json, to_moment, to_text

OTHER: dict[Side, Side] = {"organisation": "county", "county": "organisation"}

RETURN = """
UPDATE response SET status = 'returned', confirmed_at = NULL, confirmed_by = NULL
WHERE id = :response
"""
NOTE = """
INSERT INTO returning_note (response_id, number, at, side, person_id, message, remarks)
SELECT :response, MAX(number), :at, :side, :person, :message, :remarks
FROM submission WHERE response_id = :response
"""
WHOSE = "SELECT organisation_id FROM response WHERE id = :response"
NOTES = """
SELECT n.* FROM returning_note n JOIN response r ON r.id = n.response_id
WHERE n.response_id = :response AND r.organisation_id = :organisation ORDER BY n.number
"""
CONFIRM = """
UPDATE response SET confirmed_at = :at, confirmed_by = :person WHERE id = :response
"""
CONFIRMED = "SELECT confirmed_at FROM response WHERE id = :response"
LATEST = "SELECT MAX(number) AS number FROM submission WHERE response_id = :response"
CLEAR = "DELETE FROM answer WHERE response_id = :response AND question = :question"


class Returns(Operations):
    """Returning and confirming; a side does so only with what the other side sent."""

    def return_response(
        self,
        response_id: str,
        now: datetime,
        message: str = "",
        remarks: Sequence[Remark] = (),
        author: Author = COUNTY,
    ) -> None:
        """Give an organisation's response back to be completed; its submissions stay and count.

        Raises `NotFound`, `Conflict` where it has never been submitted, and `Unkeepable`. Twice is
        harmless.
        """

        def work(sql: Sql) -> None:
            organisation_id = only(sql(WHOSE, response=response_id), "response")["organisation_id"]
            _return(sql, response_id, organisation_id, (message, remarks), author, now)

        self._engine.write(work)

    def ask_for_change(
        self,
        response_id: str,
        organisation_id: str,
        message: str,
        now: datetime,
        author: Author = ORGANISATION,
    ) -> None:
        """Give the county's response back to be changed, with the organisation's words.

        A confirmation ends with it. Raises `NotFound`, `Conflict` where it has never been
        submitted, and `Unkeepable`. Twice is harmless.
        """
        self._engine.write(
            lambda sql: _return(sql, response_id, organisation_id, (message, ()), author, now)
        )

    def confirm_response(
        self,
        response_id: str,
        organisation_id: str,
        number: int,
        now: datetime,
        *,
        author: Author = ORGANISATION,
        notes: Sequence[str] = (),
    ) -> None:
        """Confirm the county's submission of this number, and clear its working notes.

        `notes` are the questions whose answers end here. Twice is harmless. Raises `NotFound`, and
        `Conflict` where it is not the latest submission or has been returned.
        """

        def work(sql: Sql) -> None:
            row = lock(sql, response_id, organisation_id, OTHER[author.side])
            latest = sql(LATEST, response=response_id)[0]["number"]
            if row["status"] != "submitted" or latest != number:
                raise Conflict("it is not what was sent last")
            if sql(CONFIRMED, response=response_id)[0]["confirmed_at"] is None:
                sql(CONFIRM, response=response_id, at=to_text(now), person=author.person_id)
                for question in notes:
                    sql(CLEAR, response=response_id, question=question)
                _write_down(sql, author, "response_confirmed", now, row, number)

        self._engine.write(work)

    def returning_notes(self, response_id: str, organisation_id: str) -> list[ReturningNote]:
        """Return what was said each time a response was returned, the first time first."""
        rows = self._engine.read(NOTES, response=response_id, organisation=organisation_id)
        return [_note(row) for row in rows]


def _return(
    sql: Sql,
    response_id: str,
    organisation_id: str,
    said: tuple[str, Sequence[Remark]],
    author: Author,
    now: datetime,
) -> None:
    """Return what the other side sent, unless it is returned already."""
    row = lock(sql, response_id, organisation_id, OTHER[author.side])
    if row["status"] == "draft":
        raise Conflict("the response has not been submitted")
    if row["status"] == "submitted":
        message, remarks = said
        written = to_json([asdict(it) for it in remarks])
        check_characters(message)
        sql(RETURN, response=response_id)
        sql(
            NOTE,
            response=response_id,
            at=to_text(now),
            side=author.side,
            person=author.person_id,
            message=message,
            remarks=written,
        )
        _write_down(sql, author, "response_returned", now, row)


def _write_down(
    sql: Sql, author: Author, what: str, now: datetime, row: Row, number: int | None = None
) -> None:
    """Write the event, which repeats no words."""
    add_event(
        sql,
        author,
        what,
        now,
        organisation=row["organisation_id"],
        response=row["id"],
        revision=row["revision"],
        detail={"number": number} if number else {},
    )


def _note(row: Row) -> ReturningNote:
    """Make a note of its row."""
    remarks = tuple(Remark(**it) for it in from_json(row["remarks"]))
    return ReturningNote(**{**row, "at": to_moment(row["at"]), "remarks": remarks})
