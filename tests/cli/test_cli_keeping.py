from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.__main__ import main
from cli.keeping import REFUSALS
from i18n import LANGUAGES, text
from storage import FLAWS, StorageError, Store, open_store, sqlite_path
from use_cases.desk import utc_now


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'vart.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    return url


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with open_store(database) as store:
        store.add_organisation("Kanelbullen", utc_now())
        yield store


def test_a_copy_says_of_each_table_what_both_hold(
    store: Store, database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["copy", database, str(tmp_path / "ny.db")]) == 0
    *tables, last = capsys.readouterr().out.splitlines()
    assert tables[0].split()[:2] == ["organisation", "1"]
    assert all(len(line.split()[2]) == 64 for line in tables)
    assert last == f"Klart: 2 rader i {len(tables)} tabeller. Båda databaserna har samma innehåll."
    with open_store(f"sqlite:///{tmp_path / 'ny.db'}") as copied:
        assert copied.organisations() == store.organisations()


def test_a_copy_onto_something_is_refused_in_plain_words(
    store: Store, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert store
    assert main(["copy", database, database]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("Där finns redan något, och det skrivs inte över.")
    assert shown.err.count("\n") == 1


def test_a_backup_is_made_verified_and_restored(
    store: Store, database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "kopia.db")
    assert main(["backup", file]) == 0
    assert main(["verify", file]) == 0
    assert main(["verify"]) == 0
    store.close()
    assert main(["restore", file]) == 1
    assert main(["restore", file, "--replace", "--language", "en"]) == 0
    shown = capsys.readouterr()
    assert f"Säkerhetskopian finns i {file}" in shown.out
    assert shown.out.count("Allt stämmer.") == 3
    assert "The database that was there before is now called" in shown.out
    assert "--replace" in shown.err
    assert len(list(sqlite_path(database).parent.glob("vart.before-*.db"))) == 1


def test_faults_are_one_sentence_each_and_the_command_fails(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    store.engine.write(
        lambda sql: sql(
            "INSERT INTO response (id, organisation_id, questionnaire, version, fingerprint, round,"
            " root, revision, begun_at, saved_at, event_key)"
            " VALUES ('r1', :ours, 'q', '1', 'f', '2027', 'i', 7, 'x', 'x', 'k')",
            ours=store.organisations()[0].id,
        )
    )
    assert main(["verify"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ("Svaret r1 har ändringar utan händelse, eller händelser utan ändring.\n")
    assert shown.err == "Ett fel hittades.\n"
    assert main(["verify", "--language", "en"]) == 1
    assert "One fault was found." in capsys.readouterr().err


def test_a_damaged_backup_is_told_in_one_sentence(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert store
    file = tmp_path / "kopia.db"
    main(["backup", str(file)])
    file.write_bytes(b"x" * 5000)
    assert main(["verify", str(file)]) == 1
    assert capsys.readouterr().err == text("keeping.refused.checksum", "sv") + "\n"


def test_what_is_not_there_is_not_made(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify"]) == main(["backup"]) == 1
    assert capsys.readouterr().err == 2 * (text("keeping.refused.not_there", "sv") + "\n")
    assert not sqlite_path(database).exists()
    assert list(tmp_path.iterdir()) == []


def test_another_error_is_told_as_ever(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "oracle://anna:hemligt@db/x"]) == 1
    assert "hemligt" not in capsys.readouterr().err


def test_every_fault_and_every_refusal_has_its_sentence() -> None:
    for language in LANGUAGES:
        for kind in FLAWS:
            assert text(f"flaw.{kind}", language)
        for error, key in REFUSALS.items():
            assert issubclass(error, StorageError)
            assert text(f"keeping.refused.{key}", language)
