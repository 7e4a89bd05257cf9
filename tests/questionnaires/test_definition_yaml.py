from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from definition_samples import asking, faults, written
from hypothesis import given
from hypothesis import strategies as st

from questionnaires import DefinitionError, read_definition
from questionnaires.faults import Faults
from questionnaires.yaml_text import LARGEST, plain, read_yaml

if TYPE_CHECKING:
    from pathlib import Path

GOOD = asking("- name: en\n  type: note")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "empty", 1),
        ("a: b: c", "yaml", 1),
        ("a: 1\nb: 'never closed", "yaml", 2),
        ("a: 1\na: 2", "duplicate_key", 2),
        ("a:\n\tb: 1", "tab", 2),
        ("a: &x 1", "alias", 1),
        ("a: *x", "alias", 1),
        ("a: !!python/object/apply:os.system [ls]", "tag", 1),
        ("--- \na: 1\n---\nb: 2", "yaml", 3),
        ("a: " + "[" * 100_000, "too_deep", 1),
        ("a: \x00", "yaml", 1),
    ],
)
def test_what_is_no_plain_yaml_is_refused(tmp_path: Path, text: str, code: str, line: int) -> None:
    found = faults(tmp_path, text)

    assert (code, line) in [(it.code, it.line) for it in found]


def test_doubling_references_are_never_followed(tmp_path: Path) -> None:
    lines = ["a0: &a0 ha"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]

    assert {it.code for it in faults(tmp_path, "\n".join(lines))} >= {"alias"}


def test_every_tab_that_indents_is_shown(tmp_path: Path) -> None:
    found = faults(tmp_path, "a:\n\tb: 1\n  \tc: 1\n")

    assert [(it.code, it.line, it.column) for it in found] == [("tab", 2, 1), ("tab", 3, 3)]


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    found = faults(tmp_path, GOOD + "#" * LARGEST)

    assert [it.code for it in found] == ["too_large"]


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "fika.yaml"
    path.write_bytes("a: 1\nb: kön\n".encode("latin-1"))

    with pytest.raises(DefinitionError) as refused:
        read_definition(path)

    assert [(it.code, it.line) for it in refused.value.faults] == [("encoding", 2)]


def test_a_missing_file_is_a_fault_like_others(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as refused:
        read_definition(tmp_path / "saknas.yaml")

    assert [it.code for it in refused.value.faults] == ["unreadable"]


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    assert read_definition(written(tmp_path, "\ufeff" + GOOD)).id == "fika"


def test_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    assert read_definition(written(tmp_path, GOOD.replace("\n", "\r\n"))).id == "fika"


def test_columns_count_letters_not_bytes(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, asking("- name: en\n  type: note\n  label: {sv: åäö, xx: b}"))

    assert (fault.code, fault.column) == ("unknown_language", 26)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_but_never_fails(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))

    with pytest.raises(DefinitionError):
        read_definition(path)


@given(st.dictionaries(st.from_regex(r"[a-zåäö]{1,8}", fullmatch=True), st.text("ab1. åäö")))
def test_quoted_values_come_out_as_they_went_in(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "quoted.yaml"
    lines = "\n".join(f"{key}: '{value}'" for key, value in values.items())
    path.write_text(lines or "{}", encoding="utf-8")

    assert plain(read_yaml(path, Faults("quoted.yaml"))) == values
