from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from storage_samples import LATER, NOW, OFFICER, Begun
from test_store_records import said

from programme import (
    ORGANISATION,
    Author,
    KeptRound,
    Programme,
    Round,
    Strategy,
    programme_fingerprint,
)
from questionnaires import Record
from storage import NotFound, RoundClosed, Store
from storage.engine import Engine

WORDS = {"sv": "Omgången"}
ROUND = Round(
    name="host",
    label=WORDS,
    begins=date(2026, 9, 1),
    ends=date(2027, 6, 30),
    questionnaires=("anslutning",),
)


@pytest.fixture
def begin(store: Store) -> Callable[..., Begun]:
    """Begin a response in the round, of a new organisation or of the county about one."""

    def begin(name: str, author: Author = ORGANISATION, about: str = "") -> Begun:
        organisation = about or store.add_organisation(name, NOW).id
        which = (organisation, "anslutning", "1", "f", "host")
        return Begun(
            store, organisation, store.start_response(*which, {}, NOW, author=author), author
        )

    return begin


def events(engine: Engine) -> list[str]:
    """List what happened that concerns no organisation."""
    rows = engine.read("SELECT what FROM event WHERE subject = '' ORDER BY number")
    return [row["what"] for row in rows]


def test_a_round_is_kept_once_and_changed_when_it_is_another(store: Store, engine: Engine) -> None:
    later = ROUND.model_copy(update={"ends": date(2027, 12, 31)})
    for kept in (ROUND, ROUND, later):
        store.keep_round(kept, NOW)
    assert store.rounds() == [KeptRound(later)]
    assert events(engine) == ["round_added", "round_changed"]


def test_in_a_closed_round_no_organisation_begins_answers_or_sends(
    begin: Callable[..., Begun], store: Store, engine: Engine
) -> None:
    begun, other = begin("A"), store.add_organisation("Beta", NOW)
    store.keep_round(ROUND, NOW)
    for _ in range(2):
        store.close_round("host", LATER, OFFICER)
    for attempt in (
        lambda: begun.save("q", "ja"),
        lambda: begun.add("insats"),
        begun.submit,
        lambda: store.start_response(other.id, "anslutning", "1", "f", "host", {}, NOW),
    ):
        with pytest.raises(RoundClosed):
            attempt()
    assert store.own_responses(other.id, "host") == []
    assert store.rounds()[0].closed_at == LATER
    for _ in range(2):
        store.open_round("host", LATER)
    assert begun.save("q", "ja") == 2
    assert events(engine) == ["round_added", "round_closed", "round_opened"]


def test_what_was_returned_is_completed_and_the_county_goes_on_in_a_closed_round(
    begin: Callable[..., Begun], store: Store
) -> None:
    begun = begin("A")
    county = begin("", OFFICER, begun.organisation)
    store.keep_round(ROUND, NOW)
    begun.submit()
    store.return_response(begun.head.id, NOW)
    store.close_round("host", NOW)
    begun.save("q", "ja")
    assert begun.submit().number == 2
    county.save("q", "ja")
    assert county.submit().number == 1


def test_a_round_reads_what_was_there_when_its_lists_were_frozen(
    begin: Callable[..., Begun], store: Store
) -> None:
    begun, other = begin("A"), begin("B")
    store.keep_round(ROUND, NOW)
    begun.submit(records=[said("b", label="Bad", skede="provas"), said("a"), said("s", "steg")])
    assert store.record_lists(begun.organisation, "host")["insats"][1] == Record("a", "")
    store.freeze_round("host", ["insats"], LATER)
    store.return_response(begun.head.id, NOW)
    begun.save("q", "ändrat")
    begun.submit(records=[said("b", skede="klart")])
    store.freeze_round("host", ["insats", "steg"], LATER)
    frozen = [Record("b", "Bad", {"skede": "provas"}), Record("a", "")]
    assert store.record_lists(begun.organisation, "host") == {"insats": frozen}
    assert store.record_lists(begun.organisation)["insats"] == [Record("b", "", {"skede": "klart"})]
    assert store.record_lists(other.organisation, "host") == {}
    assert store.rounds()[0].frozen_at == LATER


def test_a_round_that_is_not_kept_is_not_found(store: Store) -> None:
    for attempt in (
        lambda: store.close_round("x", NOW),
        lambda: store.open_round("x", NOW),
        lambda: store.freeze_round("x", [], NOW),
    ):
        with pytest.raises(NotFound):
            attempt()


def programme(name: str) -> Programme:
    """Make a small programme."""
    words = {"sv": name}
    strategy = Strategy(name=words, begins=date(2026, 1, 1), ends=date(2027, 12, 31), vision=words)
    return Programme(strategy=strategy, addressees=(), goals=(), problem_areas=(), rounds=(ROUND,))


def test_each_version_of_the_programme_that_was_in_force_is_kept(
    store: Store, engine: Engine
) -> None:
    first, second = programme("Ett"), programme("Två")
    for kept, at in ((first, NOW), (first, LATER), (second, LATER), (first, LATER)):
        store.keep_programme(kept, at)
    versions = store.programme_versions()
    assert [(it.number, it.in_force_from) for it in versions] == [(1, NOW), (2, LATER), (3, LATER)]
    marks = [programme_fingerprint(it) for it in (first, second, first)]
    assert [it.fingerprint for it in versions] == marks
    assert [store.programme_version(it) for it in (1, 2)] == [first, second]
    assert events(engine) == ["programme_changed"] * 3
    with pytest.raises(NotFound):
        store.programme_version(4)
