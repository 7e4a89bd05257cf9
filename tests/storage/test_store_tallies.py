"""Tallies are always what counting over the values would say, and are kept for what is named."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storage_samples import NOW, Begun
from tally_steps import CROSSINGS, KIND, ROUNDS, SIZE, County, Sending, sendings

from benchmarks.postgres_server import PostgresServer
from storage import Cell, Crossing, Store, open_store, tallying
from storage.count_statement import CountStatement
from storage.engine import Engine
from storage.opening import open_engine
from storage.tallies import MUCH

RARELY = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
OFTEN = settings(RARELY, max_examples=40)
STEPS = st.lists(sendings(), min_size=1, max_size=8)
KEEPING = st.sets(st.sampled_from(CROSSINGS), min_size=4)


def by_values(
    engine: Engine, crossing: Crossing, year: str | None, *, answered: bool
) -> list[Cell]:
    """Count over the values, whatever tallies there are."""
    rounds = None if year is None else (year,)
    made = CountStatement(crossing.question, crossing.by, {}, rounds, answered=answered)
    return [Cell(**row) for row in engine.read(made.text, **made.parameters)]


def due(engine: Engine) -> int:
    return int(engine.read("SELECT COUNT(*) AS n FROM tally_due")[0]["n"])


def hold_against_values(store: Store, engine: Engine) -> None:
    for it in CROSSINGS:
        for year in (None, *ROUNDS):
            values = by_values(engine, it, year, answered=False)
            answered = by_values(engine, it, year, answered=True)
            assert store.counts(it.question, it.by, round=year) == values, (it, year)
            assert store.answered(it.question, it.by, round=year) == answered, (it, year)


def go_through(engine: Engine, steps: list[Sending], kept: list[set[Crossing]]) -> None:
    """Send one after the other, change what is kept on the way, and hold all against the values."""
    store = Store(engine)
    county = County(store)
    for number, step in enumerate(steps):
        if number < len(kept):
            store.keep_crossings(kept[number])
        county.send(step)
        assert store.tallies_hold()
        if step.read:
            hold_against_values(store, engine)
            assert due(engine) == 0
            assert store.tallies_hold()
    store.recount()
    assert store.tallies_hold()
    hold_against_values(store, engine)


@OFTEN
@given(steps=STEPS, kept=st.lists(KEEPING, max_size=3))
def test_in_sqlite_tallies_are_what_the_values_say_after_every_step(
    steps: list[Sending], kept: list[set[Crossing]]
) -> None:
    with (
        TemporaryDirectory() as folder,
        closing(open_engine(f"sqlite:///{Path(folder) / 's.db'}")) as engine,
    ):
        go_through(engine, steps, [set(CROSSINGS), *kept])


@RARELY
@given(steps=STEPS, kept=st.lists(KEEPING, max_size=3))
def test_in_postgresql_tallies_are_what_the_values_say_after_every_step(
    postgres_server: PostgresServer, steps: list[Sending], kept: list[set[Crossing]]
) -> None:
    with postgres_server.schema() as url, closing(open_engine(url)) as engine:
        go_through(engine, steps, [set(CROSSINGS), *kept])


@pytest.fixture
def sent(store: Store, begin: Callable[..., Begun]) -> list[Begun]:
    """Send what five organisations are, while only their kinds are kept."""
    store.keep_crossings([Crossing(KIND)])
    all_sent = [begin(name) for name in "ABCDE"]
    for number, one in enumerate(all_sent):
        kind = ("kommun", "forening")[number % 2]
        one.submit([one.value("typ", kind), one.value("storlek", "s1")])
    return all_sent


KINDS = [Cell("forening", None, 2, 2), Cell("kommun", None, 3, 3)]
BY_KIND = [Cell("s1", "forening", 2, 2), Cell("s1", "kommun", 3, 3)]


def kept_rows(engine: Engine) -> int:
    return int(engine.read("SELECT COUNT(*) AS n FROM tally")[0]["n"])


def test_what_is_kept_is_read_from_the_tally(
    store: Store, engine: Engine, sent: list[Begun]
) -> None:
    assert store.counts(KIND) == KINDS
    engine.write(lambda sql: sql("DELETE FROM submitted_value"))
    assert sent
    assert store.counts(KIND) == KINDS
    assert store.counts(SIZE) == []


@pytest.mark.usefixtures("sent")
def test_many_are_counted_at_once_whether_they_are_kept_or_not(store: Store) -> None:
    asked = [Crossing(KIND), Crossing(SIZE, KIND), Crossing(SIZE)]
    whole = [KINDS, BY_KIND, [Cell("s1", None, 5, 5)]]
    assert store.counts_of(asked) == dict(zip(asked, whole, strict=True))
    assert store.counts_of(asked, round="2028") == {it: [] for it in asked}
    assert store.counts_of([]) == {}


def test_a_tally_that_was_altered_is_noticed_and_worked_out_again(
    store: Store, engine: Engine, sent: list[Begun]
) -> None:
    assert sent
    assert store.counts(KIND) == KINDS
    for harm in ("UPDATE tally SET instances = instances + 1", "DELETE FROM tally"):
        engine.write(lambda sql, harm=harm: sql(harm))
        assert not store.tallies_hold()
        store.recount()
        assert store.tallies_hold()
        assert store.counts(KIND) == KINDS


def test_values_that_were_altered_behind_the_tallies_are_noticed(
    store: Store, engine: Engine, sent: list[Begun]
) -> None:
    assert store.counts(KIND) == KINDS
    values = "DELETE FROM submitted_value WHERE response_id = :response"
    engine.write(lambda sql: sql(values, response=sent[0].head.id))
    assert not store.tallies_hold()


def test_what_is_no_longer_named_is_no_longer_kept(
    store: Store, engine: Engine, sent: list[Begun]
) -> None:
    assert sent
    store.keep_crossings([Crossing(SIZE, KIND)])
    assert store.counts(KIND) == KINDS
    assert store.counts(SIZE, KIND) == BY_KIND
    store.keep_crossings([])
    assert kept_rows(engine) == 0
    assert store.counts(SIZE, KIND) == BY_KIND


def test_a_start_that_was_broken_off_is_gone_on_with(
    store: Store, engine: Engine, sent: list[Begun], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tallying, "NEW_AT_ONCE", 2)
    wanted = Crossing(SIZE, KIND)
    engine.write(lambda sql: tallying.keep(sql, {tallying.id_of(wanted): wanted}))
    assert engine.write(tallying.go_on)
    assert store.counts(SIZE, KIND) == BY_KIND
    again = sent[0]
    store.return_response(again.head.id, NOW)
    again.submit([again.value("typ", "forening"), again.value("storlek", "s2")])
    assert store.tallies_hold()
    store.keep_crossings([wanted])
    assert store.tallies_hold()
    assert Cell("s2", "forening", 1, 1) in store.counts(SIZE, KIND)
    assert due(engine) == 0


def test_when_much_is_due_it_is_added_though_nobody_reads(
    store: Store, engine: Engine, begun: Begun
) -> None:
    store.keep_crossings([Crossing(KIND)])
    for _ in range(MUCH):
        begun.submit([begun.value("typ", "kommun")])
        store.return_response(begun.head.id, NOW)
    assert due(engine) == 0
    assert kept_rows(engine) == 4  # the value and that it was answered, in the year and over all


def test_programs_that_start_at_once_while_others_submit_keep_true_tallies(
    url: str, begin: Callable[..., Begun], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tallying, "NEW_AT_ONCE", 3)
    begun = [begin(f"nr {number}") for number in range(12)]

    def start(number: int) -> None:
        with open_store(url) as store:
            store.keep_crossings(CROSSINGS[number % 2 : number % 2 + 4])

    def submit(one: Begun) -> None:
        for kind in ("kommun", "forening"):
            one.submit([one.value("typ", kind), one.value("storlek", "s1")])
            one.store.return_response(one.head.id, NOW)
            one.store.counts(KIND)

    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(submit, one) for one in begun[:6]]
        waiting += [pool.submit(start, number) for number in range(4)]
        waiting += [pool.submit(submit, one) for one in begun[6:]]
        for one in waiting:
            one.result()
    store = begun[0].store
    assert store.tallies_hold()
    store.keep_crossings(CROSSINGS)
    assert store.tallies_hold()
    assert store.counts(KIND) == [Cell("forening", None, 12, 12)]
