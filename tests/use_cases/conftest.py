"""A desk with a real store and a clock that stands still, and two organisations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from use_cases_samples import Clock, Respondent, respondent, tiny_desk

from use_cases.desk import Desk
from use_cases.settings import ROOT, Settings, open_desk


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    desk = tiny_desk(tmp_path, clock)
    yield desk
    desk.store.close()


@pytest.fixture
def ours(desk: Desk) -> Respondent:
    return respondent(desk, "Kanelbullen")


@pytest.fixture
def theirs(desk: Desk) -> Respondent:
    return respondent(desk, "Sockerkakan")


@pytest.fixture
def county(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """Open a desk over the questionnaires that the county really uses."""
    definitions = ROOT / "questionnaires" / "definitions"
    database = f"sqlite:///{tmp_path / 'county.db'}"
    desk = open_desk(Settings(database, "http://localhost", definitions))
    yield replace(desk, clock=clock)
    desk.store.close()
