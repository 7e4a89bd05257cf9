"""The benchmark of saving compares like with like, and finds every answer again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.autosave import run as autosave
from benchmarks.closed_loop import closed_loop, figures
from benchmarks.drafts import Draft
from questionnaires import Answer
from storage.drafts import Drafts

SMALL = ("autosave", "--sessions", "1", "3", "--seconds", "0.2", "--rounds", "1")
FIGURES = {"done", "per_s", "p50_ms", "p99_ms", "max_ms", "cpu_ms"}


def test_it_says_how_both_engines_and_plain_sqlite_utils_save(
    run: Callable[..., Any], postgres_url: str
) -> None:
    ended, said = run(*SMALL, "--postgres", postgres_url)
    assert ended == 0
    assert said["right"]
    for way in ("sqlite", "postgres", "plain_upsert", "plain_same_work"):
        assert list(said[way]) == ["1", "3"]
        assert all(said[way][it].keys() >= FIGURES and said[way][it]["done"] for it in ("1", "3"))
        assert not any("errors" in it for it in said[way].values())
    assert said["times_faster"].keys() == {"plain_upsert", "plain_same_work"}
    assert isinstance(said["goal_met"], bool)


def test_it_ends_with_1_if_an_answer_is_not_found_again(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Forgetful(Draft):
        def save(self, store: Drafts, question: str, answer: Answer) -> None:
            if question != "q0":
                super().save(store, question, answer)

    def begin(store: Any) -> Draft:
        begun = real(store)
        return Forgetful(begun.response, begun.organisation, begun.root)

    real = autosave.begin
    monkeypatch.setattr(autosave, "begin", begin)
    ended, said = run(*SMALL, "--engines", "sqlite")
    assert ended == 1
    assert said["lost"] == 4  # all of the one session and of the three


def test_what_fails_is_counted_by_its_kind_and_not_as_done() -> None:
    def work(client: int, turn: int) -> None:
        if turn % 2:
            raise KeyError(client)

    measured = closed_loop(work, clients=2, seconds=30)  # it gives up long before
    found = figures([measured], (50,))
    assert len(measured.errors) > 200
    assert found["errors"] == {"KeyError": len(measured.errors)}
    assert found["done"] == len(measured.times) >= len(measured.errors)
