from __future__ import annotations

import pytest
from storage_samples import NOW, Begun

from storage import NotFound


def titles(begun: Begun) -> list[object]:
    return [one.answers.get("titel") for one in begun.draft().repeats.get("insats", [])]


def test_instances_keep_the_order_they_were_added_in(begun: Begun) -> None:
    for title in ("c", "a", "b"):
        begun.add("insats", titel=title)
    assert titles(begun) == ["c", "a", "b"]


def test_an_instance_holds_its_answers_origin_and_inner_repeats(begun: Begun) -> None:
    insats = begun.add("insats", titel="Mentorer", antal=3)
    steg = begun.add("steg", parent=insats, origin="steg-1")
    begun.save("klart", ["nej"], instance=steg)
    (outer,) = begun.draft().repeats["insats"]
    assert (outer.id, outer.answers) == (insats, {"titel": "Mentorer", "antal": 3})
    (inner,) = outer.repeats["steg"]
    assert (inner.id, inner.origin, inner.answers) == (steg, "steg-1", {"klart": ["nej"]})


def test_two_tabs_that_add_for_the_same_record_get_the_same_instance(begun: Begun) -> None:
    first = begun.add("delmal", origin="makt", laget="1")
    begun.save("laget", "4", instance=first)
    revision = begun.now.revision
    assert begun.add("delmal", origin="makt", laget="1") == first
    assert begun.now.revision == revision
    assert begun.draft().repeats["delmal"][0].answers == {"laget": "4"}
    assert begun.add("delmal", origin="halsa") != first


def test_a_removed_instance_is_gone_with_all_it_holds_and_comes_back_as_it_was(
    begun: Begun,
) -> None:
    begun.add("insats", titel="a")
    insats = begun.add("insats", titel="b")
    begun.add("steg", parent=insats, vad="mer")
    begun.add("insats", titel="c")
    before = begun.draft()
    begun.remove(insats)
    assert titles(begun) == ["a", "c"]
    begun.store.restore_instance(*begun.ids, insats, NOW)
    assert begun.draft() == before


def test_what_was_removed_on_its_own_stays_away_when_what_is_around_it_comes_back(
    begun: Begun,
) -> None:
    insats = begun.add("insats")
    steg = begun.add("steg", parent=insats)
    begun.remove(steg)
    begun.remove(insats)
    begun.store.restore_instance(*begun.ids, insats, NOW)
    assert begun.draft().find(insats).repeats == {}


def test_removing_or_restoring_twice_changes_nothing(begun: Begun) -> None:
    insats = begun.add("insats")
    begun.remove(insats)
    revision = begun.now.revision
    begun.remove(insats)
    assert begun.now.revision == revision
    begun.store.restore_instance(*begun.ids, insats, NOW)
    begun.store.restore_instance(*begun.ids, insats, NOW)
    assert begun.now.revision == revision + 1


def test_a_removed_instance_takes_no_answers_and_no_instances(begun: Begun) -> None:
    insats = begun.add("insats", titel="a")
    begun.remove(insats)
    with pytest.raises(NotFound):
        begun.save("titel", "b", instance=insats)
    with pytest.raises(NotFound):
        begun.add("steg", parent=insats)
    begun.store.restore_instance(*begun.ids, insats, NOW)
    assert titles(begun) == ["a"]


def test_the_root_and_what_is_not_there_cannot_be_removed(begun: Begun) -> None:
    for instance in (begun.root, "nothing"):
        with pytest.raises(NotFound, match=r"^instance$"):
            begun.remove(instance)
    assert begun.now == begun.head


def test_a_new_instance_comes_last_also_after_one_was_removed(begun: Begun) -> None:
    begun.add("insats", titel="a")
    begun.remove(begun.add("insats", titel="b"))
    begun.add("insats", titel="c")
    assert titles(begun) == ["a", "c"]
