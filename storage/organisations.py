"""The register: the organisations that take part, or may."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from programme import COUNTY, Author, Organisation
from storage.engine import Row, Sql
from storage.events import add_event
from storage.ids import new_id
from storage.operations import Operations, only
from storage.texts import check_characters, from_json, to_json, to_moment, to_text

ADD = """
INSERT INTO organisation (id, name, added_at, number, type, size, places)
VALUES (:id, :name, :at, :number, :type, :size, :places)
"""
CHANGE = """
UPDATE organisation SET name = :name, number = :number, type = :type, size = :size,
  places = :places WHERE id = :id
"""
# An update that alters nothing takes the row's lock on every engine.
LOCK = "UPDATE organisation SET name = name WHERE id = :id RETURNING *"
ONE = "SELECT * FROM organisation WHERE id = :id"
ALL = "SELECT * FROM organisation ORDER BY name, id"


class Organisations(Operations):
    """Adding, changing and finding organisations."""

    def add_organisation(
        self,
        name: str,
        now: datetime,
        *,
        number: str | None = None,
        known: Organisation | None = None,
        author: Author = COUNTY,
    ) -> Organisation:
        """Add an organisation, with what is `known` of it apart from its name and number.

        Two may have the same name, but not the same number, which raises `Conflict`. Raises
        `Unkeepable`.
        """
        blank = Organisation(new_id(now), name, now)
        added = replace(known or blank, id=blank.id, name=name, added_at=now, number=number)
        values = _values(added)

        def work(sql: Sql) -> None:
            sql(ADD, **values, at=to_text(now))
            add_event(sql, author, "organisation_added", now, organisation=added.id)

        self._engine.write(work)
        return added

    def change_organisation(
        self, changed: Organisation, now: datetime, author: Author = COUNTY
    ) -> None:
        """Keep a new name or other facts; what they were before stands in the history.

        Raises `NotFound`, `Conflict` where another has the number, and `Unkeepable`.
        """
        values = _values(changed)

        def work(sql: Sql) -> None:
            before = _values(to_organisation(only(sql(LOCK, id=changed.id), "organisation")))
            detail = {key: [old, values[key]] for key, old in before.items() if old != values[key]}
            if detail:
                sql(CHANGE, **values)

                add_event(
                    sql, author, "organisation_changed", now, organisation=changed.id, detail=detail
                )

        self._engine.write(work)

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
    moment, places = to_moment(row["added_at"]), tuple(from_json(row["places"]))
    return Organisation(**{**row, "added_at": moment, "places": places})


def _values(organisation: Organisation) -> dict[str, str | None]:
    """Give what is kept of an organisation, but for when it was added; raises `Unkeepable`."""
    values = {**asdict(organisation), "places": to_json(list(organisation.places))}
    del values["added_at"]
    for value in values.values():
        check_characters(value or "")
    return values
