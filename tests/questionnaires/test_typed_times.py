from __future__ import annotations

import pytest

from questionnaires import Time, Unreadable, parse_answer

QUESTION = Time(name="tid")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13:30", "13:30"),
        ("13.30", "13:30"),
        ("kl. 9", "09:00"),
        ("klockan 9.05", "09:05"),
        ("1330", "13:30"),
        ("0:00", "00:00"),
        ("1.30 pm", "13:30"),
        ("12 a.m.", "00:00"),
        ("12pm", "12:00"),
        ("  7 : 15 ", "07:15"),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, kept: str) -> None:
    assert parse_answer(QUESTION, typed) == kept


def test_nothing_typed_is_no_time() -> None:
    assert parse_answer(QUESTION, " ") is None


@pytest.mark.parametrize("typed", ["24:00", "13:60", "1 3", "13:5", "130", "13 pm", "snart", "٣٣"])
def test_what_is_no_time_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse_answer(QUESTION, typed)
    assert error.value.kind == "time"
