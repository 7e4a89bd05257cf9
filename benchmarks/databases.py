"""Empty databases to measure on: a SQLite file on the disk, and a real PostgreSQL of our own."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.postgres_server import PostgresServer
from benchmarks.processor import processor_seconds

ENGINES = ("sqlite", "postgres")


class Database(NamedTuple):
    """An empty database, and the server's first process where it has one of ours."""

    engine: str
    url: str
    process_id: int | None = None

    def server_seconds(self) -> float:
        """Give the seconds of the processor that the server has used; 0 where it is not ours."""
        return processor_seconds(self.process_id) if self.process_id else 0.0


def engine_choice(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which engines are measured, and which server."""
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--postgres", metavar="URL", help="an empty database on a running server")


@contextmanager
def database(engine: str, postgres: str | None) -> Iterator[Database]:
    """Lend an empty database that keeps what it has said it keeps."""
    if engine == "sqlite":
        with sqlite_file() as path:
            yield Database(engine, f"sqlite:///{path}")
    elif postgres:
        yield Database(engine, postgres)
    else:
        server = PostgresServer(durable=True)
        try:
            yield Database(engine, server.url, server.process_id)
        finally:
            server.remove()


@contextmanager
def sqlite_file() -> Iterator[Path]:
    """Lend the path of a SQLite file that is not there yet."""
    with TemporaryDirectory(prefix="startpunkt-benchmark-") as folder:
        yield Path(folder) / "startpunkt.db"
