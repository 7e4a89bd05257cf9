"""PostgreSQL killed and started again while eight save: the same store goes on by itself."""

from __future__ import annotations

import logging
from collections import Counter
from functools import partial
from threading import Event
from time import monotonic, sleep

from benchmarks.drafts import Draft, begin
from benchmarks.durability.promises import Promises, answer_of, faults
from benchmarks.durability.saving import QUESTIONS, together
from benchmarks.postgres_server import PostgresServer
from storage import StorageError, Store, open_store
from storage.opening import open_engine

PATIENCE = 60.0  # seconds for somebody to save again after a start


def kill_server(
    kills: int, writers: int, seconds: float, *, durable: bool = True
) -> dict[str, object]:
    """Kill the server so often, after so many seconds each; say what was lost and who went on.

    A server that is not `durable` is the negative control: it acknowledges before it writes.
    """
    logging.getLogger("psycopg.pool").setLevel(logging.ERROR)  # it tells of every attempt
    server = PostgresServer(durable=durable)
    try:
        with open_store(server.url) as store:
            return _kill(server, store, kills, writers, seconds)
    finally:
        server.remove()


def _kill(
    server: PostgresServer, store: Store, kills: int, writers: int, seconds: float
) -> dict[str, object]:
    people = [Person(begin(store)) for _ in range(writers)]
    ended = Event()

    def kill() -> bool:
        went_on = True
        try:
            for _ in range(kills):
                sleep(seconds)
                server.kill()
                before = [it.turn for it in people]
                server.start()
                went_on &= _all_saved_again(people, before)
        finally:
            ended.set()
        return went_on

    done = together([kill, *(partial(it.save_until, ended, store) for it in people)])
    promised = {it for person in people for it in person.promised}
    engine = open_engine(server.url)
    wrong = faults(engine, promised)
    engine.close()
    told = sum((person.refused for person in people), Counter[str]())
    return {
        "kills": kills,
        "writers": writers,
        "acknowledged": sum(it.turn for it in people),
        "told_not_saved": dict(told),
        "went_on": done[0],
        "lost": wrong["lost"],
        "torn": wrong["torn"],
    }


class Person:
    """Somebody who saves, and goes on after an answer that was not kept."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.turn = draft, 0
        self.promised: Promises = set()
        self.refused: Counter[str] = Counter()

    def save_until(self, ended: Event, store: Store) -> None:
        """Save one answer after the other until told to end; `turn` counts those acknowledged."""
        number = 0
        while not ended.is_set():
            number += 1
            question = f"q{number % QUESTIONS}"
            try:
                self.draft.save(store, question, answer_of(number))
            except StorageError as error:
                self.refused[type(error).__name__] += 1
                continue
            self.promised.add((self.draft.response, question, number))
            self.turn += 1


def _all_saved_again(people: list[Person], before: list[int]) -> bool:
    """Wait until everybody has saved since, or tell that somebody could not."""
    end = monotonic() + PATIENCE
    while any(it.turn <= turn + 1 for it, turn in zip(people, before, strict=True)):
        if monotonic() > end:
            return False
        sleep(0.01)
    return True
