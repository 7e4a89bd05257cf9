"""A draft goes on in a newer version: names, codes and repeats are others, and nothing is lost."""

from __future__ import annotations

import pytest
from storage_samples import LATER, Begun

from questionnaires.versions import Crosswalk
from storage import NotFound, Store

READING = Crosswalk(
    {"a": "b", "insats": "atgard", "inre": "inre", "fri": "fri"},
    {"b": {"ja": "yes"}, "inre": {"x": "y"}, "atgard": {"m1": "mal1"}},
)


def move(begun: Begun) -> None:
    begun.store.move_response(*begun.ids, READING, "2027.2", "f2", LATER)


def test_answers_and_instances_get_the_names_of_now(begun: Begun) -> None:
    begun.save("a", "ja")
    begun.save("kvar", "hit")
    instance = begun.add("insats", origin="m1", inre=["x", "z"])
    move(begun)

    draft = begun.draft()
    assert draft.answers == {"b": "yes", "kvar": "hit"}
    (moved,) = draft.repeats["atgard"]
    assert (moved.id, moved.origin, moved.answers) == (instance, "mal1", {"inre": ["y", "z"]})
    assert (begun.now.version, begun.now.fingerprint) == ("2027.2", "f2")


def test_moving_is_no_saving_but_gives_a_new_revision(begun: Begun) -> None:
    begun.save("a", "ja")
    before = begun.now
    move(begun)
    assert begun.now.saved_at == before.saved_at
    assert begun.now.revision == before.revision + 1


def test_two_names_can_change_places(begun: Begun) -> None:
    begun.save("a", "1")
    begun.save("b", "2")
    way = Crosswalk({"a": "b", "b": "a"})
    begun.store.move_response(*begun.ids, way, "2027.2", "f2", LATER)
    assert begun.draft().answers == {"a": "2", "b": "1"}


def test_a_removed_instance_comes_along_and_can_be_restored(begun: Begun) -> None:
    instance = begun.add("insats", inre="x")
    begun.remove(instance)
    move(begun)
    begun.store.restore_instance(*begun.ids, instance, LATER)
    (back,) = begun.draft().repeats["atgard"]
    assert back.answers == {"inre": "y"}


def test_what_was_sent_of_it_stays_as_it_was(begun: Begun) -> None:
    begun.save("a", "ja")
    sent = begun.submit([begun.value("a", "ja")])
    begun.store.return_response(begun.head.id, LATER)
    move(begun)
    assert begun.store.submission(begun.head.id) == sent


def test_nobody_else_can_move_it(store: Store, begun: Begun) -> None:
    with pytest.raises(NotFound):
        store.move_response(begun.head.id, "annan", READING, "2", "f2", LATER)
    assert begun.now.version == "2027.1"
