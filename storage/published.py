"""Questionnaires as they were asked: each version that anybody answered is kept for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.engine import Sql
from storage.errors import Conflict, VersionTaken
from storage.events import add_event
from storage.operations import Operations
from storage.texts import to_moment, to_text

ADD = """
INSERT INTO published (fingerprint, questionnaire, version, definition, published_at)
VALUES (:fingerprint, :questionnaire, :version, :definition, :at)
ON CONFLICT (fingerprint) DO NOTHING RETURNING fingerprint
"""
# Whoever comes second with the same version, or the same place in the order, adds no row.
ADD_VERSION = """
INSERT INTO questionnaire_version (questionnaire, version, ordinal, fingerprint, note)
SELECT :questionnaire, :version, COALESCE(MAX(ordinal), 0) + 1, :fingerprint, :note
FROM questionnaire_version WHERE questionnaire = :questionnaire
ON CONFLICT DO NOTHING RETURNING ordinal
"""
TAKEN = """
SELECT fingerprint FROM questionnaire_version
WHERE questionnaire = :questionnaire AND version = :version
"""
NEWEST = """
SELECT fingerprint FROM questionnaire_version
WHERE questionnaire = :questionnaire ORDER BY ordinal DESC LIMIT 1
"""
VERSIONS = """
SELECT v.fingerprint, v.version, v.note, p.published_at
FROM questionnaire_version v JOIN published p ON p.fingerprint = v.fingerprint
WHERE v.questionnaire = :questionnaire ORDER BY v.ordinal
"""
DEFINITION = "SELECT definition FROM published WHERE fingerprint = :fingerprint"
ANSWERED = """
SELECT DISTINCT s.version FROM response r JOIN submission s ON s.response_id = r.id
WHERE r.questionnaire = :questionnaire AND (CAST(:round AS TEXT) IS NULL OR r.round = :round)
  AND s.number = (SELECT MAX(number) FROM submission WHERE response_id = r.id)
"""
ONE = """
SELECT p.definition FROM published p JOIN submission s ON s.fingerprint = p.fingerprint
WHERE s.response_id = :response AND s.number = :number
"""


@dataclass(frozen=True)
class PublishedVersion:
    """One version of a questionnaire, frozen: what it is called, and what was said of it."""

    fingerprint: str
    version: str
    note: str
    published_at: datetime


class Published(Operations):
    """Keeping the definitions that responses answer."""

    def publish(
        self,
        questionnaire: str,
        version: str,
        fingerprint: str,
        definition: str,
        now: datetime,
        *,
        note: str = "",
        after: str | None = None,
    ) -> None:
        """Keep a definition, as JSON text, under its fingerprint; once more changes nothing.

        `note` says why it changed. `after` is the fingerprint of the version that it was held
        against, "" for none. Raises `VersionTaken` where the version has another fingerprint, and
        `Conflict` where another version was published after `after`.
        """
        kept = {"fingerprint": fingerprint, "questionnaire": questionnaire, "version": version}
        if self.definition(fingerprint) is not None:
            return

        def work(sql: Sql) -> None:
            if not sql(ADD, **kept, definition=definition, at=to_text(now)):
                return
            if sql(TAKEN, questionnaire=questionnaire, version=version):
                raise VersionTaken(f"{questionnaire} {version}")
            newest = sql(NEWEST, questionnaire=questionnaire)
            follows = after is None or after == (newest[0]["fingerprint"] if newest else "")
            if not follows or not sql(ADD_VERSION, **kept, note=note):
                raise Conflict("another version was published meanwhile")
            add_event(sql, "staff", "questionnaire_published", now, detail=kept | {"note": note})

        self._engine.write(work)

    def versions(self, questionnaire: str) -> list[PublishedVersion]:
        """Return the published versions of a questionnaire, in the order published."""
        rows = self._engine.read(VERSIONS, questionnaire=questionnaire)
        return [
            PublishedVersion(**{**row, "published_at": to_moment(row["published_at"])})
            for row in rows
        ]

    def answered_versions(
        self,
        questionnaire: str,
        round: str | None = None,  # noqa: A002 -- the glossary's word
    ) -> set[str]:
        """Return the versions that what was sent last answers, of one round or of all."""
        rows = self._engine.read(ANSWERED, questionnaire=questionnaire, round=round)
        return {str(row["version"]) for row in rows}

    def definition(self, fingerprint: str) -> str | None:
        """Return the definition, as JSON text, that has this fingerprint; None if none is kept."""
        rows = self._engine.read(DEFINITION, fingerprint=fingerprint)
        return str(rows[0]["definition"]) if rows else None

    def definition_of(self, response_id: str, number: int) -> str | None:
        """Return the definition, as JSON text, that a submission answers; None if none is kept."""
        rows = self._engine.read(ONE, response=response_id, number=number)
        return str(rows[0]["definition"]) if rows else None
