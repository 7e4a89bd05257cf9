"""What did not succeed leaves a line in the log that says so, and nothing of what anybody wrote."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from storage_samples import NOW, Begun

from storage import AlreadySubmitted, NotFound, Stale, StorageError, Unkeepable

SENTINEL = "hemligt-4711"


def sent_already(begun: Begun) -> None:
    begun.submit()
    begun.save("q", SENTINEL)


def stale(begun: Begun) -> None:
    begun.save("q", SENTINEL)
    begun.store.save_answer(*begun.ids, begun.root, "q", SENTINEL * 2, NOW, 0)


def somebody_elses(begun: Begun) -> None:
    other = begun.store.add_organisation(SENTINEL, NOW).id
    begun.store.save_answer(begun.head.id, other, begun.root, "q", SENTINEL, NOW)


TRIES: dict[str, tuple[type[StorageError], Callable[[Begun], object]]] = {
    "already sent": (AlreadySubmitted, sent_already),
    "stale": (Stale, stale),
    "somebody else's": (NotFound, somebody_elses),
    "no such instance": (NotFound, lambda b: b.save("q", SENTINEL, instance="nowhere")),
    "a character": (Unkeepable, lambda b: b.save("q", SENTINEL + "\x00")),
    "10 MB": (Unkeepable, lambda b: b.save("q", SENTINEL * 1_000_000)),
}


@pytest.mark.parametrize("name", TRIES)
def test_each_has_its_name_in_the_log_and_nothing_of_the_answer(
    begun: Begun, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    error, attempt = TRIES[name]
    with caplog.at_level(logging.INFO), pytest.raises(error):
        attempt(begun)
    (line,) = [it.getMessage() for it in caplog.records if it.name == "startpunkt.storage"]
    assert error.__name__ in line
    assert SENTINEL not in caplog.text


def test_what_somebody_asked_for_in_vain_is_no_alarm(
    begun: Begun, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(NotFound):
        begun.store.organisation("nowhere")
    with caplog.at_level(logging.WARNING), pytest.raises(NotFound):
        begun.save("q", "ja", instance="nowhere")
    assert not caplog.records


def test_a_clock_that_jumps_back_changes_no_order_and_loses_nothing(begun: Begun) -> None:
    earlier = NOW - timedelta(days=400)
    begun.save("q", "först")
    first = begun.add("insats", namn="ett")
    second = begun.store.add_instance(
        *begun.ids, begun.root, "insats", "", {"namn": "två"}, earlier
    )
    begun.store.save_answer(*begun.ids, begun.root, "q", "sedan", earlier)
    assert begun.draft().answers == {"q": "sedan"}
    assert [it.id for it in begun.draft().repeats["insats"]] == [first, second]
    events = begun.store.events(begun.head.id)
    assert [it.revision for it in events] == sorted(it.revision or 0 for it in events)
    assert [it.at for it in events][-2:] == [earlier, earlier]


def test_what_is_sent_after_a_clock_jumped_back_is_the_latest(begun: Begun) -> None:
    begun.submit([begun.value("q", "ja")])
    begun.store.return_response(begun.head.id, NOW)
    earlier = NOW - timedelta(days=400)
    begun.store.save_answer(*begun.ids, begun.root, "q", "nej", earlier)
    document = {"id": begun.root, "answers": {"q": "nej"}, "repeats": {}}
    sent = begun.store.submit(*begun.ids, document, "d2", [], begun.now.revision, earlier)
    assert sent.number == 2
    assert begun.store.submission(begun.head.id).digest == "d2"
