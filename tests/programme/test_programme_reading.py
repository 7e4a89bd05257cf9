from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from programme import Programme, read_programme
from questionnaires import DefinitionError

SMALL = """\
strategy:
  name: {sv: En strategi}
  begins: 2024-01-01
  ends: 2027-12-31
  vision: {sv: Ett bra län}
goals:
  - name: dm1
    label: {sv: Makt}
    valid_from: 2024-01-01
    valid_to: 2026-12-31
  - name: dm7
    label: {sv: Makt och inflytande}
    valid_from: 2027-01-01
    replaces: dm1
problem_areas:
  - name: p01
    label: {sv: Ett område}
    goal: dm1
    valid_from: 2024-01-01
rounds:
  - name: forsta
    label: {sv: Första}
    begins: 2026-09-01
    ends: 2026-11-30
    questionnaires:
      - anslutning
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "programme.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def small(tmp_path: Path) -> Programme:
    return read_programme(written(tmp_path, SMALL))


def test_the_period_is_told_in_years(small: Programme) -> None:
    assert small.strategy.period == "2024–2027"


def test_a_goal_is_offered_from_its_first_day(small: Programme) -> None:
    assert [it.name for it in small.lists(date(2026, 12, 31))["delmal"]] == ["dm1"]
    assert [it.name for it in small.lists(date(2027, 1, 1))["delmal"]] == ["dm1", "dm7"]


def test_a_goal_is_retired_after_its_last_day(small: Programme) -> None:
    def retired(day: date) -> dict[str, bool]:
        return {it.name: it.retired for it in small.lists(day)["delmal"]}

    assert retired(date(2026, 12, 31)) == {"dm1": False}
    assert retired(date(2027, 1, 1)) == {"dm1": True, "dm7": False}


def test_a_problem_area_knows_its_goal(small: Programme) -> None:
    (area,) = small.lists(date(2026, 11, 22))["problemomrade"]

    assert area.columns == {"delmal": "dm1"}


def test_areas_are_not_verified_until_all_are(small: Programme, tmp_path: Path) -> None:
    checked = SMALL.replace("goal: dm1\n", "goal: dm1\n    verified: yes\n")

    assert not small.verified
    assert read_programme(written(tmp_path, checked)).verified


def test_a_round_is_open_on_its_first_and_its_last_day(small: Programme) -> None:
    days = [date(2026, 8, 31), date(2026, 9, 1), date(2026, 11, 30), date(2026, 12, 1)]

    assert [len(small.open_rounds(day)) for day in days] == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("goal: dm1", "goal: dm9", "unknown_name"),
        ("replaces: dm1", "replaces: dm0", "unknown_name"),
        ("valid_to: 2026-12-31", "valid_to: 2020-12-31", "wrong_value"),
        ("valid_to: 2026-12-31", "valid_to: 31/12", "wrong_value"),
        ("ends: 2026-11-30", "ends: 2026-01-30", "wrong_value"),
        ("name: dm7", "name: dm1", "duplicate_name"),
        ("vision:", "wision:", "unknown_key"),
        ("rounds:", "round:", "unknown_key"),
        ("strategy:", "strategi:", "unknown_key"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, before: str, after: str, code: str
) -> None:
    text = SMALL.replace(before, after)
    line = text[: text.rindex(after)].count("\n") + 1

    with pytest.raises(DefinitionError) as refused:
        read_programme(written(tmp_path, text))

    assert (code, line) in [(it.code, it.line) for it in refused.value.faults]


def test_how_long_things_are_kept_can_be_decided(small: Programme, tmp_path: Path) -> None:
    assert (small.retention.draft_months, small.retention.log_months) == (12, 24)
    decided = read_programme(written(tmp_path, SMALL + "retention: {draft_months: 6}\n"))
    assert (decided.retention.draft_months, decided.retention.log_months) == (6, 24)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("{draft_months: 0}", "wrong_value"),
        ("{draft_months: ett}", "wrong_value"),
        ("{drafts: 3}", "unknown_key"),
        ("5", "wrong_shape"),
    ],
)
def test_a_decision_that_cannot_be_followed_is_one_fault(
    tmp_path: Path, words: str, code: str
) -> None:
    with pytest.raises(DefinitionError) as error:
        read_programme(written(tmp_path, f"{SMALL}retention: {words}\n"))
    assert [it.code for it in error.value.faults] == [code]
