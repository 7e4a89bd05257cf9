"""Questionnaires as they were asked: each version that anybody answered is kept for ever."""

from __future__ import annotations

from datetime import datetime

from storage.engine import Sql
from storage.events import add_event
from storage.operations import Operations
from storage.texts import to_text

ADD = """
INSERT INTO published (fingerprint, questionnaire, version, definition, published_at)
VALUES (:fingerprint, :questionnaire, :version, :definition, :at)
ON CONFLICT (fingerprint) DO NOTHING RETURNING fingerprint
"""
ONE = """
SELECT p.definition FROM published p JOIN submission s ON s.fingerprint = p.fingerprint
WHERE s.response_id = :response AND s.number = :number
"""


class Published(Operations):
    """Keeping the definitions that responses answer."""

    def publish(
        self, questionnaire: str, version: str, fingerprint: str, definition: str, now: datetime
    ) -> None:
        """Keep a definition, as JSON text, under its fingerprint; once more changes nothing."""
        kept = {"fingerprint": fingerprint, "questionnaire": questionnaire, "version": version}
        if self._engine.read(
            "SELECT 1 FROM published WHERE fingerprint = :fingerprint", fingerprint=fingerprint
        ):
            return

        def work(sql: Sql) -> None:
            if sql(ADD, **kept, definition=definition, at=to_text(now)):
                add_event(sql, "staff", "questionnaire_published", now, detail=kept)

        self._engine.write(work)

    def definition_of(self, response_id: str, number: int) -> str | None:
        """Return the definition, as JSON text, that a submission answers; None if none is kept."""
        rows = self._engine.read(ONE, response=response_id, number=number)
        return str(rows[0]["definition"]) if rows else None
