from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from use_cases_samples import Clock

from use_cases.desk import Desk
from use_cases.settings import ROOT, Settings, read_settings

VARIABLES = (
    "DATABASE_URL",
    "STARTPUNKT_ADDRESS",
    "STARTPUNKT_DEFINITIONS",
    "STREAMLIT_SERVER_PORT",
)


@pytest.fixture(autouse=True)
def without_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_without_settings_everything_is_beside_the_code() -> None:
    assert read_settings() == Settings(
        database=f"sqlite:///{ROOT / 'data' / 'startpunkt.db'}",
        address="http://localhost:8501",
        definitions=ROOT / "questionnaires" / "definitions",
    )


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////srv/startpunkt.db")
    monkeypatch.setenv("STARTPUNKT_ADDRESS", "https://startpunkt.example.se/")
    monkeypatch.setenv("STARTPUNKT_DEFINITIONS", "/srv/definitions")

    assert read_settings() == Settings(
        "sqlite:////srv/startpunkt.db", "https://startpunkt.example.se", Path("/srv/definitions")
    )


def test_the_port_is_in_the_address_that_links_begin_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREAMLIT_SERVER_PORT", "8777")
    assert read_settings().address == "http://localhost:8777"


def test_a_links_token_stands_where_no_server_sees_it() -> None:
    settings = Settings("", "https://startpunkt.example.se", Path())
    assert settings.link_address("abc") == "https://startpunkt.example.se/lank#abc"


def test_what_is_installed_can_be_opened(county: Desk) -> None:
    assert county.library.broken == ()
    assert {"anslutning", "sjalvbeskrivning"} <= set(county.library.questionnaires)


@pytest.mark.parametrize(
    ("day", "round_name"),
    [
        ((2026, 8, 1), "host"),  # before the first: the first
        ((2026, 9, 1), "host"),
        ((2026, 12, 31), "host"),
        ((2027, 1, 1), "var"),
        ((2027, 6, 30), "var"),
        ((2028, 1, 1), "var"),  # after the last: the last that began
    ],
)
def test_the_round_is_the_one_that_is_open_or_the_last_that_began(
    desk: Desk, clock: Clock, day: tuple[int, int, int], round_name: str
) -> None:
    clock.now = datetime(*day, 12, tzinfo=UTC)
    assert replace(desk, clock=clock).round == round_name
