"""Load in a closed loop: each client waits for its answer before it asks again, for a bounded time."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from threading import Barrier, Thread

MOST = 200_000  # pieces of work in one run, so that memory is bounded
MOST_ERRORS = 200  # of one run, after which a client gives up


@dataclass
class Run:
    """What one run took: each piece's time in ms, the whole and the processor's in seconds."""

    clients: int
    times: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)  # names of kinds, never what was written
    wall: float = 0.0
    processor: float = 0.0

    @property
    def rate(self) -> float:
        """How many pieces of work were done in a second."""
        return len(self.times) / self.wall if self.wall else 0.0


def closed_loop(work: Callable[[int, int], object], clients: int, seconds: float) -> Run:
    """Have `clients` threads call `work(client, turn)` over and over for so many seconds."""
    run = Run(clients)
    begin = Barrier(clients + 1)

    def client(number: int) -> None:
        begin.wait()
        end, turn = time.perf_counter() + seconds, 0
        while not turn or (time.perf_counter() < end and len(run.times) < MOST):
            asked = time.perf_counter()
            try:
                work(number, turn)
            except Exception as error:  # noqa: BLE001 -- whatever it was, it is counted
                run.errors.append(type(error).__name__)
            else:
                run.times.append(1000 * (time.perf_counter() - asked))
            if len(run.errors) > MOST_ERRORS:
                return
            turn += 1

    threads = [Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    begin.wait()
    begun, processor = time.perf_counter(), time.process_time()
    for thread in threads:
        thread.join()
    run.wall, run.processor = time.perf_counter() - begun, time.process_time() - processor
    return run


def at_once(runs: Sequence[Run]) -> Run:
    """Put together what several processes did at the same time."""
    return Run(
        sum(run.clients for run in runs),
        [one for run in runs for one in run.times],
        [one for run in runs for one in run.errors],
        max(run.wall for run in runs),
        sum(run.processor for run in runs),
    )


def figures(runs: Sequence[Run], percentiles: Sequence[int]) -> dict[str, object]:
    """Give the median rate of runs that were alike, and how long a piece took in all of them."""
    times = sorted(one for run in runs for one in run.times)
    errors = [one for run in runs for one in run.errors]
    spent = sum(run.processor for run in runs)
    found: dict[str, object] = {
        "done": len(times),
        "per_s": round(median(run.rate for run in runs), 1),
        **{f"p{it}_ms": round(percentile(times, it), 2) for it in percentiles},
        "max_ms": round(percentile(times, 100), 2),
        "cpu_ms": round(1000 * spent / len(times), 3) if times else None,
    }
    return found | ({"errors": {it: errors.count(it) for it in set(errors)}} if errors else {})


def percentile(ordered: Sequence[float], percent: int) -> float:
    """Give the value that so many percent are at most; 0 where there is none."""
    if not ordered:
        return 0.0
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]
