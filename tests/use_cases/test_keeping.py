"""Copies, backups and checks of what the use cases really keep."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from use_cases_samples import NOW, Clock, Respondent

from storage import BadChecksum, NotThere, OlderDatabase, open_store
from storage.opening import open_engine
from storage.schema import STEPS
from use_cases.desk import Desk
from use_cases.keeping import address, back_up, copy_database, restore, verify


@pytest.fixture
def database(desk: Desk, ours: Respondent, theirs: Respondent, clock: Clock) -> str:
    """Give the address of a database with a submission, a returned one and a draft."""
    ours.send("fika")
    desk.store.return_response(theirs.send("fika"), clock())
    theirs.send("fika", dryck="te", sort="Grönt")
    ours.open("anslutning")
    ((_, _, path),) = [
        tuple(row.values()) for row in desk.store.engine.read("SELECT * FROM pragma_database_list")
    ]
    return f"sqlite:///{path}"


def test_what_was_really_sent_is_sound(database: str) -> None:
    assert verify(database) == []


def test_a_document_that_was_tampered_with_is_found(database: str, desk: Desk) -> None:
    (sent, *_) = desk.store.submissions()
    with closing(sqlite3.connect(database.removeprefix("sqlite:///"))) as db:
        db.execute("DROP TRIGGER submission_is_not_changed")
        db.execute("UPDATE submission SET document = replace(document, 'kaffe', 'te')")
        db.commit()
    flaws = verify(database)
    assert ("document", sent.response_id) in {(it.kind, it.values["response"]) for it in flaws}


def test_a_backup_stands_beside_the_database_by_its_moment(database: str) -> None:
    kept = back_up(database, None, NOW)
    folder = Path(database.removeprefix("sqlite:///")).parent
    assert kept.file == folder / "backup" / "startpunkt-20261122-120000.db"
    assert kept.flaws == ()
    assert verify(str(kept.file)) == []


def test_a_backup_that_is_not_as_it_was_written_is_not_verified(database: str) -> None:
    kept = back_up(database, None, NOW)
    with kept.file.open("ab") as file:
        file.write(b"\0")
    with pytest.raises(BadChecksum):
        verify(str(kept.file))


def test_what_was_restored_is_what_was_sent(database: str, desk: Desk, tmp_path: Path) -> None:
    kept = back_up(database, tmp_path / "kopia.db", NOW)
    new = tmp_path / "ny mapp" / "å.db"
    assert restore(kept.file, str(new), NOW, replace=False).flaws == ()
    with open_store(address(str(new))) as store:
        assert store.submissions() == desk.store.submissions()


def test_a_copy_is_made_from_a_file_or_an_address(database: str, tmp_path: Path) -> None:
    proofs = copy_database(database.removeprefix("sqlite:///"), str(tmp_path / "ny.db"))
    assert {it.table: it.rows for it in proofs}["submission"] == 3
    assert verify(address(str(tmp_path / "ny.db"))) == []


def test_a_copy_reaches_postgresql_and_comes_back(
    database: str, postgres_url: str, tmp_path: Path
) -> None:
    out = copy_database(database, postgres_url)
    assert verify(postgres_url) == []
    assert copy_database(postgres_url, str(tmp_path / "hem.db")) == out


def test_nothing_is_made_where_nothing_is(tmp_path: Path) -> None:
    for asks in (
        lambda: verify(address(str(tmp_path / "s.db"))),
        lambda: verify(str(tmp_path / "s.db")),
        lambda: copy_database(str(tmp_path / "s.db"), str(tmp_path / "t.db")),
    ):
        with pytest.raises(NotThere):
            asks()
    assert list(tmp_path.iterdir()) == []


def test_an_older_database_is_not_verified_and_stays_old(tmp_path: Path) -> None:
    old = address(str(tmp_path / "s.db"))
    with closing(open_engine(old)) as engine:
        engine.migrate(STEPS[:2])
    with pytest.raises(OlderDatabase):
        verify(old)
    with closing(open_engine(old)) as engine:
        assert len(engine.steps()) == 2
