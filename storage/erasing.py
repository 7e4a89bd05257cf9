"""Erasing what may be erased, so that its bytes are gone; what was submitted never is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from questionnaires import Side
from storage.engine import Row, Sql
from storage.errors import Conflict, Preserved
from storage.events import add_event
from storage.operations import Operations, only
from storage.texts import to_moment, to_text

UNTOUCHED = """
SELECT id AS response_id, organisation_id, questionnaire, round, side, saved_at, (
    SELECT MIN(e.at) FROM event e
    WHERE e.subject = response_head.id AND e.what = 'erasing_announced'
      AND e.at > response_head.saved_at
  ) AS announced_at
FROM response_head
WHERE status = 'draft' AND saved_at <= :since
  AND (CAST(:organisation AS TEXT) IS NULL OR organisation_id = :organisation)
ORDER BY saved_at, id
"""
LOCK = """
UPDATE response SET revision = revision WHERE id = :response
RETURNING organisation_id, status, revision, saved_at
"""
SENT = "SELECT 1 FROM submission WHERE response_id = :response"
SIZE = """
SELECT (SELECT COUNT(*) FROM answer WHERE response_id = :response) AS answers,
  (SELECT COUNT(*) FROM instance WHERE response_id = :response) AS instances
"""
ERASE = "DELETE FROM response WHERE id = :response"  # and with it all that belongs to it
SESSIONS = """
DELETE FROM session WHERE COALESCE(closed_at, expires_at) <= :before OR expires_at <= :before
RETURNING 1 AS one
"""
INVITATIONS = """
DELETE FROM invitation
WHERE (expires_at <= :before OR revoked_at <= :before OR (once = 1 AND used_at <= :before))
  AND NOT EXISTS (SELECT 1 FROM session s WHERE s.token_hash = invitation.token_hash)
RETURNING 1 AS one
"""
PASSED = """
SELECT subject, number, organisation_id, response_id FROM event
WHERE lasting = 0 AND at <= :before ORDER BY subject, number
"""
FORGET = "DELETE FROM event WHERE lasting = 0 AND at <= :before"
LOG = (("sessions", SESSIONS), ("invitations", INVITATIONS))
"""What ends when logs end. Contacts that were replaced belong here too, with their own time."""

DRAFT_TABLES = ("answer", "instance", "response")
LOG_TABLES = ("session", "invitation", "event", "person")


class UntouchedDraft(NamedTuple):
    """A draft that nobody has touched for long: whose and which, never what it says."""

    response_id: str
    organisation_id: str
    questionnaire: str
    round: str
    side: Side  # whose draft it is
    saved_at: datetime
    announced_at: datetime | None  # when it was first said, since then, that it will be erased


class ErasedLog(NamedTuple):
    """How many of each were erased."""

    sessions: int
    invitations: int
    events: int


class Erasing(Operations):
    """Finding what is due, erasing it, and clearing the disk of it."""

    def untouched_drafts(
        self, since: datetime, organisation_id: str | None = None
    ) -> list[UntouchedDraft]:
        """Return the drafts never sent and last saved at `since` or before, the oldest first."""
        rows = self._engine.read(UNTOUCHED, since=to_text(since), organisation=organisation_id)
        return [_untouched(row) for row in rows]

    def announce_erasing(self, response_id: str, now: datetime) -> None:
        """Write down that the writer is being told from now on; raises `NotFound`."""

        def work(sql: Sql) -> None:
            row = only(sql(LOCK, response=response_id), "response")
            about = {"organisation": row["organisation_id"], "response": response_id}
            add_event(sql, "system", "erasing_announced", now, **about)

        self._engine.write(work)

    def erase_draft(self, response_id: str, saved_at: datetime, now: datetime) -> None:
        """Erase a draft never sent that was last saved at `saved_at`, with the key of its hashes.

        Its history stays, which nobody can hold an answer against any more. Raises `NotFound`,
        `Conflict` where it has been saved since, and `Preserved` where it has ever been sent.
        """

        def work(sql: Sql) -> None:
            row = only(sql(LOCK, response=response_id), "response")
            if row["status"] != "draft" or sql(SENT, response=response_id):
                raise Preserved("what has been submitted is an official document, and is kept")
            if row["saved_at"] != to_text(saved_at):
                raise Conflict("the draft has been saved in the meantime")
            (size,) = sql(SIZE, response=response_id)
            sql(ERASE, response=response_id)
            add_event(
                sql,
                "system",
                "draft_erased",
                now,
                organisation=row["organisation_id"],
                response=response_id,
                revision=row["revision"],
                detail=dict(size),
            )

        self._engine.write(work)

    def erase_log(self, before: datetime, now: datetime) -> ErasedLog:
        """Erase sessions, invitations and passing events that ended at `before` or earlier."""

        def work(sql: Sql) -> ErasedLog:
            gone = {name: len(sql(erase, before=to_text(before))) for name, erase in LOG}
            events = _forget_events(sql, before, now)
            if any(gone.values()):
                add_event(sql, "system", "log_erased", now, detail=gone)
            return ErasedLog(**gone, events=events)

        return self._engine.write(work)

    def clear_disk(self, *, drafts: bool, log: bool) -> None:
        """Overwrite what was erased, where the bytes still are on the disk; raises `Busy`."""
        tables = (*(DRAFT_TABLES if drafts else ()), *(LOG_TABLES if log else ()))
        if tables:
            self._engine.purge(tables)


def _untouched(row: Row) -> UntouchedDraft:
    """Make an untouched draft of its row."""
    announced = row["announced_at"]
    moments = {
        "saved_at": to_moment(row["saved_at"]),
        "announced_at": to_moment(announced) if announced else None,
    }
    return UntouchedDraft(**{**row, **moments})


def _forget_events(sql: Sql, before: datetime, now: datetime) -> int:
    """Erase passing events, and say of each thing which numbers they had."""
    rows = sql(PASSED, before=to_text(before))
    for _, about in groupby(rows, lambda row: row["subject"]):
        passed = list(about)
        add_event(  # before they go, so that no number is given twice
            sql,
            "system",
            "events_erased",
            now,
            organisation=passed[0]["organisation_id"],
            response=passed[0]["response_id"],
            detail={"numbers": _ranges(passed)},
        )
    if rows:
        sql(FORGET, before=to_text(before))
    return len(rows)


def _ranges(rows: Iterable[Row]) -> list[list[int]]:
    """Return the numbers as ranges, each with its first and its last."""
    found: list[list[int]] = []
    for row in rows:
        if found and found[-1][1] + 1 == row["number"]:
            found[-1][1] += 1
        else:
            found.append([row["number"], row["number"]])
    return found
