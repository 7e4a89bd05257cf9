from __future__ import annotations

import pytest
from storage_samples import LATER, NOW, Begun

from storage import Conflict, Store, VersionTaken
from storage.engine import Engine
from storage.schema import STEPS

DEFINITION = '{"id":"anslutning","title":{"sv":"Anslutning å"}}'


def test_a_submission_leads_to_the_definition_it_answers(store: Store, begun: Begun) -> None:
    begun.submit()
    assert store.definition_of(begun.head.id, 1) is None
    store.publish("anslutning", "2027.1", begun.head.fingerprint, DEFINITION, NOW)
    store.publish("anslutning", "2027.2", "another", "{}", NOW)
    assert store.definition_of(begun.head.id, 1) == DEFINITION
    assert store.definition_of(begun.head.id, 2) is None


def test_what_is_published_stays_as_it_was(store: Store, begun: Begun) -> None:
    begun.submit()
    for definition in (DEFINITION, "{}"):
        store.publish("anslutning", "2027.1", begun.head.fingerprint, definition, NOW)
    assert store.definition_of(begun.head.id, 1) == DEFINITION


def test_a_version_is_never_published_with_other_content(store: Store) -> None:
    store.publish("anslutning", "1", "a", DEFINITION, NOW)
    with pytest.raises(VersionTaken):
        store.publish("anslutning", "1", "b", "{}", LATER)
    store.publish("annan", "1", "c", "{}", LATER)
    assert store.definition("b") is None
    assert [it.fingerprint for it in store.versions("anslutning")] == ["a"]


def test_versions_are_listed_as_they_were_published_with_their_notes(store: Store) -> None:
    store.publish("anslutning", "1", "a", DEFINITION, LATER)
    store.publish("anslutning", "2", "b", "{}", NOW, note="Tydligare fråga.")
    found = [(it.version, it.note, it.published_at) for it in store.versions("anslutning")]
    assert found == [("1", "", LATER), ("2", "Tydligare fråga.", NOW)]
    assert store.versions("okand") == []


def test_who_held_theirs_against_an_older_version_publishes_nothing(store: Store) -> None:
    store.publish("anslutning", "1", "a", DEFINITION, NOW, after="")
    store.publish("anslutning", "2", "b", "{}", NOW, after="a")
    for after in ("", "a"):
        with pytest.raises(Conflict):
            store.publish("anslutning", "3", "c", "{}", NOW, after=after)
    assert store.definition("c") is None


def test_the_versions_that_were_answered_are_those_of_what_was_sent_last(
    store: Store, begun: Begun
) -> None:
    assert store.answered_versions("anslutning") == set()
    begun.submit()
    assert store.answered_versions("anslutning") == {"2027.1"}
    assert store.answered_versions("anslutning", "2026") == set()


def test_versions_published_before_they_were_numbered_are_in_order_the_last_form_of_each(
    engine: Engine,
) -> None:
    engine.migrate(STEPS[:5])
    for fingerprint, version, at in (("c", "1", "1"), ("a", "1", "2"), ("b", "2", "3")):
        engine.write(
            lambda sql, values=(fingerprint, version, at): sql(
                "INSERT INTO published VALUES (:f, 'anslutning', :v, '{}', :at)",
                f=values[0],
                v=values[1],
                at=f"2026-01-0{values[2]}T00:00:00.000000+00:00",
            )
        )
    store = Store(engine)
    found = [(it.fingerprint, it.version) for it in store.versions("anslutning")]
    assert found == [("a", "1"), ("b", "2")]
    with pytest.raises(VersionTaken):
        store.publish("anslutning", "2", "d", "{}", NOW)
