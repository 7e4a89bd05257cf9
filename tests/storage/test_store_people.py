from __future__ import annotations

from dataclasses import replace

import pytest
from storage_samples import LATER, NOW, OFFICER

from access import Duty, Person, Role
from storage import NotFound, Refused, Store, Unkeepable
from storage.engine import Engine

KIM = ("Kim Fyr", "kim@fyren.example", "08-465 004 01")
UNTIL = LATER.replace(year=2027)


@pytest.fixture
def organisation(store: Store) -> str:
    return store.add_organisation("Fyren", NOW).id


def invite(store: Store, person: Person, hashed: str = "t") -> None:
    """Make a way in for somebody."""
    role = Role.RESPONDENT if person.organisation_id else Role.STAFF
    store.add_invitation(
        hashed,
        role,
        person.organisation_id,
        once=False,
        expires_at=UNTIL,
        now=NOW,
        person_id=person.id,
    )


def test_people_are_found_where_they_are(store: Store, organisation: str) -> None:
    contact = store.add_person(organisation, Duty.CONTACT, KIM, NOW)
    officer = store.add_person(None, Duty.OFFICER, ("Alva Ek", "alva@lst.example", ""), NOW)
    assert store.person(contact.id) == contact
    assert (contact.name, contact.email, contact.phone) == KIM
    assert store.people(organisation) == [contact]
    assert store.people(None) == [officer]
    assert store.people("another") == []


def test_a_duty_belongs_to_its_side(store: Store, organisation: str) -> None:
    with pytest.raises(ValueError, match="other side"):
        store.add_person(organisation, Duty.OFFICER, KIM, NOW)
    with pytest.raises(ValueError, match="other side"):
        store.add_person(None, Duty.CONTACT, KIM, NOW)
    contact = store.add_person(organisation, Duty.CONTACT, KIM, NOW)
    with pytest.raises(ValueError, match="other side"):
        store.change_person(replace(contact, duty=Duty.ANALYST), NOW)
    assert store.people(organisation) == [contact]


def test_somebody_is_changed_and_the_old_address_is_gone(
    store: Store, organisation: str, engine: Engine
) -> None:
    contact = store.add_person(organisation, Duty.CONTACT, KIM, NOW)
    changed = replace(contact, email="ny@fyren.example", duty=Duty.READER)
    for _ in range(2):
        store.change_person(changed, LATER, OFFICER)
    assert store.person(contact.id) == changed
    assert KIM[1] not in repr(engine.read("SELECT * FROM person"))


def test_events_know_people_by_id_only(store: Store, organisation: str, engine: Engine) -> None:
    contact = store.add_person(organisation, Duty.CONTACT, KIM, NOW, OFFICER)
    store.change_person(replace(contact, phone="08-465 004 02"), NOW, OFFICER)
    store.remove_person(contact.id, NOW, OFFICER)
    store.erase_people(LATER, LATER)
    rows = engine.read("SELECT what, person_id, detail FROM event WHERE what LIKE 'person%'")
    assert [row["what"] for row in rows] == [
        "person_added",
        "person_changed",
        "person_left",
        "person_erased",
    ]
    assert all(contact.id in row["detail"] for row in rows)
    for secret in (*KIM, "08-465 004 02"):
        assert secret not in repr(rows)
    assert KIM[0] not in repr(contact)


def test_who_has_left_is_hidden_at_once_and_comes_in_no_more(
    store: Store, organisation: str
) -> None:
    contact = store.add_person(organisation, Duty.CONTACT, KIM, NOW)
    invite(store, contact)
    store.open_session("t", "s", UNTIL, NOW)
    assert store.session("s", NOW)
    store.remove_person(contact.id, NOW)
    assert store.people(organisation) == []
    assert store.session("s", NOW) is None
    with pytest.raises(Refused, match="revoked"):
        store.open_session("t", "s2", UNTIL, NOW)
    for attempt in (
        lambda: store.person(contact.id),
        lambda: store.change_person(contact, NOW),
        lambda: store.remove_person(contact.id, NOW),
        lambda: invite(store, contact, "t2"),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_who_left_long_ago_is_erased_and_the_others_are_not(
    store: Store, organisation: str, engine: Engine
) -> None:
    gone = store.add_person(organisation, Duty.CONTACT, KIM, NOW)
    store.remove_person(gone.id, NOW)
    recent = store.add_person(organisation, Duty.CONTACT, ("Alva Ek", "a@b.example", ""), NOW)
    store.remove_person(recent.id, LATER)
    here = store.add_person(organisation, Duty.READER, ("Bo Al", "b@b.example", ""), NOW)
    assert store.erase_people(LATER, LATER) == 1
    assert store.erase_people(LATER, LATER) == 0
    kept = repr(engine.read("SELECT * FROM person"))
    assert not [it for it in KIM if it in kept]
    assert "Alva Ek" in kept
    assert store.people(organisation) == [here]


def test_a_session_knows_who_it_is_and_what_they_do(
    store: Store, organisation: str, engine: Engine
) -> None:
    reader = store.add_person(organisation, Duty.READER, KIM, NOW)
    invite(store, reader)
    opened = store.open_session("t", "s", UNTIL, NOW)
    assert (opened.person_id, opened.duty) == (reader.id, Duty.READER)
    assert store.session("s", NOW) == opened
    (row,) = engine.read("SELECT person_id FROM event WHERE what = 'session_opened'")
    assert row["person_id"] == reader.id
    (invitation,) = store.invitations(organisation)
    assert invitation.person_id == reader.id


def test_nobody_is_invited_to_where_they_are_not(store: Store, organisation: str) -> None:
    other = store.add_organisation("Annan", NOW).id
    contact = store.add_person(organisation, Duty.CONTACT, KIM, NOW)
    officer = store.add_person(None, Duty.OFFICER, KIM, NOW)
    for person, where in ((contact, other), (contact, None), (officer, other)):
        with pytest.raises(NotFound):
            invite(store, replace(person, organisation_id=where))


def test_what_cannot_be_kept_adds_nobody(store: Store, organisation: str) -> None:
    with pytest.raises(Unkeepable):
        store.add_person(organisation, Duty.CONTACT, ("K\x00", "", ""), NOW)
    with pytest.raises(NotFound):
        store.add_person("nowhere", Duty.CONTACT, KIM, NOW)
    assert store.people(organisation) == []
