"""Circles are found by one walk, however many there are."""

from __future__ import annotations

from questionnaires.circles import circles_in


def test_what_needs_nothing_of_itself_has_no_circle() -> None:
    assert list(circles_in({"a": {"b", "c"}, "b": {"c"}, "c": set()})) == []


def test_a_circle_begins_and_ends_with_the_same_part() -> None:
    assert list(circles_in({"a": {"b"}, "b": {"c"}, "c": {"b"}})) == [["b", "c", "b"]]
    assert list(circles_in({"a": {"a"}})) == [["a", "a"]]


def test_a_chain_longer_than_the_stack_of_python_is_walked() -> None:
    chain = {f"q{it}": {f"q{it + 1}"} for it in range(5_000)}
    (found,) = circles_in({**chain, "q5000": {"q0"}})
    assert len(found) == 5_002


def test_where_everything_needs_everything_there_are_as_many_as_steps_back() -> None:
    names = [f"q{it}" for it in range(60)]
    found = list(circles_in({it: set(names) - {it} for it in names}))
    assert len(found) == 60 * 59 / 2
