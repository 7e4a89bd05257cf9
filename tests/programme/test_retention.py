"""How long things are kept: in months as people count them, and never without a warning."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from programme import Retention
from programme.retention import months_later

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("months", "day"),
    [
        (1, (2024, 2, 29)),
        (13, (2025, 2, 28)),
        (12, (2025, 1, 31)),
        (-1, (2023, 12, 31)),
        (-2, (2023, 11, 30)),
        (-14, (2022, 11, 30)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_months_last(
    months: int, day: tuple[int, int, int]
) -> None:
    moment = datetime(2024, 1, 31, 8, 30, tzinfo=UTC)
    assert months_later(moment, months) == datetime(*day, 8, 30, tzinfo=UTC)


def test_a_draft_ends_a_year_after_it_was_saved_where_its_writer_was_told() -> None:
    kept = Retention()
    told = months_later(NOW, 11)
    assert kept.draft_ends(NOW, told, NOW) == datetime(2027, 11, 22, 12, tzinfo=UTC)


def test_a_draft_never_ends_before_the_warnings_days_have_passed() -> None:
    kept, late = Retention(), months_later(NOW, 20)
    assert kept.draft_ends(NOW, late, late) == late + timedelta(days=30)
    assert kept.draft_ends(NOW, None, late) == late + timedelta(days=30)


def test_every_draft_whose_first_warning_is_due_is_looked_at() -> None:
    kept = Retention()
    for days in range(1500):
        saved = NOW + timedelta(days=days)
        due = months_later(saved, kept.draft_months) - timedelta(days=kept.first_warning)
        assert saved <= kept.draft_nears(due)


def test_the_log_ends_two_years_after_what_it_tells_of() -> None:
    assert Retention().log_ends(NOW) == datetime(2024, 11, 22, 12, tzinfo=UTC)
    assert Retention(log_months=1).log_ends(NOW) == datetime(2026, 10, 22, 12, tzinfo=UTC)
