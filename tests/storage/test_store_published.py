from __future__ import annotations

from storage_samples import NOW, Begun

from storage import Store

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
