"""A questionnaire that is written and read again is the same questionnaire."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from our_questionnaires import our_questionnaires

from questionnaires import read_definition
from questionnaires.faults import Faults
from questionnaires.writing import block_yaml, definition_text
from questionnaires.yaml_text import Plain, plain, read_yaml

PRINTED = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=130
)
LOOKING_ELSE = [
    "yes",
    "no",
    "~",
    "null",
    "2027-01-01",
    "1e3",
    "0x1F",
    "-",
    "?",
    "#",
    "{a}",
    "[a]",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`a`",
    '"a"',
    "'",
    ":",
    "a:",
]
KEYS = st.text(min_size=1, max_size=20).filter(str.isprintable)
VALUES = st.recursive(
    PRINTED, lambda it: st.lists(it, max_size=4) | st.dictionaries(KEYS, it, max_size=4)
)


def read_again(text: str, folder: Path) -> Plain:
    file = folder / "written.yaml"
    file.write_text(text, encoding="utf-8")
    return plain(read_yaml(file, Faults(file.name)))


@pytest.mark.parametrize("name", our_questionnaires())
def test_our_questionnaires_come_back_equal(name: str, tmp_path: Path) -> None:
    first = our_questionnaires()[name]
    written = tmp_path / "written.yaml"
    written.write_text(definition_text(first), encoding="utf-8")
    second = read_definition(written)
    assert second == first
    assert definition_text(second) == definition_text(first)


@given(value=st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_any_text_in_any_structure_comes_back(
    value: dict[str, Plain], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    assert read_again(block_yaml(value), folder) == value


@pytest.mark.parametrize(
    "text", [*LOOKING_ELSE, "- a", "a: b", "a, b", "# a", "", " ", "a\n", "\na", "a\n b"]
)
def test_texts_that_look_like_something_else_stay_texts(text: str, tmp_path: Path) -> None:
    assert read_again(block_yaml({"key": text}), tmp_path) == {"key": text}
