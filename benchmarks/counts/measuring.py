"""What is measured of one database: building its tallies, and reading counts of every kind."""

from __future__ import annotations

import resource
from collections.abc import Callable
from contextlib import closing
from statistics import median
from time import perf_counter, process_time

from benchmarks.counts.filling import (
    CHOICES,
    MAIN,
    ONES,
    PLACE,
    PLACES,
    SEVERAL,
    SIZE,
    SIZES,
    TYPE,
    TYPES,
    WITHIN,
    YEARS,
    crossings,
    fill,
    selects,
)
from storage import Column, Crossing, Store
from storage.opening import open_engine

Found = dict[str, object]
TIMES = 5

ASKED, OTHER, SEVERAL_ASKED = (Column(MAIN, names[1]) for names in (ONES, ONES[1:], SEVERAL))
OUTER, INNER = (Column(MAIN, name) for name in WITHIN[1:3])  # a crossing that is not kept
ABOUT_WHOM = {TYPE: TYPES[:3], SIZE: SIZES[:2], PLACE: PLACES[:3]}
ABOUT_WHAT = {OTHER: CHOICES[0], SEVERAL_ASKED: CHOICES[:2], INNER: CHOICES[0]}
MIXED = {TYPE: TYPES[:3], OTHER: CHOICES[0], INNER: CHOICES[:2]}


def build(url: str, responses: int) -> Found:
    """Fill an empty database in bulk, sum up what charts read, and hold the sums against it."""
    with closing(open_engine(url)) as engine:
        store = Store(engine)
        filled = _seconds(lambda: fill(engine, responses))
        engine.write(lambda sql: sql("ANALYZE"))
        summed = _seconds(lambda: store.keep_crossings(crossings()))
        return {"fill_s": filled, "sum_up_s": summed, "build_peak_mb": _peak()}


def read(url: str, _: int) -> Found:
    """Read what the charts show, and counts with filters; times in ms, the median of several.

    `cpu_ms` is this process's own time, which other work on the machine disturbs less.
    """
    with closing(open_engine(url)) as engine:
        store = Store(engine)
        found: Found = {
            "charts": 2 * len(selects()),
            "charts_ms": _ms(lambda: charts(store)),
            "charts_cpu_ms": _ms(lambda: charts(store), process_time),
            "one_chart_ms": _ms(lambda: store.counts(ASKED, TYPE)),
            "values_ms": _ms(lambda: store.counts(ASKED, TYPE, round=YEARS)),
            "three_filters_ms": {it: _ms(work) for it, work in _filtered(store).items()},
            "three_filters_cpu_ms": {
                it: _ms(work, process_time) for it, work in _filtered(store).items()
            },
            "crossed_in_a_repeat_ms": _ms(lambda: store.counts(OUTER, INNER)),
            "read_peak_mb": _peak(),
        }
        same = store.counts(ASKED, TYPE) == store.counts(ASKED, TYPE, round=YEARS)
        return {**found, "right": same and store.tallies_hold()}


def charts(store: Store) -> None:
    """Count what the standard charts show: each question with choices, alone and by type."""
    store.counts_of(
        [*(Crossing(it) for it in selects()), *(Crossing(it, TYPE) for it in selects())]
    )


def _filtered(store: Store) -> dict[str, Callable[[], object]]:
    """Give counts of one question with three conditions, which no tally answers."""
    return {
        "about_whom": lambda: store.counts(ASKED, where=ABOUT_WHOM),
        "about_what": lambda: store.counts(ASKED, where=ABOUT_WHAT),
        "mixed_in_one_year": lambda: store.counts(ASKED, None, MIXED, YEARS[0]),
        "in_a_repeat": lambda: store.counts(OUTER, where=MIXED),
    }


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return round(perf_counter() - began, 1)


def _ms(work: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    """Return the median of several times, in ms."""
    found = []
    for _ in range(TIMES):
        began = clock()
        work()
        found.append(clock() - began)
    return round(1000 * median(found), 1)


def _peak() -> int:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
