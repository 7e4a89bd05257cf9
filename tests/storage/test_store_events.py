from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from storage_samples import NOW, Begun

from storage import NotFound, StorageError
from storage.engine import Engine


def test_every_change_is_written_down_with_who_what_and_when(begun: Begun) -> None:
    insats = begun.add("insats", titel="Mentorer")
    begun.save("titel", "Mer", instance=insats)
    begun.save("titel", None, instance=insats)
    begun.remove(insats)
    begun.store.restore_instance(*begun.ids, insats, NOW)
    begun.submit()
    begun.store.return_response(begun.head.id, NOW)
    events = begun.store.events(begun.head.id)
    assert [(event.who, event.what, event.revision) for event in events] == [
        ("respondent", "response_begun", 1),
        ("respondent", "instance_added", 2),
        ("respondent", "answer_saved", 3),
        ("respondent", "answer_erased", 4),
        ("respondent", "instance_removed", 5),
        ("respondent", "instance_restored", 6),
        ("respondent", "response_submitted", 6),
        ("staff", "response_returned", 6),
    ]
    assert {event.at for event in events} == {NOW}
    assert {event.organisation_id for event in events} == {begun.organisation}


def test_a_change_that_fails_leaves_no_event(begun: Begun) -> None:
    before = begun.store.events(begun.head.id)
    with pytest.raises(NotFound):
        begun.save("q", "ja", instance="nothing")
    assert begun.store.events(begun.head.id) == before


def test_the_same_answer_has_another_hash_in_another_response(
    begin: Callable[..., Begun],
) -> None:
    hashes = set()
    for name in ("A", "B"):
        begun = begin(name)
        begun.save("q", "ja")
        hashes.add(begun.store.events(begun.head.id)[-1].detail["hash"])
    assert len(hashes) == 2


def test_the_same_answer_again_has_the_same_hash_in_the_same_response(begun: Begun) -> None:
    for answer in ("ja", "nej", "ja"):
        begun.save("q", answer)
    first, other, again = (e.detail["hash"] for e in begun.store.events(begun.head.id)[-3:])
    assert first == again != other


@pytest.mark.parametrize("change", ["UPDATE event SET who = 'nobody'", "DELETE FROM event"])
def test_the_history_cannot_be_altered(begun: Begun, engine: Engine, change: str) -> None:
    before = begun.store.events(begun.head.id)
    with pytest.raises((StorageError, sqlite3.Error)):
        engine.write(lambda sql: sql(change))
    assert begun.store.events(begun.head.id) == before


def test_an_answer_is_known_again_after_another_has_taken_its_place(begun: Begun) -> None:
    begun.save("q", "gammalt")
    begun.save("q", "nytt")
    begun.save("andra", "annat")
    known = [
        w
        for w in ("gammalt", "nytt", "annat")
        if begun.store.was_kept(*begun.ids, begun.root, "q", w)
    ]
    assert known == ["gammalt", "nytt"]


def test_nobody_else_learns_whether_an_answer_was_given(begun: Begun) -> None:
    begun.save("q", "svaret")
    with pytest.raises(NotFound):
        begun.store.was_kept(begun.head.id, "another", begun.root, "q", "svaret")
