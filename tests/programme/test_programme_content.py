from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import programme
from programme import Programme, read_programme

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def ours() -> Programme:
    return read_programme(Path(programme.__file__).with_name("programme.yaml"))


def test_six_goals_and_fifteen_areas_are_offered_today(ours: Programme) -> None:
    lists = ours.lists(TODAY)

    assert [it.name for it in lists["delmal"]] == [f"dm{n}" for n in range(1, 7)]
    assert [it.name for it in lists["problemomrade"]] == [f"p{n:02}" for n in range(1, 16)]
    assert not [it for them in lists.values() for it in them if it.retired]


def test_every_word_is_in_both_languages(ours: Programme) -> None:
    terms = [*ours.goals, *ours.problem_areas]
    words = [it.label for it in (*terms, *ours.rounds)] + [it.explanation for it in ours.goals]

    assert {tuple(it) for it in (*words, ours.strategy.name, ours.strategy.vision)} == {
        ("sv", "en")
    }


def test_the_areas_are_examples_until_somebody_has_verified_them(ours: Programme) -> None:
    assert not ours.verified
    assert all(it.label["sv"].startswith("Exempel: ") for it in ours.problem_areas)


def test_the_starting_point_is_open_and_the_follow_up_comes_in_autumn_2027(
    ours: Programme,
) -> None:
    assert [it.name for it in ours.open_rounds(TODAY)] == ["startpunkt"]
    assert [it.name for it in ours.open_rounds(date(2027, 10, 1))] == [
        "startpunkt",
        "uppfoljning_2027",
    ]
