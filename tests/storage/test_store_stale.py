"""Two who write at once: a stale answer to the same question is refused, to another it is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from storage_samples import NOW, Begun

from questionnaires import Answer
from storage import Stale
from storage.engine import Engine


def save(begun: Begun, question: str, answer: Answer | None, seen: int | None) -> int:
    return begun.store.save_answer(*begun.ids, begun.root, question, answer, NOW, seen)


def test_a_stale_answer_is_refused_with_both_at_hand(begun: Begun) -> None:
    seen = begun.save("q", "först")
    newest = begun.save("q", "den andras")
    with pytest.raises(Stale) as error:
        save(begun, "q", "vår", seen)
    assert (error.value.kept, error.value.given) == ("den andras", "vår")
    assert error.value.revision == newest
    assert begun.draft().answers == {"q": "den andras"}
    assert begun.now.revision == newest


def test_an_answer_to_another_question_is_kept(begun: Begun) -> None:
    seen = begun.save("q", "först")
    begun.save("r", "den andras")
    save(begun, "q", "vår", seen)
    assert begun.draft().answers == {"q": "vår", "r": "den andras"}


def test_the_same_answer_is_never_stale(begun: Begun) -> None:
    seen = begun.save("q", "först")
    newest = begun.save("q", "samma")
    assert save(begun, "q", "samma", seen) == newest


def test_whoever_has_seen_the_newest_may_write_over_it(begun: Begun) -> None:
    seen = begun.save("q", "först")
    begun.save("q", "den andras")
    with pytest.raises(Stale) as error:
        save(begun, "q", "vår", seen)
    save(begun, "q", "vår", error.value.revision)
    assert begun.draft().answers == {"q": "vår"}


def test_an_answer_erased_meanwhile_is_told_from_one_never_given(begun: Begun) -> None:
    seen = begun.save("q", "först")
    begun.save("q", None)
    with pytest.raises(Stale) as error:
        save(begun, "q", "vår", seen)
    assert error.value.kept is None
    assert begun.draft().answers == {}


def test_to_erase_what_another_has_changed_is_stale_too(begun: Begun) -> None:
    seen = begun.save("q", "först")
    begun.save("q", ["a", "b"])
    with pytest.raises(Stale) as error:
        save(begun, "q", None, seen)
    assert (error.value.kept, error.value.given) == (["a", "b"], None)


def test_the_defaults_of_an_instance_are_as_new_as_the_instance(begun: Begun) -> None:
    seen = begun.now.revision
    instance = begun.add("insats", namn="förslag")
    with pytest.raises(Stale):
        begun.store.save_answer(*begun.ids, instance, "namn", "vårt", NOW, seen)
    begun.store.save_answer(*begun.ids, instance, "namn", "vårt", NOW, begun.now.revision)
    assert begun.draft().repeats["insats"][0].answers == {"namn": "vårt"}


def test_of_eight_who_saw_the_same_one_is_kept_and_the_rest_are_told(begun: Begun) -> None:
    seen = begun.save("q", "först")

    def attempt(number: int) -> object:
        try:
            save(begun, "q", f"svar {number}", seen)
        except Stale as error:
            return error.kept
        return None

    with ThreadPoolExecutor(8) as pool:
        others = list(pool.map(attempt, range(8)))
    kept = begun.draft().answers["q"]
    assert others == [None if f"svar {number}" == kept else kept for number in range(8)]
    assert begun.now.revision == seen + 1


def test_an_erased_answer_is_not_in_the_database(begun: Begun, engine: Engine) -> None:
    begun.save("q", "hemligt")
    begun.save("q", None)
    assert "hemligt" not in repr(engine.read("SELECT * FROM answer"))


def test_the_error_repeats_no_answer(begun: Begun) -> None:
    seen = begun.save("q", "hemligt")
    begun.save("q", "hemligt också")
    with pytest.raises(Stale) as error:
        save(begun, "q", "hemligt även här", seen)
    assert "hemligt" not in str(error.value)
