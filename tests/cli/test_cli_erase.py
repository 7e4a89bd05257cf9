from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cli.erase import run_erase
from use_cases.desk import Desk
from use_cases.settings import open_desk, read_settings

THEN = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'erase.db'}")
    opened = open_desk(read_settings())
    ours = opened.store.add_organisation("Kanelbullen", THEN).id
    opened.store.start_response(ours, "anslutning", "1", "f", "startpunkt", {"q": "ja"}, THEN)
    yield opened
    opened.store.close()


def run(desk: Desk, days: int, *, dry_run: bool = False) -> int:
    later = replace(desk, clock=lambda: THEN + timedelta(days=days))
    return run_erase(later, Namespace(dry_run=dry_run))


def test_it_lists_whom_to_warn_and_then_what_it_erases(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [run(desk, days) for days in (100, 340, 364, 365)] == [0, 0, 0, 0]
    lines = [it for it in capsys.readouterr().out.splitlines() if not it.startswith("Ur loggen")]
    title = desk.questionnaire("anslutning").title["sv"]
    where = f"Kanelbullen, {title}, omgång startpunkt."
    assert lines == [
        "Inget utkast ska tas bort den närmaste tiden.",
        "0 utkast har tagits bort.",
        f"Påminn: {where} Tas bort 27 november 2027.",
        "0 utkast har tagits bort.",
        f"Påminn nu: {where} Tas bort 27 november 2027.",
        "0 utkast har tagits bort.",
        f"Påminn nu: {where} Tas bort 27 november 2027.",
        "0 utkast har tagits bort.",
    ]
    assert run(desk, 370) == 0
    said = capsys.readouterr().out
    assert f"Tas bort: {where} Tiden gick ut 27 november 2027.\nEtt utkast har tagits bort." in said
    assert desk.store.statuses("startpunkt") == []


def test_a_dry_run_changes_nothing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    run(desk, 340)
    before = desk.store.engine.read("SELECT * FROM event")
    assert run(desk, 400, dry_run=True) == 0
    assert "Ingenting har tagits bort." in capsys.readouterr().out
    assert len(desk.store.statuses("startpunkt")) == 1
    assert desk.store.engine.read("SELECT * FROM event") == before
