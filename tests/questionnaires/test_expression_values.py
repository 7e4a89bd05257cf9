"""How values are compared, counted and written."""

from __future__ import annotations

import math

import pytest

from questionnaires.expressions import Value, to_boolean, to_number, to_text
from tests.questionnaires.expression_samples import TinyWorld, worked_out
from tests.scenario import MAY


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("7 mod 3", 1),
        ("-7 mod 3", -1),
        ("7 div 2", 3.5),
        ("--1", 1),
        ("1 div 0", math.inf),
        ("-1 div 0", -math.inf),
        ("'5' + '6'", 11),
        ("'2027-01-02' - '2027-01-01'", 1),
    ],
)
def test_arithmetic(source: str, value: float) -> None:
    assert to_number(worked_out(source)) == value


@pytest.mark.parametrize("source", ["0 div 0", "1 mod 0", "'' + 1", "number('ett')", "max(/x/no)"])
def test_what_is_no_number_is_nan(source: str) -> None:
    assert math.isnan(to_number(worked_out(source)))


@pytest.mark.parametrize(
    ("source", "holds"),
    [
        ("'' < 1", False),
        ("'' > 1", False),
        ("'' = 0", False),
        ("'' != 0", True),
        ("1 = '1.0'", True),
        ("'1' = '1.0'", False),
        ("0.1 + 0.2 = 0.3", True),
        ("true() = 'x'", True),
        ("'2027-03-01' < '2027-12-31'", True),
        ("3 > 2 and not(2 > 3)", True),
        ("false() or 'text'", True),
        ("0 or ''", False),
        ("/x/n > 2", True),
        ("/x/n = 1", True),
        ("/x/n != 1", True),
        ("/x/no = ''", False),
        ("/x/blank", False),
    ],
)
def test_comparisons_and_truths(source: str, *, holds: bool) -> None:
    assert to_boolean(worked_out(source)) is holds


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (0.5, "0.5"),
        (-0.0, "0"),
        (math.nan, "NaN"),
        (math.inf, "Infinity"),
        (1e21, "1000000000000000000000"),
        (0.0000001, "0.0000001"),
        (True, "true"),
        ([], ""),
    ],
)
def test_texts_of_values(value: Value, text: str) -> None:
    assert to_text(value) == text


def test_a_date_is_written_as_a_date_and_counted_in_days() -> None:
    assert to_text(worked_out("today()")) == "2027-05-06"
    assert to_text(worked_out("date('2027-05-06') + 1")) == "20945"
    assert to_text(worked_out("date(today() + 1)")) == "2027-05-07"
    assert to_text(worked_out("now()")) == "2027-05-06T07:08:00.000+02:00"


@pytest.mark.parametrize(
    ("source", "holds"),
    [
        ("today() <= now()", True),
        ("'2027-05-06' <= now()", True),
        ("now() < '2027-05-06'", False),
        ("now() < '2027-05-07'", True),
        ("now() < date-time('2027-05-05T23:00:00Z')", True),
        ("now() > 20578.9", True),
    ],
)
def test_a_moment_after_midnight_is_of_the_new_day(
    source: str, monkeypatch: pytest.MonkeyPatch, *, holds: bool
) -> None:
    monkeypatch.setattr(TinyWorld, "now", MAY.replace(hour=0, minute=30))
    assert to_boolean(worked_out(source)) is holds


@pytest.mark.parametrize(
    ("source", "holds"),
    [
        ("'9:30' < '13:00'", True),
        ("'13:00' >= '13:00:00.000'", True),
        ("'13:00' < '9:30'", False),
        ("'25:00' > '9:30'", False),
        ("'9:30' < 10", False),
    ],
)
def test_two_times_of_day_are_compared_as_the_clock_goes(source: str, *, holds: bool) -> None:
    assert to_boolean(worked_out(source)) is holds


def test_paths_walk_the_tree() -> None:
    assert to_text(worked_out("/x/g[2]/a")) == "två"
    assert to_text(worked_out("/x/g[a = 'två']/b")) == "2"
    assert to_text(worked_out("/x/g[position() = last()]/../n")) == "1"
    assert to_text(worked_out("count(/x/*)")) == "6"
    assert to_text(worked_out("count(//a)")) == "2"
    assert to_text(worked_out("sum(/x/g/b)")) == "3"
