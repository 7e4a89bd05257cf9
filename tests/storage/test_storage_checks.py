"""What is wrong in what is kept is found, each kind of fault, on every engine."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from storage_samples import NOW, Begun, digest_of, fill

from storage import FLAWS, Flaw, NotADatabase, Store, open_store
from storage.engine import Engine

UNGUARDED = {
    "sqlite": "DROP TRIGGER IF EXISTS {table}_is_not_{how}",
    "postgres": "DROP TRIGGER IF EXISTS {table}_is_not_{how} ON {table}",
}
FORGE: dict[str, tuple[str, str]] = {
    "submission_number": ("submission.deleted", "DELETE FROM submission WHERE number = 1"),
    "event_number": ("event.deleted", "DELETE FROM event WHERE number = 2"),
    "revision": ("", "UPDATE response SET revision = revision + 1"),
    "status": ("", "UPDATE response SET status = 'draft'"),
    "definition": ("submission.changed", "UPDATE submission SET fingerprint = 'gone'"),
    "tally": ("", "INSERT INTO tally VALUES ('x', 1, '', 0, 'ja', '', 1, 1)"),
    "document": ("submission.changed", "UPDATE submission SET document = '{{\"q\":1}}'"),
}


@pytest.fixture
def kind(url: str) -> str:
    return "postgres" if url.startswith("postgres") else "sqlite"


@pytest.fixture
def sent(begun: Begun) -> Begun:
    """Send twice, with a change in between."""
    begun.store.publish("anslutning", "2027.1", "f1", "{}", NOW)
    for answer in ("ja", "nej"):
        begun.save("q", answer)
        begun.submit(digest=None)
        begun.store.return_response(begun.head.id, NOW)
    return begun


def forge(engine: Engine, kind: str, guard: str, statement: str) -> None:
    """Do what nobody may do, past the guards of the database."""
    if guard:
        table, how = guard.split(".")
        engine.write(lambda sql: sql(UNGUARDED[kind].format(table=table, how=how)))
    engine.write(lambda sql: sql(statement.format()))


def test_nothing_is_wrong_in_what_the_store_wrote(store: Store) -> None:
    assert store.flaws(digest_of) == []
    fill(store, 4)
    assert store.flaws(digest_of) == []


@pytest.mark.parametrize("what", FORGE)
def test_each_fault_is_found_and_no_other(
    engine: Engine, sent: Begun, kind: str, what: str
) -> None:
    assert sent.store.flaws(digest_of) == []
    forge(engine, kind, *FORGE[what])
    flaws = sent.store.flaws(digest_of)
    assert {it.kind for it in flaws} == {what}
    about = {"response": sent.head.id, "subject": sent.head.id}
    told = {k: v for it in flaws for k, v in it.values.items()}
    assert any(about.get(k) == v for k, v in told.items()) or what == "tally"


def test_rows_that_belong_to_nothing_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with open_store(f"sqlite:///{path}") as store:
        fill(store, 1)
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM instance WHERE repeat = 'steg'")
        db.commit()
    with open_store(f"sqlite:///{path}") as store:
        (flaw,) = store.flaws(digest_of)
    assert flaw == Flaw("reference", {"table": "answer", "target": "instance", "number": 3})


def test_a_damaged_file_is_a_fault_or_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with open_store(f"sqlite:///{path}") as store:
        fill(store, 40)
    with closing(sqlite3.connect(path)) as db:
        ((page,),) = db.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'invitation_by_organisation'"
        )
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096 + 4000)
        file.write(b"\x07" * 60)
    with open_store(f"sqlite:///{path}") as store:
        try:
            assert "damaged" in {it.kind for it in store.flaws(digest_of)}
        except NotADatabase as error:
            assert "damaged" in str(error)  # noqa: PT017 -- which of the two is SQLite's choice


def test_there_is_an_example_of_every_kind() -> None:
    assert set(FLAWS) == {*FORGE, "reference", "damaged"}


def test_no_fault_repeats_what_was_written(engine: Engine, sent: Begun, kind: str) -> None:
    sent.save("q", "hemligt-4711")
    for guard, statement in FORGE.values():
        forge(engine, kind, guard, statement)
    assert "4711" not in repr(sent.store.flaws(digest_of))
