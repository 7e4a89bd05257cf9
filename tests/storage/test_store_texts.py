from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storage_samples import Begun

from questionnaires import Answer
from storage import Unkeepable
from storage.texts import from_json, to_json


@pytest.mark.parametrize(
    "answer",
    [
        "före\x00efter",
        "\\\x00",
        "\ud800",
        ["ja", "\x00"],
        ["\udfff"],
        float("nan"),
        float("inf"),
        "x" * 10_000_000,
        ["x"] * 1_000_000,
    ],
    ids=[
        "nul",
        "backslash nul",
        "half",
        "nul in list",
        "half in list",
        "nan",
        "inf",
        "10 MB",
        "list",
    ],
)
def test_what_no_database_keeps_is_refused_and_nothing_is_written(
    begun: Begun, answer: Answer
) -> None:
    begun.save("q", "förut")
    before = begun.now, begun.store.events(begun.head.id)
    with pytest.raises(Unkeepable):
        begun.save("q", answer)
    with pytest.raises(Unkeepable):
        begun.add("insats", titel=answer)
    assert begun.draft().answers == {"q": "förut"}
    assert begun.draft().repeats == {}
    assert (begun.now, begun.store.events(begun.head.id)) == before


def test_names_are_held_to_the_same(begun: Begun) -> None:
    with pytest.raises(Unkeepable):
        begun.save("q\x00", "ja")
    with pytest.raises(Unkeepable):
        begun.add("insats", origin="\x00")
    with pytest.raises(Unkeepable):
        begun.save("q", "ja", instance="\ud800")
    assert begun.now == begun.head


@pytest.mark.parametrize("text", ["\\u0000", "\\\\u0000", "c:\\u0000\\", "\\"])
def test_a_text_that_only_looks_like_nul_is_kept(begun: Begun, text: str) -> None:
    begun.save("q", text)
    assert begun.draft().answers == {"q": text}


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_every_other_text_is_kept_as_it_is(text: str) -> None:
    assert from_json(to_json(text)) == text
