"""What people begin with: a default in the shape of its question, or nothing."""

from __future__ import annotations

import pytest

from questionnaires import Answer
from tests.scenario import Scenario


@pytest.mark.parametrize(
    ("kind", "default", "begun"),
    [
        ("date", "now()", "2027-05-06"),
        ("time", "now()", "07:08"),
        ("time", "today()", None),
        ("date\n  appearance: month-year", "today()", "2027-05-01"),
        ("date\n  appearance: month-year", "2027-05-15", "2027-05-01"),
        ("time", "25:00", None),
        ("acknowledge", "kanske", None),
        ("text\n  format: email", "hej", None),
        ("text", "hej", "hej"),
        ("integer", "1_000", None),
        ("decimal", "inf", None),
        ("range\n  start: 1\n  end: 5", "1.5", None),
        ("select_multiple ab", "a b a", ["a", "b"]),
    ],
)
def test_a_default_has_the_shape_of_its_type_or_is_none(
    kind: str, default: str, begun: Answer | None
) -> None:
    somebody = Scenario(f"- name: q\n  type: {kind}\n  default: {default}", {"ab": "a b"})
    assert somebody.response.answers.get("q") == begun
    assert somebody.wrong() == []
