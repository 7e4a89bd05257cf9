from __future__ import annotations

import pytest
from storage_samples import NOW

from storage import NotFound, Store, Unkeepable


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
