"""Many people at once: nothing is lost, and nobody's failure is another's."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from storage_samples import NOW, Begun

from storage import Conflict, NotFound, StorageError, Store, open_store
from storage.engine import Engine, Sql

THREADS = 8


def test_eight_who_save_in_one_response_lose_nothing(begun: Begun) -> None:
    def save(person: int) -> list[int]:
        return [begun.save(f"q{person}-{number}", number) for number in range(50)]

    with ThreadPoolExecutor(THREADS) as pool:
        revisions = [one for many in pool.map(save, range(THREADS)) for one in many]
    assert sorted(revisions) == list(range(2, 402))
    assert len(begun.draft().answers) == 400
    assert len(begun.store.events(begun.head.id)) == 401


def test_eight_organisations_that_save_at_once_get_each_their_own(
    begin: Callable[..., Begun],
) -> None:
    responses = [begin(f"Org {number}") for number in range(THREADS)]

    def save(begun: Begun) -> None:
        for number in range(50):
            begun.save("q", number)
            assert begun.draft().answers == {"q": number}

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(save, responses))
    assert {one.now.revision for one in responses} == {51}


def test_one_who_fails_does_not_fail_the_neighbours_in_the_same_commit(begun: Begun) -> None:
    def save(number: int) -> bool:
        try:
            begun.save(f"q{number}", "ja", instance="nothing" if number % 2 else "")
        except NotFound:
            return False
        return True

    with ThreadPoolExecutor(THREADS) as pool:
        outcomes = list(pool.map(save, range(400)))
    assert outcomes == [number % 2 == 0 for number in range(400)]
    assert len(begun.draft().answers) == 200
    assert begun.now.revision == 201


def test_readers_see_only_what_is_whole(store: Store, begun: Begun) -> None:
    insats = begun.add("insats", a=0, b=0)

    def write(number: int) -> None:
        again = begun.add("insats", a=number, b=number)
        begun.remove(again)

    def read(_: int) -> bool:
        return all(one.answers["a"] == one.answers["b"] for one in begun.draft().repeats["insats"])

    with ThreadPoolExecutor(THREADS) as pool:
        writes = [pool.submit(write, number) for number in range(100)]
        assert all(pool.map(read, range(200)))
        for done in writes:
            done.result()
    assert [one.id for one in begun.draft().repeats["insats"]] == [insats]
    assert store.response(*begun.ids).revision == 202


def test_work_that_fails_half_way_leaves_nothing(begun: Begun, engine: Engine) -> None:
    def work(sql: Sql) -> None:
        sql("UPDATE organisation SET name = 'halvvägs'")
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        engine.write(work)
    assert begun.store.organisation(begun.organisation).name == "Kommunen"


def test_a_reader_cannot_write(begun: Begun, engine: Engine) -> None:
    with pytest.raises(StorageError):
        engine.read("UPDATE organisation SET name = 'x' RETURNING id")
    assert begun.store.organisation(begun.organisation).name == "Kommunen"


def test_a_closed_store_says_so_and_closes_twice(store: Store, begun: Begun) -> None:
    store.close()
    store.close()
    with pytest.raises(StorageError, match="closed"):
        begun.save("q", "ja")
    with pytest.raises(StorageError, match="closed"):
        begun.draft()


def test_what_waits_when_the_store_closes_is_either_saved_or_refused(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 's.db'}"
    store = open_store(address)
    ours = store.add_organisation("Kommunen", NOW).id
    head = store.start_response(ours, "anslutning", "1", "f", "2027", {}, NOW)

    def save(number: int) -> bool:
        try:
            store.save_answer(head.id, ours, head.root, f"q{number}", "ja", NOW)
        except StorageError:
            return False
        return True

    with ThreadPoolExecutor(THREADS) as pool:
        outcomes = [pool.submit(save, number) for number in range(500)]
        store.close()
        told = {f"q{number}" for number, one in enumerate(outcomes) if one.result()}
    with open_store(address) as again:
        assert set(again.draft(head.id, ours).answers) == told


def test_migrating_again_changes_nothing(store: Store, begun: Begun, engine: Engine) -> None:
    assert Store(engine).organisations() == store.organisations()
    assert begun.draft().id == begun.root


def test_the_same_identity_twice_is_a_conflict(begun: Begun, engine: Engine) -> None:
    again = "INSERT INTO organisation (id, name, added_at) SELECT id, name, '' FROM organisation"
    with pytest.raises(Conflict):
        engine.write(lambda sql: sql(again))
    assert len(begun.store.organisations()) == 1
