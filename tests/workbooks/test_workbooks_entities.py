"""Records of responses and of repeats, in workbooks and out of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from workbook_samples import carried

from questionnaires import Questionnaire, Repeat
from questionnaires.workbooks import Loss, export_workbook, imported, read_sheets
from tests.scenario import questionnaire

LISTS = ["list_name", "entity_id", "create_if", "update_if", "label"]
TREES = [
    ["type", "name", "label", "save_to"],
    ["select_one_from_file trees.csv", "tree", "Which?", ""],
    ["begin_group", "about", "About", ""],
    ["text", "species", "Species", "species"],
    ["integer", "height", "Height", "height"],
    ["end_group", "", "", ""],
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "book.xlsx"


def said(questionnaire: Questionnaire | Repeat) -> dict[str, str]:
    keys = ("save_to", "title", "entity_id", "create_if", "update_if", "entity_label")
    found = {it: getattr(questionnaire, it) for it in keys}
    return {key: it for key, it in found.items() if isinstance(it, str) and it}


def back(file: Path, first: Questionnaire) -> Questionnaire:
    file.write_bytes(export_workbook(first).data)
    return imported(read_sheets(file)).questionnaire


def rows(file: Path, sheet: str) -> list[dict[str, str]]:
    headings, *found = load_workbook(file)[sheet].iter_rows(values_only=True)
    return [
        {str(key): str(it) for key, it in zip(headings, row, strict=True) if it} for row in found
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["", "", "", "${species}"], {"entity_label": "${species}"}),
        (
            ["", "${height} > 2", "", "'x'"],
            {"create_if": "${height} > 2", "entity_label": "'x'"},
        ),
        (["${tree}", "", "", ""], {"entity_id": "${tree}"}),
        (
            ["${tree}", "", "${height} > 2", "concat(${species}, '!')"],
            {
                "entity_id": "${tree}",
                "update_if": "${height} > 2",
                "entity_label": "concat(${species}, '!')",
            },
        ),
        (
            ["coalesce(${tree}, uuid())", "${tree} = ''", "${tree} != ''", "${species}"],
            {
                "entity_id": "${tree}",
                "create_if": "${tree} = ''",
                "update_if": "${tree} != ''",
                "entity_label": "${species}",
            },
        ),
    ],
)
def test_an_entity_of_a_response_is_carried_both_ways(
    file: Path, cells: list[str], expected: dict[str, str]
) -> None:
    book = carried(file, TREES, entities=[LISTS, ["trees", *cells]])
    assert said(book.questionnaire) == {"save_to": "trees", **expected}
    assert [
        getattr(book.questionnaire.items[it], "save_to", "") for it in ("species", "height")
    ] == [
        "species",
        "height",
    ]
    assert book.questionnaire.uses == ("trees",)
    assert [it.kind for it in book.losses] == ["language", "section"]
    assert back(file, book.questionnaire) == book.questionnaire
    assert rows(file, "entities") == [
        {key: it for key, it in zip(LISTS, ["trees", *cells], strict=True) if it}
    ]


REPEATED = [
    ["type", "name", "label", "save_to"],
    ["text", "house", "House", "houses#house"],
    ["begin_repeat", "person", "Person", ""],
    ["begin_group", "who", "Who", ""],
    ["text", "first", "First name", "people#first"],
    ["end_group", "", "", ""],
    ["integer", "age", "Age", ""],
    ["end_repeat", "", "", ""],
]


def test_entities_of_the_response_and_of_a_repeat_stand_beside_each_other(file: Path) -> None:
    entities = [
        LISTS,
        ["houses", "", "", "", "${house}"],
        ["people", "", "${age} > 17", "", "concat(${first}, ' ', ${house})"],
    ]
    book = carried(file, REPEATED, entities=entities)
    person = book.questionnaire.items["person"]
    assert isinstance(person, Repeat)
    assert said(book.questionnaire) == {"save_to": "houses", "entity_label": "${house}"}
    assert said(person) == {
        "save_to": "people",
        "create_if": "${age} > 17",
        "entity_label": "concat(${first}, ' ', ${house})",
    }
    assert not [it for it in book.losses if it.loses]
    assert back(file, book.questionnaire) == book.questionnaire


def test_of_two_entities_of_a_response_the_first_is_carried_and_the_other_told(file: Path) -> None:
    survey = [
        ["type", "name", "label", "save_to"],
        ["begin_group", "g", "G", ""],
        ["text", "a", "A", "houses#a"],
        ["end_group", "", "", ""],
        ["begin_group", "h", "H", ""],
        ["text", "b", "B", "gardens#b"],
        ["end_group", "", "", ""],
    ]
    rows = [LISTS, ["gardens", "", "", "", "${b}"], ["houses", "", "", "", "${a}"]]
    book = carried(file, survey, entities=rows)
    assert said(book.questionnaire) == {"save_to": "gardens", "entity_label": "${b}"}
    assert [it for it in book.losses if it.kind == "entity"] == [
        Loss("entity", "houses", "entities"),
        Loss("entity", "a", "a"),
    ]


def test_a_name_that_is_changed_is_changed_in_the_entity_too(file: Path) -> None:
    survey = [["type", "name", "label"], ["text", "a" * 70, "A"], ["note", "n", "N"]]
    entities = [LISTS, ["trees", "", "", "", f"${{{'a' * 70}}}"]]
    book = carried(file, survey, entities=entities)
    assert said(book.questionnaire)["entity_label"] == f"${{{'a' * 64}}}"


HEAD = 'id: prov\nversion: "1"\ntitle:\n  sv: Prov\nlanguages:\n  - sv\nuses:\n  - trad\n'
ASKED = """
choices:
  mal:
    - name: m1
      label:
        sv: M1
