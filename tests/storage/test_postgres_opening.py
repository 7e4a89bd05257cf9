"""A server that cannot be used says why, in an error that repeats neither address nor password."""

from __future__ import annotations

import logging
import traceback

import psycopg
import pytest

from benchmarks.postgres_server import USER, PostgresServer
from storage import NewerDatabase, NotADatabase, StorageError, Unreachable, open_store

SECRET = "hemligt-losen"


def opening(url: str, kind: type[StorageError]) -> str:
    """Open the address, which must raise this kind; return all that was said of it."""
    with pytest.raises(kind) as raised:
        open_store(url)
    assert type(raised.value) is kind
    return "".join(traceback.format_exception(raised.value))


def parts(server: PostgresServer) -> tuple[str, str]:
    """Return the password and the host with its port."""
    password, _, host = server.url.removeprefix(f"postgresql://{USER}:").partition("@")
    return password, host.removesuffix("/postgres")


def test_a_wrong_password_is_named_and_not_repeated(
    postgres_server: PostgresServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    password, host = parts(postgres_server)
    said = opening(postgres_server.url.replace(password, SECRET), Unreachable) + caplog.text
    assert "does not accept the user or password" in said
    assert SECRET not in said
    assert host not in said


def test_a_user_that_is_not_there_is_named_like_a_wrong_password(
    postgres_server: PostgresServer,
) -> None:
    said = opening(postgres_server.url.replace(USER, "ingen"), Unreachable)
    assert "does not accept the user or password" in said
    assert "ingen" not in said


def test_a_server_that_is_down_is_named_without_its_address() -> None:
    url = f"postgresql://{USER}:{SECRET}@127.0.0.1:1/postgres"  # nobody listens there
    said = opening(url, Unreachable)
    assert "the server does not answer" in said
    assert SECRET not in said
    assert "127.0.0.1" not in said


def test_a_host_that_is_nowhere_is_named_without_its_address() -> None:
    said = opening(f"postgresql://{USER}:{SECRET}@databas.invalid/postgres", Unreachable)
    assert "the server does not answer" in said
    assert SECRET not in said
    assert "databas.invalid" not in said


def test_a_database_that_is_not_there_is_named(postgres_server: PostgresServer) -> None:
    password, host = parts(postgres_server)
    url = f"{postgres_server.url.removesuffix('/postgres')}/saknas"
    said = opening(url, NotADatabase)
    assert "has no database of that name" in said
    assert password not in said
    assert host not in said


def test_an_address_that_is_none_repeats_no_password() -> None:
    assert SECRET not in opening(f"postgresql://{USER}:{SECRET}@[::1/x", StorageError)


def test_another_programs_tables_are_refused_and_left(postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
        said = opening(postgres_url, NotADatabase)
        assert "another program's tables" in said
        found = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
        )
        assert found.fetchall() == [("theirs",)]


def test_a_newer_database_is_refused_by_the_names_of_its_steps(postgres_url: str) -> None:
    open_store(postgres_url).close()
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("INSERT INTO startpunkt_step (name) VALUES ('999_later')")
    assert "['999_later']" in opening(postgres_url, NewerDatabase)
