"""Responses while they are written: the space of the side that writes, which no other reads."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from programme import ORGANISATION, Author, ResponseHead
from questionnaires import Answer, Instance, Side
from storage.changes import begin_change, seal
from storage.engine import Row, Sql
from storage.errors import NotFound
from storage.ids import new_id
from storage.operations import Operations, only
from storage.organisations import require_organisation
from storage.texts import from_json, to_moment, to_text
from storage.trees import grow

START = """
INSERT INTO response (id, organisation_id, questionnaire, version, fingerprint, round, root,
  begun_at, saved_at, event_key, side)
VALUES (:id, :organisation, :questionnaire, :version, :fingerprint, :round, :root, :at, :at, :key,
  :side)
ON CONFLICT (organisation_id, questionnaire, round, side) DO NOTHING RETURNING id
"""
ROOT = """
INSERT INTO instance (response_id, id, parent, repeat, ordinal, origin)
VALUES (:response, :root, NULL, '', 1, '')
"""
BEGUN = """
SELECT * FROM response_head
WHERE organisation_id = :organisation AND questionnaire = :questionnaire AND round = :round
  AND side = :side
"""
HEAD = """
SELECT * FROM response_head
WHERE id = :response AND organisation_id = :organisation AND side = :side
"""
OF_COUNTY = "SELECT * FROM response_head WHERE id = :response AND side = 'county'"
OWN = """
SELECT * FROM response_head
WHERE organisation_id = :organisation AND round = :round AND side = :side
ORDER BY begun_at, id
"""
DRAFT = """
SELECT i.id, i.parent, i.repeat, i.origin, a.question, a.value
FROM response r
JOIN instance i ON i.response_id = r.id AND i.removed_at IS NULL
LEFT JOIN answer a ON a.response_id = i.response_id AND a.instance_id = i.id
  AND a.value <> 'null'
WHERE r.id = :response AND r.organisation_id = :organisation AND r.side = :side
ORDER BY i.ordinal, i.id
"""
KEPT = """
SELECT r.event_key, e.detail
FROM response r
LEFT JOIN event e ON e.response_id = r.id AND e.what = 'answer_saved'
WHERE r.id = :response AND r.organisation_id = :organisation AND r.side = :side
"""


class Drafts(Operations):
    """Beginning, reading and answering; every call names organisation and side, which must match."""

    def start_response(
        self,
        organisation_id: str,
        questionnaire: str,
        version: str,
        fingerprint: str,
        round: str,  # noqa: A002 -- the glossary's word
        answers: Mapping[str, Answer],
        now: datetime,
        *,
        author: Author = ORGANISATION,
    ) -> ResponseHead:
        """Begin a side's response for an organisation in this round, or return the one begun.

        `answers` are the defaults, kept only where it begins. Raises `NotFound` where there is no
        such organisation, and `Unkeepable`.
        """
        which = {"organisation": organisation_id, "questionnaire": questionnaire, "round": round}
        which["side"] = author.side
        new = {"id": new_id(now), "root": new_id(now), "key": secrets.token_hex(16)}
        new |= {"version": version, "fingerprint": fingerprint, "at": to_text(now)}

        def work(sql: Sql) -> ResponseHead:
            require_organisation(sql, organisation_id)
            if sql(START, **which, **new):
                sql(ROOT, response=new["id"], root=new["root"])
                change = begin_change(sql, new["id"], organisation_id, now, author)
                sealed = change.put_first(new["root"], answers)
                change.finish("response_begun", {"answers": sealed})
            return to_head(sql(BEGUN, **which)[0])

        return self._engine.write(work)

    def response(
        self, response_id: str, organisation_id: str, side: Side = "organisation"
    ) -> ResponseHead:
        """Return what is known of a response without its answers; raises `NotFound`."""
        which = {"response": response_id, "organisation": organisation_id, "side": side}
        rows = self._engine.read(HEAD, **which)
        return to_head(only(rows, "response"))

    def county_response(self, response_id: str) -> ResponseHead:
        """Return what is known of a response that the county writes; raises `NotFound`."""
        rows = self._engine.read(OF_COUNTY, response=response_id)
        return to_head(only(rows, "response"))

    def own_responses(
        self,
        organisation_id: str,
        round: str,  # noqa: A002 -- the glossary's word
        side: Side = "organisation",
    ) -> list[ResponseHead]:
        """Return a side's responses for an organisation in a round, in the order begun."""
        rows = self._engine.read(OWN, organisation=organisation_id, round=round, side=side)
        return [to_head(row) for row in rows]

    def draft(
        self, response_id: str, organisation_id: str, side: Side = "organisation"
    ) -> Instance:
        """Return the answers as they stand, without removed instances; raises `NotFound`."""
        which = {"response": response_id, "organisation": organisation_id, "side": side}
        rows = self._engine.read(DRAFT, **which)
        if not rows:
            raise NotFound("response")
        return grow(rows)

    def save_answer(
        self,
        response_id: str,
        organisation_id: str,
        instance_id: str,
        question: str,
        answer: Answer | None,
        now: datetime,
        seen: int | None = None,
        *,
        author: Author = ORGANISATION,
    ) -> int:
        """Keep one answer, or erase it for None, and return the response's revision.

        It is on the disk when this returns. The same answer once more changes nothing. `seen` is
        the revision that the writer had in view: an answer given to the question after that stays,
        and `Stale` brings both; None overwrites whatever is there. Raises `NotFound`,
        `AlreadySubmitted`, `RoundClosed` and `Unkeepable`.
        """

        def work(sql: Sql) -> int:
            change = begin_change(sql, response_id, organisation_id, now, author)
            if not change.put(instance_id, question, answer, seen):
                return change.revision
            what = "answer_erased" if answer is None else "answer_saved"
            detail = {"instance": instance_id, "question": question, "hash": change.seal(answer)}
            return change.finish(what, detail)

        return self._engine.write(work)

    def was_kept(
        self,
        response_id: str,
        organisation_id: str,
        instance_id: str,
        question: str,
        answer: Answer,
        side: Side = "organisation",
    ) -> bool:
        """Tell whether a question was ever given this answer, by the events' sealed hashes.

        What a browser still holds is then old, and not something that was never saved.
        """
        which = {"response": response_id, "organisation": organisation_id, "side": side}
        rows = self._engine.read(KEPT, **which)
        if not rows:
            raise NotFound("response")
        digest = seal(rows[0]["event_key"], answer)
        kept = {"instance": instance_id, "question": question, "hash": digest}
        return any(row["detail"] and from_json(row["detail"]) == kept for row in rows)


def to_head(row: Row) -> ResponseHead:
    """Make a response's head of its row."""
    names = ("begun_at", "saved_at", "confirmed_at")
    moments = {name: to_moment(row[name]) if row[name] else None for name in names}
    return ResponseHead(**{**row, **moments})
