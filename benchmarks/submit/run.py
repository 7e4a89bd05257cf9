"""Whole responses sent by many clients at once, beside what other systems take over HTTP."""

from __future__ import annotations

import argparse

from benchmarks.closed_loop import Run, at_once, figures
from benchmarks.databases import Database, database, engine_choice
from benchmarks.engine.work import answers
from benchmarks.processes import CONTEXT
from benchmarks.submit.sending import send_at_once, send_in_process
from storage import Store, open_store
from use_cases.settings import open_programme

PERCENTILES = (50, 95)
MEASURED_AT = "the use case, without HTTP; the others over HTTP"
OTHERS = {
    "odk_central": {"1": 54.0, "8": 110.0, "32": 128.0},
    "otree": {"1": 21.0, "8": 19.0, "32": 16.0},
}
"""Responses a second by clients, on a machine like ours; ODK Central keeps up 60 a second."""

Sent = tuple[Run, dict[str, str]]


def submit_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of submit."""
    engine_choice(parser)
    parser.add_argument("--clients", nargs="+", type=int, default=[1, 8, 32])
    parser.add_argument("--processes", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--seconds", type=float, default=10.0, help="of each run")


def run_submit(asked: argparse.Namespace) -> dict[str, object]:
    """Measure every engine with every number of processes and clients; `right` if all is kept."""
    measured: dict[str, dict[str, dict[str, object]]] = {}
    wrong = 0
    for name in asked.engines:
        with database(name, asked.postgres) as there, open_store(there.url) as store:
            for processes in asked.processes:
                for clients in (it for it in asked.clients if it >= processes):
                    found, unkept = _measure(there, store, processes, clients, asked.seconds)
                    wrong += unkept
                    kind = f"{name}_{processes}"
                    measured.setdefault(kind, {})[str(clients)] = found
    failed = any("errors" in it for of in measured.values() for it in of.values())
    return {
        "right": not wrong and not failed,
        "wrong": wrong,
        "measured_at": MEASURED_AT,
        **measured,
        "others_per_s": OTHERS,
        "ahead": {kind: ahead(of) for kind, of in measured.items()},
    }


def _measure(
    there: Database, store: Store, processes: int, clients: int, seconds: float
) -> tuple[dict[str, object], int]:
    """Run once; give the figures, and how many responses are not kept as they were sent."""
    spent = there.server_seconds()
    if processes == 1:
        run, digests = send_at_once(store, open_programme(), clients, seconds)
    else:
        run, digests = _in_processes(there.url, processes, clients, seconds)
    found = figures([run], PERCENTILES)
    if there.process_id and run.times:
        used = there.server_seconds() - spent
        found["server_cpu_ms"] = round(1000 * used / len(run.times), 3)
    return found, unkept(store, digests)


def _in_processes(url: str, processes: int, clients: int, seconds: float) -> Sent:
    """Share the clients among processes that begin together."""
    programme = open_programme()
    pairs = [CONTEXT.Pipe() for _ in range(processes)]
    shares = [clients // processes + (it < clients % processes) for it in range(processes)]
    workers = [
        CONTEXT.Process(target=send_in_process, args=(url, programme, share, seconds, theirs))
        for share, (_, theirs) in zip(shares, pairs, strict=True)
    ]
    for worker in workers:
        worker.start()
    for told in ("ready", "begun"):
        for ours, _ in pairs:
            if told == "ready":
                ours.recv()
            else:
                ours.send(told)
    parts: list[Sent] = [ours.recv() for ours, _ in pairs]
    for worker in workers:
        worker.join()
    digests = {key: it for _, part in parts for key, it in part.items()}
    return at_once([run for run, _ in parts]), digests


def unkept(store: Store, digests: dict[str, str]) -> int:
    """Count the responses whose submission is not there, or not with the 150 answers that were sent."""
    kept = {it.response_id: it.digest for it in store.submissions()}
    gone = sum(kept.get(key) != it for key, it in digests.items())
    one = next(iter(digests), None)
    if one is None:
        return 1
    held = store.submission(one).document["answers"]
    return gone + any(held.get(name) != value for name, value in answers())


def ahead(measured: dict[str, dict[str, object]]) -> dict[str, bool]:
    """Tell by clients whether more was sent in a second than by both others."""
    return {
        clients: all(float(str(it["per_s"])) > of[clients] for of in OTHERS.values())
        for clients, it in measured.items()
        if all(clients in of for of in OTHERS.values())
    }
