"""A backup is one file that anybody can check, and comes back whole or not at all."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from storage_samples import NOW, digest_of, fill

from storage import (
    BadChecksum,
    Busy,
    NewerDatabase,
    NotADatabase,
    NotEmpty,
    NotThere,
    NotWritable,
    OlderDatabase,
    Store,
    back_up,
    open_empty,
    open_store,
    restore,
    trial,
)
from storage.copying import prove
from storage.engine import Engine
from storage.files import checksum, checksum_path
from storage.opening import open_engine
from storage.schema import STEPS


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kopior" / "kopia.db"


@pytest.fixture
def backup(url: str, store: Store, file: Path) -> Path:
    """Make a backup of a filled database."""
    fill(store)
    back_up(url, file, digest_of)
    return file


def names(folder: Path) -> list[str]:
    return sorted(it.name for it in folder.iterdir())


def put(file: Path, content: bytes) -> None:
    """Change a backup together with its checksum."""
    file.write_bytes(content)
    checksum_path(file).write_text(f"{checksum(file)}  {file.name}\n")


def test_a_backup_is_one_file_beside_its_checksum(backup: Path) -> None:
    assert names(backup.parent) == ["kopia.db", "kopia.db.sha256"]
    with closing(sqlite3.connect(backup)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert db.execute("SELECT COUNT(*) FROM organisation").fetchone() == (3,)
    done = subprocess.run(
        ["sha256sum", "--check", "kopia.db.sha256"], cwd=backup.parent, check=True
    )
    assert done.returncode == 0


def test_nobody_else_may_read_a_backup(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_backup_holds_what_the_database_held(engine: Engine, backup: Path) -> None:
    with trial(backup) as copied, engine.snapshot() as here, copied.engine.snapshot() as there:
        assert prove(here) == prove(there)


def test_others_save_while_it_is_made(url: str, store: Store, file: Path) -> None:
    fill(store)
    ended = Event()

    def save() -> int:
        number = 0
        while not ended.is_set():
            store.add_organisation(f"Ny {number}", NOW)
            number += 1
        return number

    with ThreadPoolExecutor(1) as pool:
        saving = pool.submit(save)
        try:
            kept = back_up(url, file, digest_of)
        finally:
            ended.set()
        saved = saving.result()
    assert len(store.organisations()) == 3 + saved
    assert kept.flaws == ()
    with trial(file) as copied:
        found = [it.name for it in copied.organisations() if it.name.startswith("Ny")]
    assert sorted(found) == sorted(f"Ny {number}" for number in range(len(found)))


def test_a_backup_replaces_no_file(url: str, backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(NotEmpty):
        back_up(url, backup, digest_of)
    assert backup.read_bytes() == before


def test_a_backup_that_cannot_be_restored_is_not_kept(
    url: str, store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    monkeypatch.setattr("storage.sqlite.SqliteEngine.damage", lambda _: ["page 7"])
    with pytest.raises(NotADatabase):
        back_up(url, file, digest_of)
    assert names(file.parent) == []


def test_where_nothing_can_be_written_nothing_is(url: str, store: Store) -> None:
    fill(store)
    with pytest.raises(NotWritable):
        back_up(url, Path("/proc/kopia.db"), digest_of)


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotThere):
        back_up(f"sqlite:///{tmp_path / 's.db'}", tmp_path / "kopia.db", digest_of)
    assert names(tmp_path) == []


def test_a_backup_comes_back_in_either_engine(engine: Engine, backup: Path, other_url: str) -> None:
    kept = restore(backup, other_url, digest_of, NOW, replace=False)
    assert (kept.flaws, kept.before) == ((), None)
    with open_store(other_url) as new, engine.snapshot() as here, new.engine.snapshot() as there:
        assert prove(here) == prove(there)


def test_one_goes_on_after_a_restoration(backup: Path, other_url: str) -> None:
    restore(backup, other_url, digest_of, NOW, replace=False)
    with open_store(other_url) as store:
        fill(store, 1, mark="more")
        assert len(store.organisations()) == 4
        assert store.flaws(digest_of) == []


def test_what_is_there_is_not_overwritten(backup: Path, other_url: str) -> None:
    with open_store(other_url) as store:
        added = store.add_organisation("Alfa", NOW)
    with pytest.raises(NotEmpty):
        restore(backup, other_url, digest_of, NOW, replace=False)
    with open_store(other_url) as store:
        assert store.organisations() == [added]


def test_postgresql_is_not_replaced_even_so(backup: Path, postgres_url: str) -> None:
    with open_store(postgres_url) as store:
        store.add_organisation("Alfa", NOW)
    with pytest.raises(NotEmpty):
        restore(backup, postgres_url, digest_of, NOW, replace=True)


def test_the_database_before_stays_beside_under_a_new_name(backup: Path, tmp_path: Path) -> None:
    target = f"sqlite:///{tmp_path / 'mitt.db'}"
    with open_store(target) as store:
        store.add_organisation("Alfa", NOW)
    kept = restore(backup, target, digest_of, NOW, replace=True)
    assert kept.before == tmp_path / "mitt.before-20261122-120000.db"
    with open_store(f"sqlite:///{kept.before}") as store:
        assert [it.name for it in store.organisations()] == ["Alfa"]
    with open_store(target) as store:
        assert len(store.organisations()) == 3


def test_a_database_that_somebody_has_open_is_not_replaced(backup: Path, tmp_path: Path) -> None:
    target = f"sqlite:///{tmp_path / 'mitt.db'}"
    with open_store(target) as store:
        added = store.add_organisation("Alfa", NOW)
        with pytest.raises(Busy):
            restore(backup, target, digest_of, NOW, replace=True)
        assert store.organisations() == [added]
        store.add_organisation("Beta", NOW)
    with open_store(target) as store:
        assert len(store.organisations()) == 2
    assert not list(tmp_path.glob("mitt.before-*"))


def test_a_file_with_another_checksum_is_refused(backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(BadChecksum):
        restore(backup, f"sqlite:///{tmp_path / 'ny.db'}", digest_of, NOW, replace=False)
    backup.write_bytes(whole)
    checksum_path(backup).unlink()
    with pytest.raises(BadChecksum):
        restore(backup, f"sqlite:///{tmp_path / 'ny.db'}", digest_of, NOW, replace=False)
    assert not (tmp_path / "ny.db").exists()


@pytest.mark.parametrize("how", ["cut", "scratched", "a text"])
def test_a_damaged_file_is_refused(backup: Path, other_url: str, how: str) -> None:
    whole = backup.read_bytes()
    middle = len(whole) // 2
    damaged = {
        "cut": whole[:middle],
        "scratched": whole[:4096] + b"\xff" * (len(whole) - 4096),
        "a text": "Det här är inte en databas. ".encode() * 200,
    }
    put(backup, damaged[how])
    with pytest.raises(NotADatabase):
        restore(backup, other_url, digest_of, NOW, replace=False)
    with open_empty(other_url) as target:
        assert target.organisations() == []


def test_a_newer_file_is_refused(backup: Path, other_url: str) -> None:
    with closing(sqlite3.connect(backup)) as db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('startpunkt', '999_future', '2031')"
        )
        db.commit()
    put(backup, backup.read_bytes())
    with pytest.raises(NewerDatabase, match="999_future"):
        restore(backup, other_url, digest_of, NOW, replace=False)


def test_an_older_file_is_brought_up_to_date_where_it_is_restored(
    tmp_path: Path, other_url: str
) -> None:
    old = f"sqlite:///{tmp_path / 'old.db'}"
    with closing(open_engine(old)) as engine:
        engine.migrate(STEPS[:3])
        engine.write(lambda sql: sql("INSERT INTO organisation VALUES ('o', 'Alfa', :at)", at=AT))
    back_up(old, tmp_path / "kopia.db", digest_of)
    restore(tmp_path / "kopia.db", other_url, digest_of, NOW, replace=False)
    with open_store(other_url) as store:
        assert [it.name for it in store.organisations()] == ["Alfa"]
    assert sorted(it.name for it in tmp_path.glob("*.before-*")) == []


def test_an_older_postgresql_is_told_of_and_not_copied(postgres_url: str, tmp_path: Path) -> None:
    with closing(open_engine(postgres_url)) as engine:
        engine.migrate(STEPS[:3])
    with pytest.raises(OlderDatabase):
        back_up(postgres_url, tmp_path / "kopia.db", digest_of)
    assert names(tmp_path) == []


def test_what_is_wrong_already_is_told_and_the_backup_kept(
    url: str, engine: Engine, store: Store, file: Path
) -> None:
    fill(store)
    engine.write(lambda sql: sql("UPDATE response SET revision = revision + 1"))
    kept = back_up(url, file, digest_of)
    assert {it.kind for it in kept.flaws} == {"revision"}
    assert names(file.parent) == ["kopia.db", "kopia.db.sha256"]


def test_where_a_database_cannot_be_put_is_named(backup: Path) -> None:
    for place in ("/proc/ny/s.db", "/proc/s.db"):
        with pytest.raises(NotWritable):
            restore(backup, f"sqlite:///{place}", digest_of, NOW, replace=False)


def test_a_second_restoration_in_one_second_loses_no_database(backup: Path, tmp_path: Path) -> None:
    target = f"sqlite:///{tmp_path / 'mitt.db'}"
    open_store(target).close()
    restore(backup, target, digest_of, NOW, replace=True)
    with open_store(target) as store:
        store.add_organisation("Alfa", NOW)
    with pytest.raises(NotWritable):
        restore(backup, target, digest_of, NOW, replace=True)
    with open_store(target) as store:
        assert len(store.organisations()) == 4


def test_a_trial_leaves_the_file_as_it_was_and_nothing_beside(backup: Path) -> None:
    before = backup.read_bytes()
    with trial(backup) as store:
        store.add_organisation("Alfa", NOW + timedelta(days=1))
    assert backup.read_bytes() == before
    assert names(backup.parent) == ["kopia.db", "kopia.db.sha256"]


AT = NOW.isoformat(timespec="microseconds")


def test_a_log_that_was_left_is_not_played_into_what_is_restored(
    backup: Path, tmp_path: Path
) -> None:
    path = tmp_path / "s.db"
    held = open_store(f"sqlite:///{path}")  # as a program that was killed leaves it
    held.add_organisation("Efteråt", NOW)
    path.rename(tmp_path / "flyttad.db")
    assert (tmp_path / "s.db-wal").stat().st_size
    kept = restore(backup, f"sqlite:///{path}", digest_of, NOW, replace=False)
    assert kept.flaws == ()
    with open_store(f"sqlite:///{path}") as store:
        assert "Efteråt" not in {it.name for it in store.organisations()}
    held.close()


@pytest.mark.parametrize("content", [b"\x07" * 8192, b""])
def test_a_damaged_database_is_replaced_and_stays_beside(
    backup: Path, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "s.db"
    path.write_bytes(content)
    kept = restore(backup, f"sqlite:///{path}", digest_of, NOW, replace=True)
    assert kept.before is not None
    assert kept.before.read_bytes() == content
    with open_store(f"sqlite:///{path}") as store:
        assert len(store.organisations()) == 3
