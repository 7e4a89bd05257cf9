"""Instances of repeats: added, removed so that they can come back, and restored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from programme import ORGANISATION, Author
from questionnaires import Answer
from storage.changes import begin_change
from storage.engine import Sql
from storage.ids import new_id
from storage.operations import Operations, only
from storage.texts import check_characters, to_text

SAME_ORIGIN = """
SELECT id FROM instance
WHERE response_id = :response AND parent = :parent AND repeat = :repeat AND origin = :origin
  AND origin <> '' AND removed_at IS NULL
"""
ADD = """
INSERT INTO instance (response_id, id, parent, repeat, ordinal, origin)
SELECT :response, :id, :parent, :repeat, COALESCE(MAX(ordinal), 0) + 1, :origin FROM instance
WHERE response_id = :response AND parent = :parent AND repeat = :repeat
"""
FIND = """
SELECT repeat, removed_at FROM instance
WHERE response_id = :response AND id = :instance AND parent IS NOT NULL
"""
MARK = """
UPDATE instance SET removed_at = :removed WHERE response_id = :response AND id = :instance
"""


class Instances(Operations):
    """Adding and removing; every call names organisation and side, which must match."""

    def add_instance(
        self,
        response_id: str,
        organisation_id: str,
        parent: str,
        repeat: str,
        origin: str,
        answers: Mapping[str, Answer],
        now: datetime,
        *,
        author: Author = ORGANISATION,
    ) -> str:
        """Add an instance last among its siblings, with its defaults, and return its id.

        Where one with the same `origin` (other than "") is there already, as when two tabs open
        at once, its id is returned and nothing changes. Raises `NotFound`, `AlreadySubmitted` and
        `Unkeepable`.
        """
        check_characters(repeat + origin)
        added = {"id": new_id(now), "parent": parent, "repeat": repeat}
        place = {"response": response_id, "parent": parent, "repeat": repeat, "origin": origin}

        def work(sql: Sql) -> str:
            change = begin_change(sql, response_id, organisation_id, now, author)
            change.require_instance(parent)
            if there := sql(SAME_ORIGIN, **place):
                return str(there[0]["id"])
            sql(ADD, **place, id=added["id"])
            sealed = change.put_first(added["id"], answers)
            change.finish("instance_added", {**added, "answers": sealed})
            return added["id"]

        return self._engine.write(work)

    def remove_instance(
        self,
        response_id: str,
        organisation_id: str,
        instance_id: str,
        now: datetime,
        author: Author = ORGANISATION,
    ) -> None:
        """Take an instance away with all it holds; the root cannot be. Twice is harmless.

        Raises `NotFound` and `AlreadySubmitted`.
        """
        self._mark(response_id, organisation_id, instance_id, now, author, removed=True)

    def restore_instance(
        self,
        response_id: str,
        organisation_id: str,
        instance_id: str,
        now: datetime,
        author: Author = ORGANISATION,
    ) -> None:
        """Bring a removed instance back as it was, in its place. Twice is harmless.

        Raises `NotFound` and `AlreadySubmitted`.
        """
        self._mark(response_id, organisation_id, instance_id, now, author, removed=False)

    def _mark(
        self,
        response_id: str,
        organisation_id: str,
        instance_id: str,
        now: datetime,
        author: Author,
        *,
        removed: bool,
    ) -> None:
        """Mark an instance as removed or not."""
        which = {"response": response_id, "instance": instance_id}

        def work(sql: Sql) -> None:
            change = begin_change(sql, response_id, organisation_id, now, author)
            row = only(sql(FIND, **which), "instance")
            if (row["removed_at"] is not None) is removed:
                return
            sql(MARK, **which, removed=to_text(now) if removed else None)
            what = "instance_removed" if removed else "instance_restored"
            change.finish(what, {"id": instance_id, "repeat": row["repeat"]})

        self._engine.write(work)
