from __future__ import annotations

from dataclasses import replace

import pytest
from storage_samples import LATER, NOW

from programme import Author, Organisation
from storage import Conflict, NotFound, Store, Unkeepable
from storage.engine import Engine
from storage.texts import from_json


def test_an_organisation_is_found_as_it_was_added(store: Store) -> None:
    added = store.add_organisation("Västerås stad", NOW)
    assert added.name == "Västerås stad"
    assert added.added_at == NOW
    assert store.organisation(added.id) == added
    assert store.organisations() == [added]


def test_organisations_come_by_name_and_two_may_have_the_same(store: Store) -> None:
    names = ["Odd", "Alfa", "Odd"]
    added = [store.add_organisation(name, NOW) for name in names]
    assert [one.name for one in store.organisations()] == sorted(names)
    assert len({one.id for one in added}) == 3


def test_an_organisation_that_is_not_there_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.organisation("nobody")


@pytest.mark.parametrize("name", ["a\x00b", "\ud800"])
def test_a_name_that_no_database_keeps_is_refused(store: Store, name: str) -> None:
    with pytest.raises(Unkeepable):
        store.add_organisation(name, NOW)
    assert store.organisations() == []


def test_a_moment_without_time_zone_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        store.add_organisation("Alfa", NOW.replace(tzinfo=None))


def test_what_the_register_knows_is_kept(store: Store) -> None:
    known = Organisation("", "", NOW, type="kommun", size="s250", places=("k1980", "k1981"))
    added = store.add_organisation("Alfa", NOW, number="2021002411", known=known)
    assert store.organisation(added.id) == added
    assert (added.name, added.number, added.places) == ("Alfa", "2021002411", ("k1980", "k1981"))


def test_a_name_may_change_and_the_old_one_stands_in_the_history(
    store: Store, engine: Engine
) -> None:
    added = store.add_organisation("Alfa", NOW)
    for _ in range(2):
        store.change_organisation(
            replace(added, name="Beta", places=("k1980",)), LATER, Author("county", "p1")
        )
    assert store.organisation(added.id).name == "Beta"
    (event,) = engine.read(
        "SELECT detail, person_id FROM event WHERE what = 'organisation_changed'"
    )
    assert from_json(event["detail"]) == {"name": ["Alfa", "Beta"], "places": ["[]", '["k1980"]']}
    assert event["person_id"] == "p1"


def test_no_two_have_the_same_number_but_any_may_have_none(store: Store) -> None:
    for name in ("Alfa", "Beta"):
        store.add_organisation(name, NOW)
    first = store.add_organisation("Gamma", NOW, number="2021002411")
    with pytest.raises(Conflict):
        store.add_organisation("Delta", NOW, number="2021002411")
    second = store.add_organisation("Delta", NOW)
    with pytest.raises(Conflict):
        store.change_organisation(replace(second, number=first.number), NOW)
    assert [it.number for it in store.organisations()] == [None, None, None, "2021002411"]


def test_what_is_not_there_is_not_changed(store: Store) -> None:
    with pytest.raises(NotFound):
        store.change_organisation(Organisation("nobody", "Alfa", NOW), NOW)
