"""Sessions that save flat out: our store on both engines, beside plain sqlite-utils."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from benchmarks.autosave.plain import WAYS, save_plainly
from benchmarks.closed_loop import Run, closed_loop, figures
from benchmarks.databases import Database, database, engine_choice
from benchmarks.drafts import begin
from storage import Store, open_store

PERCENTILES = (50, 99)
QUESTIONS = 20
TIMES_GOAL, P99_GOAL = 5, 50  # at the most sessions on SQLite: times plain upserts; ms
Runs = dict[str, list[Run]]


def autosave_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of autosave."""
    engine_choice(parser)
    parser.add_argument("--sessions", nargs="+", type=int, default=[1, 8, 64])
    parser.add_argument("--seconds", type=float, default=3.0, help="of each run")
    parser.add_argument("--rounds", type=int, default=3, help="of all, one after the other")


def run_autosave(asked: argparse.Namespace) -> dict[str, object]:
    """Measure every engine with every number of sessions in turn; `right` if nothing was lost."""
    measured: dict[str, Runs] = {}
    lost = 0
    for _ in range(asked.rounds):
        for name in asked.engines:
            with database(name, asked.postgres) as there:
                lost += _ours(there, asked, measured)
        for name in WAYS:
            for sessions in asked.sessions:
                run = save_plainly(name, sessions, asked.seconds)
                measured.setdefault(name, {}).setdefault(str(sessions), []).append(run)
    said = {
        name: {sessions: figures(runs, PERCENTILES) for sessions, runs in of.items()}
        for name, of in measured.items()
    }
    failed = any(
        run.errors for name in asked.engines for of in measured[name].values() for run in of
    )
    return {"right": not lost and not failed, "lost": lost, **said, **_goal(said, asked)}


def _ours(there: Database, asked: argparse.Namespace, measured: dict[str, Runs]) -> int:
    """Save through the store; return how many sessions do not find their last answers again."""
    lost = 0
    with open_store(there.url) as store:
        for sessions in asked.sessions:
            run, missing = _save(store, sessions, asked.seconds)
            measured.setdefault(there.engine, {}).setdefault(str(sessions), []).append(run)
            lost += missing
    return lost


def _save(store: Store, sessions: int, seconds: float) -> tuple[Run, int]:
    drafts = [begin(store) for _ in range(sessions)]
    saved: list[dict[str, int]] = [{} for _ in drafts]

    def work(session: int, turn: int) -> None:
        question = f"q{turn % QUESTIONS}"
        drafts[session].save(store, question, turn)
        saved[session][question] = turn

    run = closed_loop(work, sessions, seconds)
    found = [store.draft(it.response, it.organisation).answers for it in drafts]
    return run, sum(one != other for one, other in zip(found, saved, strict=True))


def _goal(
    said: Mapping[str, Mapping[str, dict[str, object]]], asked: argparse.Namespace
) -> dict[str, object]:
    """Say how many times plain upserts' rate ours is on SQLite, and whether the goal is met."""
    if "sqlite" not in said:
        return {}
    most = str(max(asked.sessions))
    ours = said["sqlite"]
    times = {
        name: {it: _times(ours[it]["per_s"], said[name][it]["per_s"]) for it in ours}
        for name in WAYS
    }
    met = times["plain_upsert"][most] >= TIMES_GOAL and float(str(ours[most]["p99_ms"])) < P99_GOAL
    return {"times_faster": times, "goal_met": met}


def _times(ours: object, theirs: object) -> float:
    return round(float(str(ours)) / max(float(str(theirs)), 0.1), 2)
