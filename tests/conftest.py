"""What every folder of tests may ask for: a real PostgreSQL, started once for all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.postgres_server import PostgresServer


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Start a server that need not outlive a crash of the machine."""
    server = PostgresServer(durable=False)
    yield server
    server.remove()


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """Give the address of an empty schema."""
    with postgres_server.schema() as url:
        yield url
