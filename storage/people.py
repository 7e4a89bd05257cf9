"""People: added, changed, gone and forgotten; events know them by id only."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from access import ROLES, Duty, Person, Role
from programme import COUNTY, Author
from storage.engine import Row, Sql
from storage.errors import NotFound
from storage.events import add_event
from storage.ids import new_id
from storage.operations import Operations, only
from storage.organisations import require_organisation
from storage.texts import check_characters, to_moment, to_text

ADD = """
INSERT INTO person (id, organisation_id, duty, name, email, phone, added_at)
VALUES (:id, :organisation, :duty, :name, :email, :phone, :at)
"""
LOCK = "UPDATE person SET name = name WHERE id = :id AND left_at IS NULL RETURNING *"
CHANGE = """
UPDATE person SET duty = :duty, name = :name, email = :email, phone = :phone WHERE id = :id
"""
LEAVE = "UPDATE person SET left_at = :at WHERE id = :id"
REVOKE = "UPDATE invitation SET revoked_at = :at WHERE person_id = :id AND revoked_at IS NULL"
ONE = "SELECT * FROM person WHERE id = :id AND left_at IS NULL"
HERE = """
SELECT * FROM person
WHERE left_at IS NULL AND (organisation_id = :organisation
  OR CAST(:organisation AS TEXT) IS NULL AND organisation_id IS NULL)
ORDER BY name, id
"""
ERASE = """
UPDATE person SET name = '', email = '', phone = '', erased_at = :at
WHERE left_at < :before AND erased_at IS NULL RETURNING id, organisation_id
"""


class People(Operations):
    """Those who have a part here; who has left is shown to nobody."""

    def add_person(
        self,
        organisation_id: str | None,
        duty: Duty,
        reached: tuple[str, str, str],
        now: datetime,
        author: Author = COUNTY,
    ) -> Person:
        """Add somebody at an organisation, or at the county for None.

        `reached` is name, e-mail and phone. Raises `NotFound` for no such organisation,
        `ValueError` for a duty that is not there, and `Unkeepable`.
        """
        if (ROLES[duty] is Role.STAFF) is not (organisation_id is None):
            raise ValueError("the duty belongs to the other side")
        added = Person(new_id(now), organisation_id, duty, *reached, now)
        values = _values(added)

        def work(sql: Sql) -> None:
            if organisation_id is not None:
                require_organisation(sql, organisation_id)
            sql(ADD, **values, organisation=organisation_id, at=to_text(now))
            _write_down(sql, author, "person_added", now, (added.id, organisation_id), str(duty))

        self._engine.write(work)
        return added

    def change_person(self, changed: Person, now: datetime, author: Author = COUNTY) -> None:
        """Keep somebody's new duty, name or addresses; the old ones are not kept.

        Raises `NotFound`, also for who has left, `ValueError` for a duty of the other side, and
        `Unkeepable`.
        """
        values = _values(changed)

        def work(sql: Sql) -> None:
            row = only(sql(LOCK, id=changed.id), "person")
            if ROLES[Duty(row["duty"])] is not ROLES[changed.duty]:
                raise ValueError("the duty belongs to the other side")
            if names := [key for key, value in values.items() if row[key] != value]:
                sql(CHANGE, **values)
                which = (changed.id, row["organisation_id"])
                _write_down(sql, author, "person_changed", now, which, *names)

        self._engine.write(work)

    def remove_person(self, person_id: str, now: datetime, author: Author = COUNTY) -> None:
        """Hide somebody who has left, and end their ways in; raises `NotFound`, also the next time."""

        def work(sql: Sql) -> None:
            row = only(sql(LOCK, id=person_id), "person")
            sql(LEAVE, id=person_id, at=to_text(now))
            sql(REVOKE, id=person_id, at=to_text(now))
            _write_down(sql, author, "person_left", now, (person_id, row["organisation_id"]))

        self._engine.write(work)

    def erase_people(self, left_before: datetime, now: datetime) -> int:
        """Erase what named those who left before a moment, and return how many they were."""

        def work(sql: Sql) -> int:
            erased = sql(ERASE, before=to_text(left_before), at=to_text(now))
            for row in erased:
                which = (row["id"], row["organisation_id"])
                _write_down(sql, COUNTY, "person_erased", now, which)
            return len(erased)

        return self._engine.write(work)

    def person(self, person_id: str) -> Person:
        """Return somebody who is here; raises `NotFound`."""
        return _person(only(self._engine.read(ONE, id=person_id), "person"))

    def people(self, organisation_id: str | None) -> list[Person]:
        """Return who is at one organisation, or at the county for None, by name."""
        return [_person(row) for row in self._engine.read(HERE, organisation=organisation_id)]


def require_person(sql: Sql, person_id: str, role: Role, organisation_id: str | None) -> None:
    """Raise `NotFound` unless somebody is here, at this organisation and in this role."""
    row = only(sql(ONE, id=person_id), "person")
    if row["organisation_id"] != organisation_id or ROLES[Duty(row["duty"])] is not role:
        raise NotFound("person")


def _values(person: Person) -> dict[str, str]:
    """Give what is kept of somebody; raises `Unkeepable`."""
    names = ("id", "duty", "name", "email", "phone")
    values = {name: str(value) for name, value in asdict(person).items() if name in names}
    check_characters("".join(values.values()))
    return values


def _write_down(
    sql: Sql, author: Author, what: str, now: datetime, which: tuple[str, str | None], *more: str
) -> None:
    """Write the event: whom by id, and of a change the names of what changed."""
    person_id, organisation_id = which
    detail = {"person": person_id, "what": list(more)}
    add_event(sql, author, what, now, organisation=organisation_id, detail=detail)


def _person(row: Row) -> Person:
    """Make a person of their row."""
    names = ("added_at", "left_at", "erased_at")
    moments = {name: to_moment(row[name]) if row[name] else None for name in names}
    return Person(**{**row, **moments, "duty": Duty(row["duty"])})
