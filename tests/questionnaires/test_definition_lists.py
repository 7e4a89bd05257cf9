from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from definition_samples import asking, written

from questionnaires import DefinitionError, read_choices, read_definition
from questionnaires.model import Choice

if TYPE_CHECKING:
    from pathlib import Path

SHARED = """\
choices:
  storlek:
    - name: s0
      label: {sv: Inga anställda}
      order: 0
    - name: s1
      label: {sv: Fler}
      order: 1
      retired: yes
  onodig:
    - name: a
      label: {sv: A}
"""
SIZE = "- name: storlek_nu\n  type: select_one storlek"


def with_lists(folder: Path, questions: str, shared: str = SHARED) -> Path:
    (folder / "lists").mkdir(exist_ok=True)
    written(folder / "lists", shared, "shared.yaml")
    return written(folder, "choices_from:\n  - lists/shared.yaml\n" + asking(questions))


def codes(path: Path) -> list[str]:
    with pytest.raises(DefinitionError) as refused:
        read_definition(path)
    return [it.code for it in refused.value.faults]


def test_other_keys_of_a_choice_become_its_columns(tmp_path: Path) -> None:
    lists = read_choices(written(tmp_path, SHARED))

    assert lists["storlek"][1] == Choice(
        name="s1", label={"sv": "Fler"}, retired=True, columns={"order": "1"}
    )


def test_shared_lists_are_found_and_only_those_read_are_kept(tmp_path: Path) -> None:
    questionnaire = read_definition(with_lists(tmp_path, SIZE))

    assert list(questionnaire.choices) == ["ja_nej", "storlek"]


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_list_that_only_an_expression_reads_is_kept(tmp_path: Path, quote: str) -> None:
    questions = (
        f"- name: varje\n  type: repeat\n  each: instance({quote}onodig{quote})/root/item\n"
        "  questions:\n    - name: inne\n      type: note"
    )

    assert "onodig" in read_definition(with_lists(tmp_path, questions)).choices


def test_lists_can_be_handed_over(tmp_path: Path) -> None:
    path = written(tmp_path, asking("- name: malet\n  type: select_one delmal"))
    goals = (Choice(name="dm1", label={"sv": "Makt"}),)

    assert read_definition(path, {"delmal": goals}).choices["delmal"] == goals


def test_a_fault_in_a_shared_list_names_its_own_file(tmp_path: Path) -> None:
    path = with_lists(tmp_path, SIZE, SHARED.replace("name: s1", "nam: s1"))

    with pytest.raises(DefinitionError) as refused:
        read_definition(path)

    assert {it.file for it in refused.value.faults} == {(tmp_path / "lists/shared.yaml").as_posix()}


def test_a_file_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    written(tmp_path, SHARED, "shared.yaml")
    path = written(inner, "choices_from:\n  - ../shared.yaml\n" + asking(SIZE))

    assert "unknown_file" in codes(path)


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ("[]", "empty_list"),
        ("- {name: a, label: {sv: A}}\n    - {name: a, label: {sv: B}}", "duplicate_name"),
        ("- {name: två ord, label: {sv: A}}", "wrong_value"),
        ("- {name: a}", "missing_key"),
        ("- {name: a, label: {sv: A}, group: [b]}", "wrong_value"),
    ],
)
def test_a_bad_list_is_refused(tmp_path: Path, choices: str, code: str) -> None:
    with pytest.raises(DefinitionError) as refused:
        read_choices(written(tmp_path, f"choices:\n  lista:\n    {choices}\n"))

    assert code in [it.code for it in refused.value.faults]
