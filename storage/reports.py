"""Reports with the figures they were made of: replaced while worked on, adopted once and for all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from programme import COUNTY, Author, Report
from storage.engine import Row, Sql
from storage.errors import Conflict
from storage.events import add_event
from storage.ids import new_id
from storage.operations import Operations, only
from storage.texts import (
    LONGEST_DOCUMENT,
    check_characters,
    from_json,
    to_json,
    to_moment,
    to_text,
)

HEAD = "id, kind, title, round, media_type, sha256, size, made_at, adopted_at, registration"
ADD = f"""
INSERT INTO report (id, kind, title, round, data, file, media_type, sha256, size, made_at)
VALUES (:id, :kind, :title, :round, :data, :file, :media_type, :sha256, :size, :at)
RETURNING {HEAD}
"""  # noqa: S608 -- no value is put in
LOCK = "UPDATE report SET kind = kind WHERE id = :id AND lasting = 0 RETURNING id"
THERE = "SELECT adopted_at FROM report WHERE id = :id"
ADOPT = """
UPDATE report SET adopted_at = :at, registration = :registration, lasting = 1 WHERE id = :id
"""
DELETE = "DELETE FROM report WHERE id = :id"
ALL = f"SELECT {HEAD} FROM report ORDER BY made_at, id"  # noqa: S608 -- no value is put in
ONE = f"SELECT {HEAD} FROM report WHERE id = :id"  # noqa: S608 -- no value is put in


class Reports(Operations):
    """Keeping reports; lists of them hold no files."""

    def add_report(
        self,
        kind: str,
        title: str,
        round: str,  # noqa: A002 -- the glossary's word
        data: Mapping[str, Any],
        file: tuple[str, bytes],
        now: datetime,
        author: Author = COUNTY,
    ) -> Report:
        """Keep a working version: its figures as JSON values, and its media type with its bytes.

        Raises `Unkeepable`.
        """
        media_type, content = file
        check_characters(kind + title + round + media_type)
        values: dict[str, object] = {"id": new_id(now), "kind": kind, "title": title}
        values |= {"round": round, "media_type": media_type, "file": content, "at": to_text(now)}
        values |= {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        values["data"] = to_json(data, longest=LONGEST_DOCUMENT)

        def work(sql: Sql) -> Report:
            report = _report(sql(ADD, **values)[0])
            _write_down(sql, author, "report_added", now, report.id)
            return report

        return self._engine.write(work)

    def adopt_report(
        self, report_id: str, registration: str, now: datetime, author: Author = COUNTY
    ) -> None:
        """Adopt a working version under its registration number; from then on it never changes.

        Raises `NotFound`, `Unkeepable`, and `Conflict` where it is adopted already.
        """
        check_characters(registration)

        def work(sql: Sql) -> None:
            _lock(sql, report_id)
            sql(ADOPT, id=report_id, at=to_text(now), registration=registration)
            _write_down(sql, author, "report_adopted", now, report_id)

        self._engine.write(work)

    def delete_report(self, report_id: str, now: datetime, author: Author = COUNTY) -> None:
        """Delete a working version; raises `NotFound`, and `Conflict` for what is adopted."""

        def work(sql: Sql) -> None:
            _lock(sql, report_id)
            sql(DELETE, id=report_id)
            _write_down(sql, author, "report_deleted", now, report_id)

        self._engine.write(work)

    def reports(self) -> list[Report]:
        """Return all reports without their files, in the order made."""
        return [_report(row) for row in self._engine.read(ALL)]

    def report(self, report_id: str) -> Report:
        """Return one report without its file; raises `NotFound`."""
        return _report(only(self._engine.read(ONE, id=report_id), "report"))

    def report_file(self, report_id: str) -> bytes:
        """Return a report's file; raises `NotFound`."""
        rows = self._engine.read("SELECT file FROM report WHERE id = :id", id=report_id)
        return bytes(only(rows, "report")["file"])

    def report_data(self, report_id: str) -> Mapping[str, Any]:
        """Return the figures that a report was made of; raises `NotFound`."""
        rows = self._engine.read("SELECT data FROM report WHERE id = :id", id=report_id)
        return dict(from_json(only(rows, "report")["data"]))


def _lock(sql: Sql, report_id: str) -> None:
    """Lock a working version; raises `NotFound`, and `Conflict` for what is adopted."""
    if not sql(LOCK, id=report_id):
        only(sql(THERE, id=report_id), "report")
        raise Conflict("the report is adopted, so it is neither changed nor deleted")


def _write_down(sql: Sql, author: Author, what: str, now: datetime, report_id: str) -> None:
    """Write the event."""
    add_event(sql, author, what, now, detail={"report": report_id})


def _report(row: Row) -> Report:
    """Make a report of its row."""
    adopted = to_moment(row["adopted_at"]) if row["adopted_at"] else None
    return Report(**{**row, "made_at": to_moment(row["made_at"]), "adopted_at": adopted})
