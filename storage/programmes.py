"""The programme in its versions: what its goals and problem areas were called, and when."""

from __future__ import annotations

from datetime import datetime

from programme import Programme, ProgrammeVersion, programme_fingerprint
from storage.engine import Row, Sql
from storage.events import add_event
from storage.operations import Operations, only
from storage.texts import LONGEST_DOCUMENT, to_json, to_moment, to_text

# Where another program adds a version at the same moment, this one has nothing to add.
ADD = """
INSERT INTO programme_version (number, fingerprint, document, in_force_from)
SELECT COALESCE(MAX(number), 0) + 1, :fingerprint, :document, :at
FROM programme_version WHERE number > 0
ON CONFLICT (number) DO NOTHING RETURNING number
"""
LATEST = "SELECT fingerprint FROM programme_version ORDER BY number DESC LIMIT 1"
ALL = "SELECT number, fingerprint, in_force_from FROM programme_version ORDER BY number"
ONE = "SELECT document FROM programme_version WHERE number = :number"


class Programmes(Operations):
    """Keeping each version of the programme that was in force."""

    def keep_programme(self, programme: Programme, now: datetime) -> None:
        """Keep a programme as the one in force from now; the one in force already changes nothing."""
        mark = programme_fingerprint(programme)
        if self._in_force() == mark:
            return
        document = to_json(programme.model_dump(mode="json"), longest=LONGEST_DOCUMENT)

        def work(sql: Sql) -> None:
            newest = sql(LATEST)
            if newest and newest[0]["fingerprint"] == mark:
                return
            if sql(ADD, fingerprint=mark, document=document, at=to_text(now)):
                add_event(sql, "staff", "programme_changed", now, detail={"fingerprint": mark})

        self._engine.write(work)

    def programme_versions(self) -> list[ProgrammeVersion]:
        """Return the versions that were in force, the first one first."""
        return [_version(row) for row in self._engine.read(ALL)]

    def programme_version(self, number: int) -> Programme:
        """Return the programme as it was in this version; raises `NotFound`."""
        row = only(self._engine.read(ONE, number=number), "programme version")
        return Programme.model_validate_json(row["document"])

    def _in_force(self) -> str | None:
        """Return the fingerprint of the version in force."""
        rows = self._engine.read(LATEST)
        return str(rows[0]["fingerprint"]) if rows else None


def _version(row: Row) -> ProgrammeVersion:
    """Make a version of its row."""
    moment = to_moment(row["in_force_from"])
    return ProgrammeVersion(row["number"], row["fingerprint"], moment)
