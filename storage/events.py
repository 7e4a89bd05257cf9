"""The history: who did what and when, written with each change and never altered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from programme import Author
from questionnaires import Side
from storage.engine import Row, Sql
from storage.operations import Operations
from storage.texts import from_json, to_json, to_moment, to_text

Who = Literal["respondent", "staff", "system"]
_WHO: Mapping[Side, Who] = {"organisation": "respondent", "county": "staff"}

ADD = """
INSERT INTO event (subject, number, at, who, person_id, what, organisation_id, response_id,
  revision, detail, lasting)
VALUES (:subject, (SELECT COALESCE(MAX(number), 0) + 1 FROM event WHERE subject = :subject), :at,
  :who, CAST(:person AS TEXT), :what, :organisation, :response, CAST(:revision AS INTEGER), :detail,
  :lasting)
"""
OF_RESPONSE = """
SELECT at, who, what, organisation_id, response_id, revision, detail, person_id
FROM event WHERE subject = :response ORDER BY number
"""
PASSING = {"session_opened"}
"""What is no history of anything kept, and ends when logs end."""


@dataclass(frozen=True)
class Event:
    """One change; of a draft it holds names and sealed hashes, never an answer."""

    at: datetime
    who: str  # on whose behalf: respondent, staff, or system where nobody asked
    what: str
    organisation_id: str | None
    response_id: str | None
    revision: int | None  # the response's, after the change
    detail: Mapping[str, Any]
    person_id: str | None = None  # which person, where that is known


class Events(Operations):
    """Reading the history."""

    def events(self, response_id: str) -> list[Event]:
        """Return what has happened to a response, in the order it happened."""
        return [_event(row) for row in self._engine.read(OF_RESPONSE, response=response_id)]


def add_event(
    sql: Sql,
    who: Who | Author,
    what: str,
    now: datetime,
    *,
    organisation: str | None = None,
    response: str | None = None,
    revision: int | None = None,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Write down a change in the transaction that makes it; `detail` never holds an answer."""
    side, person = (_WHO[who.side], who.person_id) if isinstance(who, Author) else (who, None)
    sql(
        ADD,
        subject=response or organisation or "",
        lasting=int(what not in PASSING),
        at=to_text(now),
        who=side,
        what=what,
        organisation=organisation,
        response=response,
        revision=revision,
        person=person,
        detail=to_json(detail or {}),
    )


def _event(row: Row) -> Event:
    """Make an event of its row."""
    return Event(**{**row, "at": to_moment(row["at"]), "detail": from_json(row["detail"])})
