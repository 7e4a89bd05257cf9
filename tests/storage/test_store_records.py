from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from storage_samples import NOW, Begun

from questionnaires import Record, RecordChange
from storage import StorageError, Store, Unkeepable
from storage.engine import Engine


def said(id_: str, list_: str = "insats", label: str = "", **properties: str) -> RecordChange:
    """Make a change of a record."""
    return RecordChange(list_, "update", Record(id_, label, properties), f"i-{id_}")


def test_what_was_sent_is_remembered_by_list_in_the_order_asked(begun: Begun, store: Store) -> None:
    begun.submit(records=[said("b", label="Bad"), said("a", label="Alva"), said("dm1", "malet")])
    assert store.record_lists(begun.organisation) == {
        "insats": [Record("b", "Bad"), Record("a", "Alva")],
        "malet": [Record("dm1", "")],
    }
    assert store.record_lists("another") == {}


def test_a_draft_is_not_remembered(begun: Begun, store: Store) -> None:
    begun.add("insats", titel="Hemligt")
    assert store.record_lists(begun.organisation) == {}


def test_what_is_said_later_is_laid_upon_what_was_said_before(
    begun: Begun, county: Begun, store: Store
) -> None:
    begun.submit(records=[said("a", label="Bad", skede="provas", text="Ja")])
    county.submit(records=[said("a", skede="klart"), said("s", "steg")])
    lists = store.record_lists(begun.organisation)
    assert lists["insats"] == [Record("a", "Bad", {"skede": "klart", "text": "Ja"})]
    assert [it.id for it in lists["steg"]] == ["s"]


def test_sending_again_replaces_what_the_response_said_and_undoes_nothing_said_later(
    begun: Begun, county: Begun, store: Store
) -> None:
    begun.submit(records=[said("a", skede="provas", text="Ja"), said("b")])
    county.submit(records=[said("a", skede="klart")])
    store.return_response(begun.head.id, NOW)
    begun.save("q", "ändrat")
    assert [it.id for it in store.record_lists(begun.organisation)["insats"]] == ["a", "b"]
    begun.submit(records=[said("a", skede="provas"), said("c")])
    assert store.record_lists(begun.organisation)["insats"] == [
        Record("a", "", {"skede": "klart"}),
        Record("c", ""),
    ]


def test_the_whole_history_of_a_record_is_kept(begun: Begun, county: Begun, store: Store) -> None:
    begun.submit(records=[said("a", skede="provas")])
    store.return_response(begun.head.id, NOW)
    begun.save("q", "ändrat")
    begun.submit(records=[said("a", skede="igång")])
    county.submit(records=[said("a", skede="klart")])
    history = store.record_history(begun.organisation, "insats", "a")
    assert [
        (it.number, it.response_id, it.submission, it.counts, it.record.properties["skede"])
        for it in history
    ] == [
        (1, begun.head.id, 1, False, "provas"),
        (2, begun.head.id, 2, True, "igång"),
        (3, county.head.id, 1, True, "klart"),
    ]
    assert {(it.at, it.questionnaire, it.round) for it in history} == {(NOW, "anslutning", "2027")}
    assert store.record_history("another", "insats", "a") == []


def test_two_organisations_may_remember_the_same_goal(
    begin: Callable[..., Begun], store: Store
) -> None:
    both = [begin("A"), begin("B")]
    for begun, where in zip(both, ("l1", "l4"), strict=True):
        begun.submit(records=[said("dm1", "malet", laget=where)])
    found = [store.record_lists(it.organisation)["malet"][0].properties for it in both]
    assert found == [{"laget": "l1"}, {"laget": "l4"}]


def test_a_record_that_cannot_be_kept_sends_nothing(begun: Begun, store: Store) -> None:
    with pytest.raises(Unkeepable):
        begun.submit(records=[said("a"), said("b", text="\x00")])
    assert begun.now.status == "draft"
    assert store.record_lists(begun.organisation) == {}


@pytest.mark.parametrize(
    "change", ["UPDATE record_version SET label = '\"x\"'", "DELETE FROM record_version"]
)
def test_the_history_of_a_record_cannot_be_altered(
    begun: Begun, engine: Engine, change: str
) -> None:
    begun.submit(records=[said("a")])
    with pytest.raises((StorageError, sqlite3.Error)):
        engine.write(lambda sql: sql(change))
