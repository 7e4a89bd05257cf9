"""A server that is killed and comes back: nothing told as saved is lost, and the next save works."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TypeVar, cast

import pytest
from storage_samples import NOW, Begun

from benchmarks.postgres_server import PostgresServer
from storage import Store, Unreachable, open_store
from storage.engine import Sql
from storage.postgres import PostgresEngine, Statements

PEOPLE = 4
T = TypeVar("T")


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


def until_back(do: Callable[[], T]) -> T:
    """Do it again until the pool has found out by itself that the server is back."""
    for _ in range(100):
        try:
            return do()
        except Unreachable:
            continue
    raise AssertionError("it never came back")


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
        said = [it.result() for it in saving]
        for begun, told in zip(people, said, strict=True):
            draft = begun.draft().answers
            assert told <= draft.keys()
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
    until_back(lambda: begun.save("q", "nej"))
    assert until_back(begun.draft).answers == {"q": "nej"}
    store.close()


def test_a_commit_that_was_never_sent_is_no_save(server: PostgresServer) -> None:
    engine = PostgresEngine(server.url, patience=0.3)
    begun = begin(Store(engine))

    def lose(sql: Sql) -> None:
        sql("UPDATE organisation SET name = 'borta'")
        cast(Statements, sql)._connection.close()  # noqa: SLF001 -- as if it were lost just then

    with pytest.raises(Unreachable):
        engine.write(lose)
    assert begun.store.organisation(begun.organisation).name == "Kommunen"
    engine.close()
