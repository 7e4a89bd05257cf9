from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.__main__ import main
from cli.demo import run_demo
from use_cases.desk import Desk
from use_cases.settings import open_desk, read_settings


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'demo.db'}")
    opened = open_desk(read_settings())
    yield opened
    opened.store.close()


def test_one_line_says_what_was_made(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_demo(desk, Namespace(organisations=3)) == 0
    assert len(desk.store.organisations()) == 3
    line, rest = capsys.readouterr().out.split("\n", 1)
    assert line.startswith("Klart: 3 påhittade organisationer")
    assert rest == ""


def test_a_second_time_is_refused_in_one_sentence(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    run_demo(desk, Namespace(organisations=1))
    capsys.readouterr()
    assert run_demo(desk, Namespace(organisations=1)) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert "tom databas" in shown.err
    assert len(desk.store.organisations()) == 1


def test_a_database_that_cannot_be_used_is_told_in_swedish_without_its_password(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for address, said in (
        ("postgresql://startpunkt:hemligt@127.0.0.1:1/ingenting", "Databasservern svarar inte"),
        ("mysql://startpunkt:hemligt@db/ingenting", "Adressen till databasen"),
        ("sqlite:////proc/nowhere/s.db", "Det går inte att skriva"),
    ):
        monkeypatch.setenv("DATABASE_URL", address)
        assert main(["staff-link"]) == 1
        shown = capsys.readouterr().err
        assert shown.startswith(said)
        assert "hemligt" not in shown
