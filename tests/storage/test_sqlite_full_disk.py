"""A full disk: who was told "saved" has been saved, and the next save after it works."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from storage_samples import NOW, Begun

from storage import NotWritable, Store
from storage.engine import Sql
from storage.sqlite import SqliteEngine


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[SqliteEngine]:
    engine = SqliteEngine(tmp_path / "s.db")
    yield engine
    engine.close()


@pytest.fixture
def writing(sqlite: SqliteEngine) -> Begun:
    store = Store(sqlite)
    ours = store.add_organisation("Kommunen", NOW).id
    head = store.start_response(ours, "anslutning", "1", "f", "2027", {}, NOW)
    return Begun(store, ours, head)


def leave(engine: SqliteEngine, pages: int) -> None:
    """Let the file grow by so many pages and no more."""

    def limit(sql: Sql) -> None:
        used = sql("PRAGMA page_count")[0]["page_count"]
        sql(f"PRAGMA max_page_count = {used + pages}")

    engine.write(limit)


def fill(writing: Begun) -> int:
    """Save until it fails, and return how often it did not."""
    for saved in range(10_000):
        try:
            writing.save(f"q{saved}", "x" * 500)
        except NotWritable as error:
            assert "full" in str(error)  # noqa: PT017 -- the loop is what fails
            return saved
    raise AssertionError("the disk is never full")


def test_all_that_was_acknowledged_is_there(sqlite: SqliteEngine, writing: Begun) -> None:
    leave(sqlite, 30)
    saved = fill(writing)
    assert saved > 10
    assert len(writing.draft().answers) == saved
    leave(sqlite, 10_000)
    writing.save("efter", "ja")
    assert len(writing.draft().answers) == saved + 1
    assert sqlite.read("PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_a_neighbour_in_the_same_commit_is_told_the_truth(
    sqlite: SqliteEngine, writing: Begun
) -> None:
    leave(sqlite, 60)

    def save(number: int) -> bool:
        try:
            writing.save(f"q{number}", "x" * (20_000 if number % 10 == 0 else 10))
        except NotWritable:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        outcomes = dict(enumerate(pool.map(save, range(300))))
    told = {f"q{number}" for number, saved in outcomes.items() if saved}
    assert told == set(writing.draft().answers)
    assert not all(outcomes.values())
