"""A server that is killed and comes back: nothing told as saved is lost, and the next save works."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from storage_samples import NOW, Begun

from benchmarks.postgres_server import PostgresServer
from storage import Store, Unreachable, open_store
from storage.postgres import PostgresEngine

PEOPLE = 4


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    """Start a server that nobody else uses, so that it can be killed."""
    server = PostgresServer(durable=True)
    yield server
    server.remove()


def begin(store: Store) -> Begun:
    organisation = store.add_organisation("Kommunen", NOW).id
    head = store.start_response(organisation, "anslutning", "1", "f", "2027", {}, NOW)
    return Begun(store, organisation, head)


def save_until(ended: Event, begun: Begun, going: Event) -> set[str]:
    """Save new answers; return the questions whose answers were told to be saved."""
    told: set[str] = set()
    number = 0
    while not ended.is_set():
        number += 1
        try:
            begun.save(f"q{number}", number)
        except Unreachable:
            continue
        told.add(f"q{number}")
        if number > 20:
            going.set()
    return told


def test_people_who_save_go_on_when_the_server_is_back(server: PostgresServer) -> None:
    ended, going = Event(), [Event() for _ in range(PEOPLE)]
    with open_store(server.url) as store, ThreadPoolExecutor(PEOPLE) as pool:
        people = [begin(store) for _ in range(PEOPLE)]
        saving = [pool.submit(save_until, ended, *it) for it in zip(people, going, strict=True)]
        try:
            assert all(it.wait(60) for it in going)
            server.kill()
            server.start()
            for it in going:
                it.clear()
            assert all(it.wait(60) for it in going)
        finally:
            ended.set()
        for begun, told in zip(people, saving, strict=True):
            draft = begun.draft().answers
            assert told.result() <= draft.keys()
            assert begun.now.revision == 1 + len(draft)
            assert len(begun.store.events(begun.head.id)) == 1 + len(draft)


def test_a_server_that_stays_away_is_told_and_the_next_save_after_it_is_back_works(
    server: PostgresServer,
) -> None:
    engine = PostgresEngine(server.url, patience=0.3)
    store = Store(engine)
    begun = begin(store)
    server.kill()
    try:
        with pytest.raises(Unreachable, match="does not answer"):
            begun.save("q", "ja")
        with pytest.raises(Unreachable, match="does not answer"):
            begun.draft()
    finally:
        server.start()
    for _ in range(100):  # the pool finds out by itself
        try:
            begun.save("q", "nej")
            break
        except Unreachable:
            continue
    assert begun.draft().answers == {"q": "nej"}
    store.close()
