"""The organisations that take part, or may."""

from __future__ import annotations

from datetime import datetime

from programme import Organisation
from storage.engine import Row, Sql
from storage.events import add_event
from storage.ids import new_id
from storage.operations import Operations, only
from storage.texts import check_characters, to_moment, to_text

ADD = "INSERT INTO organisation (id, name, added_at) VALUES (:id, :name, :at)"
ONE = "SELECT id, name, added_at FROM organisation WHERE id = :id"
ALL = "SELECT id, name, added_at FROM organisation ORDER BY name, id"


class Organisations(Operations):
    """Adding and finding organisations."""

    def add_organisation(self, name: str, now: datetime) -> Organisation:
        """Add an organisation; two may have the same name. Raises `Unkeepable`."""
        check_characters(name)
        added = Organisation(new_id(now), name, now)

        def work(sql: Sql) -> None:
            sql(ADD, id=added.id, name=name, at=to_text(now))
            add_event(sql, "staff", "organisation_added", now, organisation=added.id)

        self._engine.write(work)
        return added

    def organisation(self, organisation_id: str) -> Organisation:
        """Return one organisation; raises `NotFound`."""
        return to_organisation(only(self._engine.read(ONE, id=organisation_id), "organisation"))

    def organisations(self) -> list[Organisation]:
        """Return all organisations by name, in the order of the characters' codes."""
        return [to_organisation(row) for row in self._engine.read(ALL)]


def require_organisation(sql: Sql, organisation_id: str) -> None:
    """Raise `NotFound` unless the organisation is there."""
    only(sql(ONE, id=organisation_id), "organisation")


def to_organisation(row: Row) -> Organisation:
    """Make an organisation of its row."""
    return Organisation(row["id"], row["name"], to_moment(row["added_at"]))
