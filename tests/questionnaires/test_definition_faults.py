from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from definition_samples import FIRST, HEAD, asking, faults, faults_of, written

from questionnaires import read_definition
from questionnaires.lint import lint_file

if TYPE_CHECKING:
    from pathlib import Path


def meant(folder: Path, questions: str) -> str:
    (fault,) = faults(folder, asking(questions))
    return fault.values["meant"]


def test_all_faults_are_said_at_once_each_with_its_place(tmp_path: Path) -> None:
    assert faults_of(
        tmp_path,
        """
        - name: en
          type: tekst
        - name: två ord
          type: text
          requierd: yes
        - name: tre
          type: select_one ja_ney
        """,
    ) == [("unknown_type", 2, 9), ("wrong_value", 3, 9), ("unknown_key", 5, 3)]


def test_the_likeliest_word_is_asked_for(tmp_path: Path) -> None:
    assert meant(tmp_path, "- name: en\n  type: tekst") == "text"
    assert meant(tmp_path, "- name: en\n  type: text\n  requierd: yes") == "required"
    assert meant(tmp_path, "- name: en\n  type: select_one ja_ney") == "ja_nej"
    assert meant(tmp_path, "- name: en\n  type: text\n  format: e-mail") == "email"


def test_a_word_like_no_other_gets_no_guess(tmp_path: Path) -> None:
    assert not meant(tmp_path, "- name: en\n  type: text\n  xyzzy: 1")


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        ("- name: en", ("missing_key", 1, 3)),
        ("- type: text", ("missing_key", 1, 3)),
        ("- name: en\n  type: select_one", ("wrong_value", 2, 9)),
        ("- name: en\n  type: text ja_nej", ("wrong_value", 2, 9)),
        ("- name: en\n  type: text\n  max_length: många", ("wrong_value", 3, 15)),
        ("- name: en\n  type: text\n  label: Hej", ("wrong_value", 3, 10)),
        ("- name: en\n  type: text\n  label: {sv: a, fi: b}", ("unknown_language", 3, 18)),
        ("- name: en\n  type: text\n  label: {en: b}", ("missing_language", 3, 10)),
        ("- name: en\n  type: text\n- name: en\n  type: text", ("duplicate_name", 3, 9)),
        ("- name: en\n  type: range\n  start: 5\n  end: 1", ("wrong_value", 3, 10)),
        ("- name: en\n  type: calculate", ("missing_key", 1, 3)),
        ("- name: en\n  type: matrix ja_nej", ("missing_key", 1, 3)),
        ("- just a text", ("wrong_shape", 1, 3)),
        ("- name: en\n  type: text\n  audience: chosen", ("missing_key", 3, 13)),
        ("- name: en\n  type: text\n  type: note", ("duplicate_key", 3, 3)),
    ],
)
def test_a_fault_has_its_code_and_place(
    tmp_path: Path, questions: str, expected: tuple[str, int, int]
) -> None:
    assert expected in faults_of(tmp_path, questions)


def test_a_question_cannot_have_the_name_of_its_section(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, asking("- name: forst\n  type: text"))

    assert fault.code == "duplicate_name"
    assert fault.values["name"] == "forst"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("relevant: ${svar} = 'ja'", "unknown_question"),
        ("relevant: ${en} = 'ja", "unreadable_expression"),
        ("relevant: finns(${annan})", "unknown_function"),
        ("relevant: ${annan} = 'ja'", "circle"),
        ("constraint: count(instance('steg')/root/item) > 0", "unknown_list"),
    ],
)
def test_a_bad_expression_is_a_fault_where_it_stands(tmp_path: Path, line: str, code: str) -> None:
    questions = f"- name: en\n  type: text\n  {line}\n- name: annan\n  type: text\n"
    questions += "  relevant: ${en} = 'ja'"

    assert faults_of(tmp_path, questions) == [(code, 3, line.index(":") + 5)]


def test_a_deciding_question_exists(tmp_path: Path) -> None:
    assert faults_of(
        tmp_path,
        """
        - name: en
          type: text
          audience: chosen
          audience_by: synlighat
        - name: synlighet
          type: select_one ja_nej
        """,
    ) == [("unknown_question", 4, 16)]


def test_a_title_is_a_question_of_its_repeat(tmp_path: Path) -> None:
    assert faults_of(
        tmp_path,
        """
        - name: insats
          type: repeat
          title: utanfor
          questions:
            - name: i_titel
              type: text
        - name: utanfor
          type: text
        """,
    ) == [("unknown_question", 3, 10)]


def test_a_number_is_used_once(tmp_path: Path) -> None:
    assert faults_of(
        tmp_path,
        """
        - name: en
          number: A1
          type: text
        - name: annan
          number: A1
          type: text
        """,
    ) == [("duplicate_number", 5, 11)]


def test_a_fault_reads_as_a_line_that_editors_can_follow(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, asking("- name: en\n  type: tekst"))

    assert str(fault).startswith(
        f"{(tmp_path / 'fika.yaml').as_posix()}:{FIRST + 1}:15: unknown_type: word `tekst`"
    )
    assert str(fault).endswith("[unknown_type]")


def test_a_list_of_records_is_named_in_uses(tmp_path: Path) -> None:
    text = asking("- name: vem\n  type: select_multiple organisations")

    assert [it.code for it in faults(tmp_path, text)] == ["unknown_list"]
    named = written(tmp_path, "uses:\n  - organisations\n" + text)
    assert read_definition(named).uses == ("organisations",)


def test_a_questionnaire_without_sections_is_refused(tmp_path: Path) -> None:
    text = HEAD[: HEAD.index("sections:")]

    assert "missing_key" in [it.code for it in faults(tmp_path, text)]


def test_a_question_named_as_what_it_stands_in_is_the_one_to_blame(tmp_path: Path) -> None:
    assert faults_of(tmp_path, "- name: forst\n  type: text") == [("duplicate_name", 1, 9)]
    matrix = "- name: en\n  type: matrix ja_nej\n  rows:\n    - name: en\n      label: {sv: Rad}"
    assert faults_of(tmp_path, matrix) == [("duplicate_name", 4, 13)]


def test_what_is_taken_over_from_nowhere_is_one_fault(tmp_path: Path) -> None:
    other = asking("- name: a\n  type: text\n  label: {sv: Vad?}").replace("fika", "annan")
    written(tmp_path, other, "annan.yaml")
    text = asking("- name: b\n  type: text\n  same_as: annan/finns")
    found = lint_file(written(tmp_path, text))[1]
    assert [it.code for it in found if it.level == "error"] == ["unknown_question"]
