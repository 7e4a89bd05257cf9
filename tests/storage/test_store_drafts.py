from __future__ import annotations

from collections.abc import Callable

import pytest
from storage_samples import LATER, NOW, Begun

from questionnaires import Answer
from storage import AlreadySubmitted, NotFound, Store


def test_a_response_begins_with_its_defaults(begin: Callable[..., Begun]) -> None:
    begun = begin(lan="Västmanland")
    assert begun.head.status == "draft"
    assert begun.head.begun_at == begun.head.saved_at == NOW
    draft = begun.draft()
    assert draft.id == begun.head.root
    assert draft.answers == {"lan": "Västmanland"}
    assert draft.repeats == {}


def test_beginning_again_returns_what_was_begun(store: Store, begun: Begun) -> None:
    begun.save("namn", "Alfa")
    again = store.start_response(
        begun.organisation, "anslutning", "2027.2", "f2", "2027", {"namn": "Beta"}, LATER
    )
    assert again == begun.now
    assert again.version == "2027.1"
    assert begun.draft().answers == {"namn": "Alfa"}


def test_another_round_and_another_questionnaire_are_other_responses(
    store: Store, begun: Begun
) -> None:
    ours = begun.organisation
    next_year = store.start_response(ours, "anslutning", "1", "f", "2028", {}, NOW)
    other = store.start_response(ours, "uppfoljning", "1", "f", "2027", {}, LATER)
    assert len({begun.head.id, next_year.id, other.id}) == 3
    assert store.own_responses(ours, "2027") == [begun.head, other]
    assert store.own_responses(ours, "2028") == [next_year]


@pytest.mark.parametrize(
    "answer",
    [
        "ja",
        "",
        "Å 'citat' \"två\" ; -- :x %s \\u0000 \U0001f600 \u202e\n\tny rad",
        0,
        -3,
        2**70,
        2.5,
        ["bostad", "arbete"],
        [],
        "x" * 100_000,
    ],
)
def test_an_answer_returns_as_it_was_given(begun: Begun, answer: Answer) -> None:
    begun.save("q", answer)
    kept = begun.draft().answers["q"]
    assert kept == answer
    assert type(kept) is type(answer)


def test_the_latest_answer_stands_and_none_erases_it(begun: Begun) -> None:
    begun.save("q", "ett")
    begun.save("q", "två")
    assert begun.draft().answers == {"q": "två"}
    begun.save("q", None)
    assert begun.draft().answers == {}


def test_the_revision_grows_with_every_change_and_only_then(store: Store, begun: Begun) -> None:
    first = begun.head.revision
    assert begun.save("q", "ja") == first + 1
    assert begun.save("q", "ja") == first + 1
    assert begun.save("q", None) == first + 2
    assert begun.save("q", None) == first + 2
    store.save_answer(*begun.ids, begun.root, "q", "nej", LATER)
    assert begun.now.revision == first + 3
    assert begun.now.saved_at == LATER


def test_another_organisation_finds_nothing(begun: Begun, begin: Callable[..., Begun]) -> None:
    begun.save("q", "hemligt")
    stranger = begin("Nyfikna AB")
    theirs = (begun.head.id, stranger.organisation)
    store = begun.store
    for attempt in (
        lambda: store.response(*theirs),
        lambda: store.draft(*theirs),
        lambda: store.save_answer(*theirs, begun.root, "q", "ändrat", NOW),
        lambda: store.add_instance(*theirs, begun.root, "insats", "", {}, NOW),
        lambda: store.remove_instance(*theirs, begun.root, NOW),
        lambda: store.restore_instance(*theirs, begun.root, NOW),
        lambda: store.submit(*theirs, {}, "d", (), 0, NOW),
    ):
        with pytest.raises(NotFound, match=r"^response$"):
            attempt()
    assert begun.draft().answers == {"q": "hemligt"}
    assert store.own_responses(stranger.organisation, "2027") == [stranger.head]


def test_an_answer_to_another_responses_instance_is_not_kept(
    begun: Begun, begin: Callable[..., Begun]
) -> None:
    other = begin("Beta")
    with pytest.raises(NotFound, match=r"^instance$"):
        begun.save("q", "fel plats", instance=other.root)
    assert begun.draft().answers == other.draft().answers == {}
    assert begun.now == begun.head


def test_an_answer_to_a_submitted_response_is_refused_and_nothing_is_written(
    begun: Begun,
) -> None:
    insats = begun.add("insats")
    begun.save("q", "ja")
    begun.submit()
    before = begun.now, begun.draft(), begun.store.events(begun.head.id)
    for attempt in (
        lambda: begun.save("q", "nej"),
        lambda: begun.save("q", "ja"),
        lambda: begun.save("q", None),
        lambda: begun.add("insats"),
        lambda: begun.remove(insats),
    ):
        with pytest.raises(AlreadySubmitted):
            attempt()
    assert (begun.now, begun.draft(), begun.store.events(begun.head.id)) == before


def test_nobody_begins_for_an_organisation_that_is_not_there(store: Store) -> None:
    with pytest.raises(NotFound):
        store.start_response("nobody", "anslutning", "1", "f", "2027", {}, NOW)
