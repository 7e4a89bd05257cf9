"""The benchmark of sending sends whole responses, each kept as it was sent."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.engine.forms import questionnaire
from benchmarks.submit import run as submit
from benchmarks.submit.sending import Client
from storage import open_store
from use_cases.settings import open_programme

SMALL = ("submit", "--clients", "2", "--seconds", "0.3")
FIGURES = {"done", "per_s", "p50_ms", "p95_ms", "cpu_ms"}


def test_it_says_how_fast_both_engines_keep_whole_responses(
    run: Callable[..., Any], postgres_url: str
) -> None:
    ended, said = run(*SMALL, "--postgres", postgres_url)
    assert ended == 0
    assert said["measured_at"].startswith("the use case, without HTTP")
    for kind in ("sqlite_1", "sqlite_2", "postgres_1", "postgres_2"):
        assert said[kind]["2"].keys() >= FIGURES
        assert said[kind]["2"]["done"] > 0


def test_it_is_ahead_only_where_it_is_ahead_of_both() -> None:
    rates = {"1": {"per_s": 60.0}, "8": {"per_s": 109.0}, "2": {"per_s": 999.0}}
    assert submit.ahead(rates) == {"1": True, "8": False}  # type: ignore[arg-type]


def test_a_response_that_is_sent_is_whole_and_one_that_is_gone_is_missed(tmp_path: Path) -> None:
    with closing(open_store(f"sqlite:///{tmp_path / 's.db'}")) as store:
        client = Client(store, open_programme(), questionnaire())
        sent = [client.send(turn) for turn in (0, 1)]
        document = store.submission(sent[0].response_id).document
        assert len(document["answers"]) == 170  # 150 answered and 20 worked out
        digests = {it.response_id: it.digest for it in sent}
        assert submit.unkept(store, digests) == 0
        assert submit.unkept(store, digests | {"nothing": "d"}) == 1
        assert submit.unkept(store, {}) == 1
