from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from workbook_samples import carried

from i18n import text
from questionnaires import Calculate, Group, Matrix, Repeat, SelectOne, Text
from questionnaires.workbooks import BadWorkbook, import_workbook
from questionnaires.workbooks.losses import Losses
from questionnaires.workbooks.mending import usable_questionnaire
from questionnaires.yaml_text import LARGEST

HEADINGS = ["type", "name", "label"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "book.xlsx"


def losses(found: object) -> list[str]:
    return [f"{it.kind} {it.name} {it.detail}".rstrip() for it in found.losses if it.loses]  # type: ignore[attr-defined]


def test_groups_become_sections_and_loose_questions_one_of_their_own(file: Path) -> None:
    rows = [
        HEADINGS,
        ["text", "first", "First"],
        ["begin_group", "home", "Home"],
        ["text", "street", "Street"],
        ["end_group", "", ""],
        ["text", "last", "Last"],
    ]
    found = carried(file, rows)
    names = [[it.name for it in section.questions] for section in found.questionnaire.sections]
    assert [it.name for it in found.questionnaire.sections] == ["questions", "home", "questions_2"]
    assert names == [["first"], ["street"], ["last"]]
    assert not losses(found)


def test_a_name_that_is_used_twice_is_renamed_and_told(file: Path) -> None:
    rows = [
        HEADINGS,
        ["begin_group", "mother", "Mother"],
        ["text", "age", "Age"],
        ["end_group", "", ""],
        ["begin_group", "father", "Father"],
        ["text", "age", "Age"],
        ["end_group", "", ""],
    ]
    found = carried(file, rows)
    assert list(found.questionnaire.items) == ["age", "father_age"]
    assert ("renamed", "age", "father_age") in [
        (it.kind, it.name, it.detail) for it in found.losses
    ]
    assert not losses(found)


def test_conditions_and_messages_are_carried_in_every_language(file: Path) -> None:
    rows = [
        [
            "type",
            "name",
            "label::Svenska (sv)",
            "label::English (en)",
            "required",
            "relevant",
            "constraint",
            "constraint_message::English (en)",
        ],
        ["integer", "age", "Ålder", "Age", "yes", "", ". < 150", "Too old"],
        ["text", "school", "Skola", "", "no", "${age} < 20", "", ""],
    ]
    found = carried(file, rows, settings=[["default_language"], ["Svenska (sv)"]])
    age, school = found.questionnaire.items["age"], found.questionnaire.items["school"]
    assert isinstance(school, Text)
    assert not isinstance(age, Group | Repeat)
    assert found.questionnaire.languages == ("sv", "en")
    assert age.label == {"sv": "Ålder", "en": "Age"}
    assert (age.required, age.constraint, school.required) == ("yes", ". < 150", "")
    assert age.constraint_message == {"sv": "Too old", "en": "Too old"}
    assert school.relevant == "${age} < 20"
    assert [it.name for it in found.losses if it.kind == "filled"] == ["age"]


def test_a_photo_is_left_out_and_told_but_what_names_it_can_still_be_read(file: Path) -> None:
    rows = [
        [*HEADINGS, "relevant"],
        ["image", "house", "Photo of the house", ""],
        ["video", "street", "Film of the street", ""],
        ["text", "why", "Why no photo?", "${house} = ''"],
    ]
    found = carried(file, rows)
    assert losses(found) == ["type house photo", "type street video"]
    assert list(found.questionnaire.items) == ["house", "why"]
    assert isinstance(found.questionnaire.items["house"], Calculate)


def test_a_table_list_becomes_a_matrix(file: Path) -> None:
    rows = [
        [*HEADINGS, "appearance"],
        ["begin_group", "food", "How often?", "table-list"],
        ["select_one often", "fish", "Fish", ""],
        ["select_one often", "meat", "Meat", ""],
        ["end_group", "", "", ""],
    ]
    choices = [
        ["list_name", "name", "label"],
        ["often", "daily", "Daily"],
        ["often", "never", "Never"],
    ]
    found = carried(file, rows, choices=choices)
    (matrix,) = found.questionnaire.sections[0].questions
    assert isinstance(matrix, Matrix)
    assert [it.name for it in matrix.rows] == ["fish", "meat"]
    assert matrix.label == {"und": "How often?"}
    assert not losses(found)


def test_a_counted_repeat_keeps_its_count(file: Path) -> None:
    rows = [
        [*HEADINGS, "repeat_count"],
        ["integer", "number", "How many?", ""],
        ["begin_repeat", "child", "Child", "${number} + 1"],
        ["text", "called", "Name", ""],
        ["end_repeat", "", "", ""],
    ]
    found = carried(file, rows)
    repeat = found.questionnaire.items["child"]
    assert isinstance(repeat, Repeat)
    assert repeat.count == "${number} + 1"
    assert list(found.questionnaire.items) == ["number", "child", "called"]
    assert not losses(found)


def test_an_expression_that_nobody_understands_is_taken_out_and_told(file: Path) -> None:
    rows = [[*HEADINGS, "relevant"], ["text", "a", "A", "moon-phase() = 'full'"]]
    found = carried(file, rows)
    assert losses(found) == ["unusable a relevant: moon-phase() = 'full'"]


def test_a_file_that_cannot_be_a_list_is_taken_out_and_told_by_where_it_stood(file: Path) -> None:
    rows = [
        [*HEADINGS, "calculation"],
        ["calculate", "a", "", "pulldata('../secret','a','b','c')"],
        ["text", "t", "T", ""],
    ]
    found = carried(file, rows)
    assert losses(found) == [
        "unusable uses ../secret",
        "unusable a calculation: pulldata('../secret','a','b','c')",
    ]


def drafted(**fields: object) -> dict[str, Any]:
    """Write the least that a questionnaire is, with some fields otherwise."""
    question = {"name": "a", "type": "text", "label": {"sv": "A"}}
    section = {"name": "s", "label": {"sv": "S"}, "questions": [question]}
    whole = {"id": "prov", "version": "1", "title": {"sv": "P"}, "languages": ["sv"]}
    return {**whole, "sections": [section], **fields}


def test_a_workbook_that_leaves_no_questionnaire_is_refused_in_words() -> None:
    with pytest.raises(BadWorkbook) as refused:
        usable_questionnaire(drafted(id="två ord"), Losses())
    assert refused.value.reason == "faulty"
    assert "{" not in text(f"lint.{refused.value.fault}", "sv", **refused.value.values)


def test_a_workbook_whose_questionnaire_is_too_large_is_too_large() -> None:
    with pytest.raises(BadWorkbook) as refused:
        usable_questionnaire(drafted(title={"sv": "a" * (LARGEST + 1)}), Losses())
    assert (refused.value.reason, refused.value.fault) == ("too_large", "")


def test_choices_with_columns_and_a_filter_are_carried(file: Path) -> None:
    rows = [
        [*HEADINGS, "choice_filter"],
        ["select_one county", "county", "County", ""],
        ["select_one place", "place", "Place", "county = ${county}"],
    ]
    choices = [["list_name", "name", "label", "county"], ["county", "u", "Västmanland", ""]]
    choices += [["place", "sala", "Sala", "u"]]
    found = carried(file, rows, choices=choices)
    place = found.questionnaire.items["place"]
    assert isinstance(place, SelectOne)
    assert place.choice_filter == "county = ${county}"
    assert found.questionnaire.choices["place"][0].columns == {"county": "u"}
    assert not losses(found)


def test_a_list_in_a_file_becomes_a_record_list(file: Path) -> None:
    found = carried(file, [HEADINGS, ["select_one_from_file people.csv", "who", "Who?"]])
    assert found.questionnaire.uses == ("people",)
    assert not losses(found)


def test_what_is_imported_in_a_process_of_its_own_is_the_same(file: Path) -> None:
    found = carried(file, [HEADINGS, ["text", "a", "Vad heter ni?"]])
    alone = import_workbook(file, "sv")
    assert "sv: Vad heter ni?" in alone.text
    assert [it.kind for it in alone.losses] == ["section"]
    assert [it.kind for it in found.losses] == ["language", "section"]


def test_a_default_that_can_be_no_answer_is_left_out_and_told(file: Path) -> None:
    rows = [
        [*HEADINGS, "default"],
        ["time", "start", "Start", "25:00"],
        ["integer", "count", "Count", "3"],
    ]
    found = carried(file, rows)
    start, count = found.questionnaire.sections[0].questions
    assert (start.default, count.default) == ("", "3")
    assert losses(found) == ["unusable start default: 25:00"]


def test_what_is_lost_outside_the_questions_says_where_it_stood(file: Path) -> None:
    rows = [[*HEADINGS, "calculation"], ["calculate", "a", "", "pulldata('../x', 'a', 'b', 'c')"]]
    found = carried(file, [*rows, ["text", "b", "B"]])
    assert "unusable uses ../x" in losses(found)