sections:
  - name: avsnitt
    label:
      sv: A
    questions:
      - name: art
        type: text
        label:
          sv: Art
      - name: gren
        type: repeat
        was: kvist
        label:
          sv: Gren
{repeated}
        questions:
          - name: langd
            type: integer
            label:
              sv: Längd
"""


def asked(top: str, repeated: str) -> Questionnaire:
    inner = "\n".join(f"        {it}" for it in repeated.splitlines())
    return questionnaire(HEAD + top + ASKED.format(repeated=inner))


EACH = "each: instance('trad')/root/item\nsave_to: trad"
OTHER = "each: instance('mal')/root/item\nsave_to: trad"


@pytest.mark.parametrize("top", ["", "save_to: hela\n", "save_to: hela\nentity_label: ${art}\n"])
@pytest.mark.parametrize(
    "repeated",
    [
        "title: langd",
        "title: langd\nsave_to: trad",
        "title: langd\nsave_to: trad\nentity_label: concat('a', ${langd})",
        "save_to: trad\nentity_label: ${langd}",
        "save_to: trad",
        "save_to: trad\ncreate_if: ${art} = ''\nentity_id: ${art}",
        "save_to: trad\ncreate_if: ${art} = ''\nupdate_if: ${langd} > 1",
        "save_to: trad\nupdate_if: ${langd} > 1",
        "save_to: hela\ncreate_if: ./langd > 1",
        "save_to: trad\nentity_id: ${art}",
        EACH,
        f"{EACH}\nupdate_if: ${{langd}} > 1",
        f"{EACH}\ncreate_if: ${{langd}} > 1",
        OTHER,
        f"{OTHER}\ntitle: langd\nentity_label: origin()",
    ],
)
def test_whatever_is_said_of_records_goes_out_and_comes_back_equal(
    file: Path, top: str, repeated: str
) -> None:
    first = asked(top, repeated)
    assert back(file, first) == first


@pytest.mark.parametrize(
    "top",
    [
        "save_to: hela\nentity_label: concat(${art}, count(${gren}))\n",
        "save_to: hela\nentity_label: ${art}\ncreate_if: sum(${langd}) > 1\n",
        "save_to: trad\nentity_id: ${art}\nupdate_if: max(${langd}) > 1\n",
    ],
)
def test_a_response_that_is_decided_by_its_repeats_goes_by_way_of_a_calculation(
    file: Path, top: str
) -> None:
    first = asked(top, "title: langd")
    assert back(file, first) == first
    (entity,) = rows(file, "entities")
    (calculation,) = (it for it in rows(file, "survey") if it["type"] == "calculate")
    assert f"${{{calculation['name']}}}" in entity.values()
    assert calculation["calculation"] in top


def entity_of(file: Path, repeated: str) -> dict[str, str]:
    back(file, asked("", repeated))
    (entity,) = rows(file, "entities")
    return entity


def test_odk_updates_the_record_that_an_instance_stands_for(file: Path) -> None:
    assert entity_of(file, EACH) == {
        "list_name": "trad",
        "entity_id": "${gren_origin}",
        "repeat": "${gren}",
    }


@pytest.mark.parametrize("keys", ["entity_id: ${art}", "entity_label: ${art}", ""])
def test_an_entity_stays_with_its_repeat_when_nothing_in_it_is_named(file: Path, keys: str) -> None:
    first = asked("", f"save_to: trad\n{keys}")
    assert back(file, first) == first
    sheets = read_sheets(file)
    (section,) = (it for it in sheets["children"] if it["name"] == "avsnitt")
    (repeat,) = (it for it in section["children"] if it["name"] == "gren")
    assert "entity" in [it["type"] for it in repeat["children"][-1]["children"]]


def test_odk_creates_what_is_not_there_and_updates_what_is(file: Path) -> None:
    there = "count(instance('trad')/root/item[name = ${gren_origin}])"
    assert entity_of(file, OTHER) == {
        "list_name": "trad",
        "entity_id": "${gren_origin}",
        "create_if": f"{there} = 0",
        "update_if": f"{there} > 0",
        "label": "${gren_label}",
        "repeat": "${gren}",
    }


def test_odk_is_told_never_to_update_what_may_only_be_created(file: Path) -> None:
    entity = entity_of(file, f"{EACH}\ncreate_if: ${{langd}} > 1")
    assert (entity["create_if"], entity["update_if"]) == ("${langd} > 1", "false()")


@pytest.mark.parametrize(
    ("repeated", "name", "detail"),
    [
        ("save_to: trad\nupdate_if: ${langd} > 1", "gren", "update_if: ${langd} > 1"),
        (
            "save_to: trad\ncreate_if: 1 = 1\nupdate_if: ${langd} > 1",
            "gren",
            "update_if: ${langd} > 1",
        ),
        ("save_to: trad\ncreate_if: ./langd > 1", "gren", "create_if: ./langd > 1"),
        ("save_to: hela", "gren", "hela"),
    ],
)
def test_what_odk_cannot_say_of_records_is_told(repeated: str, name: str, detail: str) -> None:
    losses = export_workbook(asked("save_to: hela\nentity_label: ${art}\n", repeated)).losses
    assert Loss("entity", name, detail) in losses
