"""What happens to addresses and files that are not as they should be."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from storage_samples import NOW

from storage import (
    Busy,
    NewerDatabase,
    NotADatabase,
    NotWritable,
    Store,
    UnknownAddress,
    open_store,
)
from storage.sqlite import SqliteEngine

NOBODY = 65534


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up the rights of root for a while, where the tests have them."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def test_the_file_and_its_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "ny mapp" / "å & 100%25?#.db"
    with open_store(url(path).replace("%", "%25")) as store:
        added = store.add_organisation("Alfa", NOW)
    assert path.is_file()
    with open_store(url(path).replace("%", "%25")) as store:
        assert store.organisations() == [added]


def test_a_closed_store_is_one_file(tmp_path: Path) -> None:
    with open_store(url(tmp_path / "s.db")) as store:
        store.add_organisation("Alfa", NOW)
        assert store.organisations()
    assert [path.name for path in tmp_path.iterdir()] == ["s.db"]


def test_three_slashes_stand_before_a_relative_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    open_store("sqlite:///data/startpunkt.db").close()
    assert (tmp_path / "data" / "startpunkt.db").is_file()


def test_the_settings_that_make_it_safe_are_on(tmp_path: Path) -> None:
    engine = SqliteEngine(tmp_path / "s.db")
    Store(engine)
    settings = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}
    for name, wanted in settings.items():
        assert engine.write(lambda sql, name=name: sql(f"PRAGMA {name}")) == [{name: wanted}]
    engine.close()


@pytest.mark.parametrize(
    "address",
    ["mysql://anna:hemligt@db/startpunkt", "oracle://x", "data/startpunkt.db", ""],
)
def test_another_kind_of_database_is_named_without_its_password(address: str) -> None:
    with pytest.raises(UnknownAddress, match="write sqlite:///") as error:
        open_store(address)
    assert "hemligt" not in str(error.value)


@pytest.mark.parametrize("address", ["sqlite:///", "sqlite:///:memory:", "sqlite:///%00"])
def test_an_address_without_a_file_is_refused(address: str) -> None:
    with pytest.raises(UnknownAddress, match="no file"):
        open_store(address)


def test_a_file_that_is_no_database_is_named_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "anteckningar.db"
    path.write_text("Det här är inte en databas. " * 100)
    before = path.read_bytes()
    with pytest.raises(NotADatabase):
        open_store(url(path))
    assert path.read_bytes() == before


def test_another_programs_database_is_named_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "annans.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotADatabase, match="another program"):
        open_store(url(path))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_damaged_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    open_store(url(path)).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(NotADatabase):
        open_store(url(path))


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(NotADatabase, match="folder"):
        open_store(url(tmp_path))


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "tom.db"
    path.touch()
    open_store(url(path)).close()
    assert path.stat().st_size > 0


def test_a_newer_database_is_named_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    open_store(url(path)).close()
    future = sqlite3.connect(path)
    future.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('startpunkt', '999_future', '2031')"
    )
    future.commit()
    future.close()
    with pytest.raises(NewerDatabase, match="999_future"):
        open_store(url(path))


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    with pytest.raises(NotWritable, match="folder"):
        open_store(url(tmp_path / "fil" / "s.db"))


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_not_be_written_is_named(what: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "s.db"
        if what == "file":
            open_store(url(path)).close()
            path.chmod(0o444)
        folder.chmod(0o555)
        with as_nobody(), pytest.raises(NotWritable):
            open_store(url(path))
        folder.chmod(0o755)


def test_a_place_where_nobody_may_write_is_named() -> None:
    with pytest.raises(NotWritable):
        open_store("sqlite:////proc/startpunkt.db")


def test_a_file_that_another_program_holds_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.sqlite.PATIENCE", 0.05)
    path = tmp_path / "s.db"
    with open_store(url(path)) as store:
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            store.add_organisation("Alfa", NOW)
        holder.execute("ROLLBACK")
        holder.close()
        assert store.add_organisation("Alfa", NOW)


@pytest.mark.parametrize("_run", range(5))
def test_those_who_start_at_once_on_a_new_file_all_open_it(tmp_path: Path, _run: int) -> None:
    def start(_: int) -> int:
        with open_store(url(tmp_path / "s.db")) as store:
            return store.submission_count()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(start, range(8))) == [0] * 8
