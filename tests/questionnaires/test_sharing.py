from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from questionnaires import DefinitionError, Matrix, Questionnaire, Repeat, Text, read_definition

if TYPE_CHECKING:
    from pathlib import Path

FIRST = """
id: forsta
version: "1"
title: {sv: Första}
languages: [sv]
choices:
  grad:
    - name: lite
      label: {sv: Lite}
    - name: mycket
      label: {sv: Mycket}
sections:
  - name: arbetet
    label: {sv: Arbetet}
    hint: {sv: Berätta.}
    questions:
      - name: insats
        type: repeat
        label: {sv: Insats}
        title: titel
        max_instances: 3
        was: handling
        questions:
          - name: titel
            was: namn
            number: A1
            type: text
            label: {sv: Titel}
            audience: chosen
            audience_by: vem
          - name: nytta
            number: A2
            type: select_one grad
            label: {sv: "Nytta av ${titel} i ${insats}?"}
            relevant: ${titel} != '' and ${vag} = 'hela'
          - name: vem
            type: text
      - name: styr
        number: A3
        type: matrix grad
        label: {sv: Styrning}
        rows:
          - name: styr_mal
            label: {sv: Mål}
      - name: vag
        type: text
"""


def second(folder: Path, questions: str) -> Questionnaire:
    (folder / "forsta.yaml").write_text(FIRST, encoding="utf-8")
    head = 'id: andra\nversion: "1"\ntitle: {sv: Andra}\nlanguages: [sv]\nsections:\n'
    file = folder / "andra.yaml"
    file.write_text(head + dedent(questions), encoding="utf-8")
    return read_definition(file)


def in_a_section(questions: str) -> str:
    return "  - name: nu\n    label: {sv: Nu}\n    questions:\n" + questions


def refused(folder: Path, question: str) -> list[tuple[str, int]]:
    with pytest.raises(DefinitionError) as error:
        second(folder, in_a_section(f"      - name: x\n        same_as: {question}\n"))
    return [(it.code, it.line) for it in error.value.faults]


TAKEN = """\
      - name: vag
        type: text
      - name: nya
        same_as: forsta/insats
"""


def test_a_repeat_is_taken_over_with_its_questions_and_lists(tmp_path: Path) -> None:
    form = second(tmp_path, in_a_section(TAKEN))
    repeat = form.items["nya"]

    assert isinstance(repeat, Repeat)
    assert [it.name for it in repeat.questions] == ["titel", "nytta", "vem"]
    assert (repeat.label, repeat.title, repeat.max_instances) == ({"sv": "Insats"}, "titel", 3)
    assert [it.name for it in form.choices["grad"]] == ["lite", "mycket"]
    assert form.items["titel"].number == "A1"  # type: ignore[union-attr]


def test_what_stands_beside_goes_before_and_own_questions_come_after(tmp_path: Path) -> None:
    own = "        max_instances: 9\n        questions:\n          - name: kalla\n            type: note\n"
    repeat = second(tmp_path, in_a_section(TAKEN + own)).items["nya"]

    assert isinstance(repeat, Repeat)
    assert repeat.max_instances == 9
    assert [it.name for it in repeat.questions][-1] == "kalla"


def test_the_new_name_is_used_where_the_old_one_was(tmp_path: Path) -> None:
    question = second(tmp_path, in_a_section(TAKEN)).items["nytta"]

    assert question.label == {"sv": "Nytta av ${titel} i ${nya}?"}


def test_a_prefix_makes_them_questions_of_their_own(tmp_path: Path) -> None:
    form = second(tmp_path, in_a_section(TAKEN + "        prefix: d_\n"))
    repeat, title, benefit = (form.items[it] for it in ("nya", "d_titel", "d_nytta"))

    assert isinstance(repeat, Repeat)
    assert isinstance(title, Text)
    assert (repeat.title, title.audience_by, title.number) == ("d_titel", "d_vem", "")
    assert benefit.relevant == "${d_titel} != '' and ${vag} = 'hela'"


def test_what_was_renamed_there_is_renamed_here_under_its_own_names(tmp_path: Path) -> None:
    same = second(tmp_path, in_a_section(TAKEN)).items
    own = second(tmp_path, in_a_section(TAKEN + "        prefix: d_\n")).items

    assert [getattr(it, "was", "") for it in (same["nya"], own["nya"])] == ["", ""]
    assert getattr(same["titel"], "was", "") == "namn"
    assert getattr(own["d_titel"], "was", "") == "d_namn"


def test_others_stand_instead_of_what_is_referred_to(tmp_path: Path) -> None:
    instead = TAKEN.replace("vag\n", "vagen\n") + "        instead:\n          vag: vagen\n"

    assert (
        second(tmp_path, in_a_section(instead))
        .items["nytta"]
        .relevant.endswith("${vagen} = 'hela'")
    )


def test_a_matrix_keeps_its_rows_and_gets_a_number_of_its_own(tmp_path: Path) -> None:
    taken = "      - name: d_styr\n        number: D4\n        same_as: forsta/styr\n"
    matrix = second(tmp_path, in_a_section(taken)).items["d_styr"]

    assert isinstance(matrix, Matrix)
    assert ([it.name for it in matrix.rows], matrix.number) == (["styr_mal"], "D4")


def test_a_whole_section_is_taken_over(tmp_path: Path) -> None:
    form = second(tmp_path, "  - name: igen\n    same_as: forsta/arbetet\n")

    assert form.sections[0].hint == {"sv": "Berätta."}
    assert set(form.items) == {"insats", "titel", "nytta", "vem", "styr", "styr_mal", "vag"}


def test_what_leads_nowhere_is_said_where_it_stands(tmp_path: Path) -> None:
    assert refused(tmp_path, "forsta/insatser") == [("unknown_question", 10)]
    assert refused(tmp_path, "tredje/insats") == [("unknown_file", 10)]
    assert refused(tmp_path, "andra/nu") == [("unknown_file", 10)]
    assert refused(tmp_path, "../forsta/insats") == [("unknown_file", 10)]
    assert refused(tmp_path, "forsta") == [("unknown_question", 10)]


def test_a_name_that_is_missing_here_is_told_at_the_place_of_taking(tmp_path: Path) -> None:
    assert set(refused(tmp_path, "forsta/nytta")) == {("unknown_question", 10)}


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "trasig.yaml").write_text("a: [", encoding="utf-8")

    assert refused(tmp_path, "trasig/insats") == [("unknown_file", 10)]


def test_what_is_taken_over_is_not_taken_over_again(tmp_path: Path) -> None:
    (tmp_path / "mitten.yaml").write_text(
        "sections:\n  - name: m\n    same_as: forsta/arbetet\n", encoding="utf-8"
    )

    assert refused(tmp_path, "mitten/m") == [("wrong_value", 10)]


def test_what_is_taken_over_many_times_has_an_end(tmp_path: Path) -> None:
    many = "".join(
        f"      - {{name: x{it}, same_as: forsta/insats, prefix: x{it}_}}\n" for it in range(4000)
    )
    with pytest.raises(DefinitionError) as error:
        second(tmp_path, in_a_section(many))
    assert [it.code for it in error.value.faults] == ["too_large"]
