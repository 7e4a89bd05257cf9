"""The steps of the schema: shared by every engine, and taken one after the other."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from string import Formatter

import pytest
from storage_samples import NOW

from storage import Store, open_store
from storage.engine import Engine
from storage.schema import STEPS, TABLES
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
        assert {name for (name,) in db.execute(kept)} == set(TABLES)
        for number, table in enumerate(TABLES):
            needed = {row[2] for row in db.execute(f"PRAGMA foreign_key_list({table})")}
            assert needed <= set(TABLES[: number + 1])
    db.close()


@pytest.mark.parametrize("taken", range(1, len(STEPS)))
def test_a_database_of_any_earlier_step_is_brought_up_to_date(engine: Engine, taken: int) -> None:
    engine.migrate(STEPS[:taken])
    engine.write(
        lambda sql: sql(
            "INSERT INTO organisation (id, name, added_at) VALUES ('o1', 'Alfa', :at)",
            at=NOW.isoformat(),
        )
    )
    store = Store(engine)
    (kept,) = store.organisations()
    head = store.start_response(kept.id, "anslutning", "1", "f", "2027", {"q": "ja"}, NOW)
    assert store.draft(head.id, kept.id).answers == {"q": "ja"}
