"""The steps of the schema: shared by every engine, and taken one after the other."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from string import Formatter

import pytest
from earlier_data import FIRST, ROWS, by_subject, contents, fill_earlier
from storage_samples import NOW

from storage import NotWritable, Store, check, open_store
from storage.engine import Engine, Row
from storage.opening import open_engine
from storage.schema import LOCKS, STEPS, TABLES
from storage.sqlite_steps import WORDS


def test_a_step_says_in_braces_what_is_sqlites_own() -> None:
    for _, text in STEPS:
        assert not re.search(r"STRICT|ROWID|AUTOINCREMENT|RAISE|PRAGMA", text)
        words = {word for _, word, _, _ in Formatter().parse(text) if word}
        assert words <= set(WORDS)


def test_steps_are_numbered_in_the_order_they_are_taken() -> None:
    assert [int(name[:3]) for name, _ in STEPS] == list(range(1, len(STEPS) + 1))


def test_every_table_is_listed_after_those_it_refers_to(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path / 's.db'}").close()
    with sqlite3.connect(tmp_path / "s.db") as db:
        kept = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlite_%'"
        assert {name for (name,) in db.execute(kept)} == {*TABLES, *LOCKS}
        for number, table in enumerate(TABLES):
            needed = {row[2] for row in db.execute(f"PRAGMA foreign_key_list({table})")}
            assert needed <= set(TABLES[: number + 1])
    db.close()


@pytest.mark.parametrize("taken", range(1, len(STEPS)))
def test_a_database_of_any_earlier_step_is_brought_up_to_date_with_all_it_holds(
    engine: Engine, taken: int
) -> None:
    engine.migrate(STEPS[:taken])
    fill_earlier(engine, taken)
    before = contents(engine, taken)
    assert all(before.values())
    store = Store(engine)
    after = contents(engine, taken)
    events = before.pop("event", [])
    for table, rows in before.items():
        assert sorted(map(repr, _only(after[table], rows[0]))) == sorted(map(repr, rows))
    if events:
        order = "number" if "number" in events[0] else "id"
        assert by_subject(events, order) == by_subject(after["event"], "number")
    assert len(store.organisations()) == 2


def _only(rows: list[Row], like: Row) -> list[Row]:
    """Leave out the columns that came later."""
    return [{name: row[name] for name in like} for row in rows]


@pytest.mark.parametrize("taken", range(1, len(STEPS)))
def test_each_step_alone_is_taken_on_what_the_one_before_left(engine: Engine, taken: int) -> None:
    engine.migrate(STEPS[:taken])
    fill_earlier(engine, taken)
    before = {table: len(rows) for table, rows in contents(engine, taken).items()}
    engine.migrate(STEPS[: taken + 1])
    assert engine.steps() == {name for name, _ in STEPS[: taken + 1]}
    after = {table: len(rows) for table, rows in contents(engine, taken).items()}
    assert after == before


def test_a_database_brought_up_to_date_goes_on_working_without_faults(engine: Engine) -> None:
    engine.migrate(STEPS[:STEPS_OF_0_1])
    fill_earlier(engine, STEPS_OF_0_1)
    store = Store(engine)
    assert [it.kind for it in store.flaws(lambda _: "d")] == []
    store.save_answer("r1", "o1", "i1", "q", "nej", NOW)
    assert store.draft("r1", "o1").answers["q"] == "nej"
    assert [it.kind for it in store.flaws(lambda _: "d")] == []


def test_every_table_has_rows_that_earlier_versions_held() -> None:
    # A step that makes a table adds what it holds to earlier_data, so that later steps are tried on it.
    assert set(ROWS) == set(FIRST) == set(TABLES)


def test_programs_that_start_at_once_on_an_older_database_all_open_it(
    url: str, tmp_path: Path
) -> None:
    with closing(open_engine(url)) as engine:
        engine.migrate(STEPS[:STEPS_OF_0_1])
        fill_earlier(engine, STEPS_OF_0_1)
    command = [sys.executable, "-c", OPENS, url]
    started = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) for _ in range(4)]
    assert [it.communicate()[0] for it in started] == [b"2\n"] * 4
    with open_store(url) as store:
        assert len(store.events("r1")) == 2
    assert len(list(tmp_path.glob("*.before-*.db"))) == int(url.startswith("sqlite"))


def test_an_older_file_is_copied_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 's.db'}"
    for again in ("", "1"):
        with closing(open_engine(url)) as engine:
            engine.migrate(STEPS[:STEPS_OF_0_1])
            fill_earlier(engine, STEPS_OF_0_1)
            before = contents(engine, STEPS_OF_0_1)
        open_store(url).close()
        copied = tmp_path / f"s.before-{STEPS[STEPS_OF_0_1][0]}{again}.db"
        check(copied)
        with closing(open_engine(f"sqlite:///{copied}")) as engine:
            assert contents(engine, STEPS_OF_0_1) == before
        (tmp_path / "s.db").unlink()
    assert len(list(tmp_path.glob("*.db"))) == 2


def test_a_new_file_and_one_that_is_up_to_date_are_not_copied(tmp_path: Path) -> None:
    for _ in range(2):
        open_store(f"sqlite:///{tmp_path / 's.db'}").close()
    assert [it.name for it in tmp_path.iterdir()] == ["s.db"]


def test_without_room_for_the_copy_nothing_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotWritable("the disk is full")

    url = f"sqlite:///{tmp_path / 's.db'}"
    with closing(open_engine(url)) as engine:
        engine.migrate(STEPS[:STEPS_OF_0_1])
        fill_earlier(engine, STEPS_OF_0_1)
    monkeypatch.setattr("storage.sqlite.SqliteEngine.save_as", full)
    with pytest.raises(NotWritable):
        open_store(url)
    with closing(open_engine(url)) as engine:
        assert engine.steps() == {name for name, _ in STEPS[:STEPS_OF_0_1]}
    assert [it.name for it in tmp_path.iterdir()] == ["s.db"]


def test_postgresql_says_that_it_is_brought_up_to_date_without_a_copy(
    postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(open_engine(postgres_url)) as engine:
        engine.migrate(STEPS[:STEPS_OF_0_1])
        assert "without a copy" not in caplog.text
        engine.migrate(STEPS)
        assert "without a copy" in caplog.text


ROOT = Path(__file__).parents[2]
STEPS_OF_0_1 = 5
OPENS = """
import sys
from storage import open_store
with open_store(sys.argv[1]) as store:
    print(len(store.organisations()))
"""
