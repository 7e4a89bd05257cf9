"""Rounds as kept things: closed, opened again, and with the record lists that they read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import groupby

from programme import COUNTY, Author, KeptRound, Round
from storage.engine import Row, Sql
from storage.events import add_event
from storage.operations import Operations, only
from storage.records import NOW, fold
from storage.texts import to_json, to_moment, to_text

LOCK = """
UPDATE round SET name = name WHERE name = :name RETURNING definition, closed_at, frozen_at
"""
ADD = """
INSERT INTO round (name, definition, begins) VALUES (:name, :definition, :begins)
ON CONFLICT (name) DO NOTHING RETURNING name
"""
CHANGE = "UPDATE round SET definition = :definition, begins = :begins WHERE name = :name"
CLOSE = "UPDATE round SET closed_at = CAST(:at AS TEXT) WHERE name = :name"
FREEZE = "UPDATE round SET frozen_at = :at WHERE name = :name"
KEEP = """
INSERT INTO frozen_record (organisation_id, round, list, id, ordinal, label, properties)
VALUES (:organisation, :round, :list, :id, :ordinal, :label, :properties)
"""
ALL = "SELECT definition, closed_at, frozen_at FROM round ORDER BY begins, name"


class Rounds(Operations):
    """Keeping, closing, opening and freezing rounds."""

    def keep_round(self, kept: Round, now: datetime, author: Author = COUNTY) -> None:
        """Keep a round as it is now, new or changed; the same once more changes nothing."""
        values = {"name": kept.name, "begins": kept.begins.isoformat()}
        values["definition"] = kept.model_dump_json()

        def work(sql: Sql) -> None:
            added = sql(ADD, **values)
            if not added and sql(LOCK, name=kept.name)[0]["definition"] == values["definition"]:
                return
            sql(CHANGE, **values)
            what = "round_added" if added else "round_changed"
            add_event(sql, author, what, now, detail={"round": kept.name})

        self._engine.write(work)

    def rounds(self) -> list[KeptRound]:
        """Return the rounds that are kept, in the order they begin."""
        return [_kept(row) for row in self._engine.read(ALL)]

    def close_round(self, name: str, now: datetime, author: Author = COUNTY) -> None:
        """Close a round: no organisation begins or changes a draft in it, unless it was returned.

        Raises `NotFound`. Twice is harmless.
        """
        self._close(name, now, author, closed=True)

    def open_round(self, name: str, now: datetime, author: Author = COUNTY) -> None:
        """Open a round that was closed; raises `NotFound`. Twice is harmless."""
        self._close(name, now, author, closed=False)

    def freeze_round(
        self, name: str, lists: Collection[str], now: datetime, author: Author = COUNTY
    ) -> None:
        """Keep these record lists of every organisation, as they are now, for the round to read.

        Raises `NotFound`. Once they are kept they stay so: a second time changes nothing.
        """

        def work(sql: Sql) -> None:
            if only(sql(LOCK, name=name), "round")["frozen_at"] is None:
                sql.many(KEEP, _frozen(sql, name, lists))
                sql(FREEZE, name=name, at=to_text(now))
                detail = {"round": name, "lists": sorted(lists)}
                add_event(sql, author, "round_frozen", now, detail=detail)

        self._engine.write(work)

    def _close(self, name: str, now: datetime, author: Author, *, closed: bool) -> None:
        """Close a round, or open it."""

        def work(sql: Sql) -> None:
            row = only(sql(LOCK, name=name), "round")
            if (row["closed_at"] is not None) is not closed:
                sql(CLOSE, name=name, at=to_text(now) if closed else None)
                what = "round_closed" if closed else "round_opened"
                add_event(sql, author, what, now, detail={"round": name})

        self._engine.write(work)


def _frozen(sql: Sql, name: str, lists: Collection[str]) -> Iterator[Row]:
    """Give the rows of the lists as they are now, organisation by organisation."""
    said = [row for row in sql(NOW, organisation=None) if row["list"] in lists]
    for organisation_id, rows in groupby(said, lambda row: str(row["organisation_id"])):
        for list_, records in fold(rows).items():
            for ordinal, record in enumerate(records):
                yield {
                    "organisation": organisation_id,
                    "round": name,
                    "list": list_,
                    "id": record.id,
                    "ordinal": ordinal,
                    "label": to_json(record.label),
                    "properties": to_json(dict(record.properties)),
                }


def _kept(row: Row) -> KeptRound:
    """Make a kept round of its row."""
    closed, frozen = (to_moment(row[it]) if row[it] else None for it in ("closed_at", "frozen_at"))
    return KeptRound(Round.model_validate_json(row["definition"]), closed, frozen)
