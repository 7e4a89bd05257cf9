from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires import find_personal_number
from questionnaires.personal_number import is_personal_number

# The numbers that Skatteverket publishes for tests and examples belong to nobody.
NUMBER = "811218-9876"
COORDINATION = "811278-9873"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (NUMBER, NUMBER),
        (f"Ring Anna, {NUMBER}.", NUMBER),
        ("19811218-9876", "19811218-9876"),
        ("198112189876", "198112189876"),
        ("8112189876", "8112189876"),
        ("811218+9876", "811218+9876"),
        ("811218 9876", "811218 9876"),
        ("811218 - 9876", "811218 - 9876"),
        ("811218\u20119876", "811218\u20119876"),
        ("811218\u22129876", "811218\u22129876"),
        ("811218\u00a09876", "811218\u00a09876"),
        ("811218\u00ad-\u200b9876 är", "811218\u00ad-\u200b9876"),
        ("８１１２１８-９８７６", "８１１２１８-９８７６"),
        (f"nr{NUMBER}x", NUMBER),
        (f"först 811218-9870, sedan {NUMBER}", NUMBER),
        (COORDINATION, COORDINATION),
    ],
)
def test_a_personal_number_is_found_as_it_is_written(text: str, found: str) -> None:
    assert find_personal_number(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "202100-2411",  # a county administrative board's organisation number
        "811218-9870",  # the check digit is wrong
        "811318-9875",  # there is no month 13
        "811232-9878",  # nor a day 32
        "0811218-9876",  # eleven digits
        "811218-98765",
        "811218\n9876",
        "811218, 9876",
        "010-224 90 00",
        "2024-05-06 2025",
        "KS 2027/123 § 45",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find_personal_number(text) is None


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    found = find_personal_number(text)

    assert found is None or found in text


@given(
    st.text(alphabet="abcåäö .,\n"),
    st.dates(),
    st.integers(0, 999),
    st.sampled_from(["-", "+", " ", "", "\u2013"]),
    st.text(alphabet="abcåäö .,\n"),
)
def test_every_persons_number_is_found_anywhere(
    before: str, born: object, serial: int, between: str, after: str
) -> None:
    date = str(born).replace("-", "")[2:]
    number = next(
        f"{date}{between}{serial:03}{digit}"
        for digit in range(10)
        if is_personal_number(f"{date}{serial:03}{digit}")
    )

    assert find_personal_number(f"{before}{number}{after}") == number


@given(st.integers(0, 99), st.integers(20, 99), st.integers(0, 999_999))
def test_an_organisation_number_is_never_taken_for_one(kind: int, third: int, rest: int) -> None:
    assert find_personal_number(f"{kind:02}{third}{rest:06}") is None
