"""One change to a draft: the response locked, the instance checked, the event sealed."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from programme import ORGANISATION, Author
from questionnaires import Answer, Side
from storage.engine import Row, Sql
from storage.errors import AlreadySubmitted, RoundClosed, Stale
from storage.events import add_event
from storage.operations import only
from storage.texts import check_characters, from_json, to_json, to_text

# An update that alters nothing takes the row's lock on every engine; SQLite is slow where it also
# returns the row.
LOCK = """
UPDATE response SET revision = revision
WHERE id = :response AND organisation_id = :organisation AND side = :side
"""
LOCKED = """
SELECT id, organisation_id, questionnaire, version, fingerprint, status, revision, event_key,
  (SELECT closed_at FROM round WHERE name = response.round) AS closed_at
FROM response WHERE id = :response AND organisation_id = :organisation AND side = :side
"""
INSTANCE = """
SELECT repeat, removed_at FROM instance
WHERE response_id = :response AND id = :instance AND removed_at IS NULL
"""
OLD = """
SELECT a.value, a.revision
FROM instance i
LEFT JOIN answer a ON a.response_id = i.response_id AND a.instance_id = i.id
  AND a.question = :question
WHERE i.response_id = :response AND i.id = :instance AND i.removed_at IS NULL
"""
PUT = """
INSERT INTO answer (response_id, instance_id, question, value, revision)
VALUES (:response, :instance, :question, :value, :revision)
ON CONFLICT (response_id, instance_id, question)
DO UPDATE SET value = excluded.value, revision = excluded.revision
"""
ERASED = "null"  # an erased answer's row stays without it, so that a stale one is told from a new
GROW = "UPDATE response SET revision = :revision, saved_at = :at WHERE id = :response"


@dataclass(frozen=True)
class Change:
    """A change that is being made to a draft, inside its transaction."""

    sql: Sql
    response_id: str
    organisation_id: str
    revision: int
    event_key: str
    now: datetime
    author: Author = ORGANISATION

    def require_instance(self, instance_id: str) -> None:
        """Raise `NotFound` unless the response has this instance and it is not removed."""
        only(self.sql(INSTANCE, response=self.response_id, instance=instance_id), "instance")

    def put(
        self, instance_id: str, question: str, answer: Answer | None, seen: int | None = None
    ) -> bool:
        """Keep an answer, or erase it for None; tell whether that changed anything.

        Raises `NotFound` where the response has no such instance, or it is removed, and `Stale`
        where the question has got another answer since the revision `seen`.
        """
        where = {"response": self.response_id, "instance": instance_id, "question": question}
        value = to_json(answer)
        check_characters(question)
        row = only(self.sql(OLD, **where), "instance")
        old, changed = row["value"] or ERASED, row["revision"] or 0
        if old == value:
            return False
        if seen is not None and changed > seen:
            raise Stale(from_json(old), answer, self.revision)
        self.put_anywhere(instance_id, question, answer)
        return True

    def put_anywhere(self, instance_id: str, question: str, answer: Answer | None) -> None:
        """Keep an answer, or erase it for None, also in an instance that is removed."""
        where = {"response": self.response_id, "instance": instance_id, "question": question}
        self.sql(PUT, **where, value=to_json(answer), revision=self.revision + 1)

    def put_first(self, instance_id: str, answers: Mapping[str, Answer]) -> dict[str, str]:
        """Keep at once the answers of an instance that has none yet; return their hashes by question."""
        where = {"response": self.response_id, "instance": instance_id}
        texts = {question: to_json(answer) for question, answer in answers.items()}
        for question in texts:
            check_characters(question)
        rows = [
            {**where, "question": question, "value": value, "revision": self.revision + 1}
            for question, value in texts.items()
        ]
        self.sql.many(PUT, rows)
        return {question: _sealed(self.event_key, text) for question, text in texts.items()}

    def seal(self, answer: Answer | None) -> str | None:
        """Return a hash that tells nobody the answer: the response's own key is part of it.

        A plain hash of one choice among five would be an answer that anybody can look up.
        """
        return None if answer is None else seal(self.event_key, answer)

    def finish(self, what: str, detail: Mapping[str, object]) -> int:
        """Write the event and return the response's new revision."""
        revision = self.revision + 1  # the row is locked
        self.sql(GROW, response=self.response_id, revision=revision, at=to_text(self.now))
        add_event(
            self.sql,
            self.author,
            what,
            self.now,
            organisation=self.organisation_id,
            response=self.response_id,
            revision=revision,
            detail=detail,
        )
        return revision


def seal(event_key: str, answer: Answer) -> str:
    """Return the hash by which a response's events know an answer, in hexadecimal."""
    return _sealed(event_key, to_json(answer))


def _sealed(event_key: str, text: str) -> str:
    return hmac.new(event_key.encode(), text.encode(), hashlib.sha256).hexdigest()


def begin_change(
    sql: Sql,
    response_id: str,
    organisation_id: str,
    now: datetime,
    author: Author = ORGANISATION,
) -> Change:
    """Lock a draft of the author's side for a change.

    Raises `NotFound`, `AlreadySubmitted` and `RoundClosed`.
    """
    row = lock(sql, response_id, organisation_id, author.side)
    refuse_closed(row, author)
    if row["status"] == "submitted":
        raise AlreadySubmitted("the response has been submitted")
    key = row["event_key"]
    return Change(sql, response_id, organisation_id, row["revision"], key, now, author)


def lock(sql: Sql, response_id: str, organisation_id: str, side: Side) -> Row:
    """Lock a response of a side, and return what decides whether it may change; or `NotFound`."""
    which = {"response": response_id, "organisation": organisation_id, "side": side}
    sql(LOCK, **which)
    return only(sql(LOCKED, **which), "response")


def refuse_closed(row: Row, author: Author) -> None:
    """Raise `RoundClosed` to an organisation whose round is closed, unless the response came back."""
    if row["closed_at"] and row["status"] == "draft" and author.side == "organisation":
        raise RoundClosed("the round is closed")
