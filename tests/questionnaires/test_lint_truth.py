"""What can be said of a condition before anybody answers."""

from __future__ import annotations

import pytest

from questionnaires.lint.syntax import syntax_of
from questionnaires.lint.truth import always, impossible, needed


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("true()", True),
        ("not(false())", True),
        ("1 = 1", True),
        ("1 = 2", False),
        ("'a' != 'b'", True),
        ("${a} = 'x'", None),
        ("${a} = 'x' or true()", True),
        ("${a} = 'x' and false()", False),
        ("${a} = 'x' or ${a} != 'x'", True),
        ("${a} = 'x' or ${b} != 'x'", None),
        ("${a} < 5 or ${a} >= 5", None),  # a blank is neither
        ("${a} = 'x' and ${a} = 'y'", False),
        ("selected(${a}, 'x') and not(selected(${a}, 'x'))", False),
    ],
)
def test_a_condition_holds_always_never_or_it_depends(
    condition: str, *, expected: bool | None
) -> None:
    assert always(syntax_of(condition)) is expected


@pytest.mark.parametrize(
    "condition",
    [
        ". > 10 and . < 5",
        ". > 5 and . <= 5",
        "5 < . and . < 5",
        "${a} = '' and selected(${a}, 'x')",
        "${a} = 'x' and ${b} = 'y' and ${a} != 'x'",
    ],
)
def test_what_contradicts_itself_is_impossible(condition: str) -> None:
    assert impossible(needed(syntax_of(condition), "own"))


@pytest.mark.parametrize(
    "condition",
    [
        ". >= 5 and . <= 5",
        ". > 5 or . < 5",
        "${a} = 'x' and ${b} = 'y'",
        "selected(${a}, 'x') and selected(${a}, 'y')",
        "${a} != 'x' and ${a} != 'y'",
        "instance('l')/root/item[name = 'a']/x = 'b'",
    ],
)
def test_what_some_answer_fulfils_is_possible(condition: str) -> None:
    assert not impossible(needed(syntax_of(condition), "own"))
