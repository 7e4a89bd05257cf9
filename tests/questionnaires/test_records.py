from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from definition_samples import asking, faults, read

from questionnaires import DefinitionError, Record, RecordChange, merged
from tests.scenario import Scenario

if TYPE_CHECKING:
    from pathlib import Path

GROWN = """
- name: insats
  type: repeat
  title: titel
  save_to: insats
  questions:
    - name: titel
      type: text
      save_to: titel
    - name: antal
      type: integer
      relevant: ${titel} != ''
      save_to: antal
    - name: mal
      type: select_multiple mal
      save_to: mal
    - name: fritt
      type: text
"""
FOLLOWED = """
- name: uppfoljd
  type: repeat
  each: instance('insats')/root/item
  save_to: insats
  questions:
    - name: nytt_antal
      type: integer
      carried_from: insats/antal
      save_to: antal
"""
GOALS = """
- name: malet
  type: repeat
  each: instance('mal')/root/item
  save_to: malet
  questions:
    - name: laget
      type: text
      carried_from: malet
      save_to: laget
"""
KEPT = [Record("r1", "Bad", {"antal": "3", "titel": "Bad"}), Record("r2", "Kör")]


def test_each_instance_makes_a_record_with_what_was_asked() -> None:
    form = Scenario(GROWN, choices={"mal": "m1 m2"}).add(
        "insats", titel="Bad", antal=3, mal=["m1", "m2"], fritt="x"
    )
    (change,) = form.state.records()

    properties = {"titel": "Bad", "antal": "3", "mal": "m1 m2"}
    record = Record("insats-1", "Bad", properties)
    assert change == RecordChange("insats", "create", record, "insats-1")


def test_a_blank_answer_is_a_blank_property_and_what_was_not_asked_is_none() -> None:
    form = Scenario(GROWN, choices={"mal": "m1"}).add("insats", antal=3)

    assert form.state.records()[0].record.properties == {"titel": "", "mal": ""}


def test_a_record_that_is_continued_is_updated() -> None:
    form = Scenario(FOLLOWED, lists={"insats": KEPT}).answer("uppfoljd[1]/nytt_antal", 5)
    first, second = form.state.records()

    assert (first.action, first.record.id, first.record.label) == ("update", "r1", "Bad")
    assert first.record.properties == {"antal": "5"}
    assert second.record.properties == {"antal": ""}


def test_an_instance_that_does_not_count_changes_nothing() -> None:
    form = Scenario(FOLLOWED, lists={"insats": KEPT})
    form.lists = {"insats": KEPT[:1]}

    assert [it.record.id for it in form.state.records()] == ["r1"]


def test_something_of_another_list_is_remembered_under_its_own_id() -> None:
    first = Scenario(GOALS, choices={"mal": "m1 m2"}, lists={"malet": []})
    first.answer("malet[2]/laget", "bra")
    kept = merged({"malet": []}, first.state.records())["malet"]
    later = Scenario(GOALS, choices={"mal": "m1 m2"}, lists={"malet": kept})

    assert [(it.id, it.label) for it in kept] == [("m1", "Val m1"), ("m2", "Val m2")]
    assert later.value("malet[2]/laget") == "bra"
    assert [it.action for it in later.state.records()] == ["update", "update"]


def test_changes_are_merged_into_the_lists() -> None:
    changes = [
        RecordChange("insats", "update", Record("r1", "", {"antal": "5"}), "a"),
        RecordChange("insats", "create", Record("r3", "Sång", {"antal": "1"}), "b"),
        RecordChange("steg", "create", Record("s1", "Boka"), "c"),
    ]
    lists = merged({"insats": KEPT}, changes)

    assert lists["insats"] == [
        Record("r1", "Bad", {"antal": "5", "titel": "Bad"}),
        KEPT[1],
        Record("r3", "Sång", {"antal": "1"}),
    ]
    assert lists["steg"] == [Record("s1", "Boka")]
    assert merged(lists, changes) == lists


def test_what_is_carried_over_is_an_answer_of_the_questions_type() -> None:
    form = Scenario(FOLLOWED, lists={"insats": KEPT})

    assert (form.value("uppfoljd[1]/nytt_antal"), form.value("uppfoljd[2]/nytt_antal")) == (3, None)


def test_what_is_carried_over_is_kept_when_the_record_changes() -> None:
    form = Scenario(FOLLOWED, lists={"insats": KEPT})
    form.lists = {"insats": [Record("r1", "Bad", {"antal": "9"}), KEPT[1]]}

    assert form.value("uppfoljd[1]/nytt_antal") == 3


def test_the_first_source_that_has_anything_counts_and_then_the_default() -> None:
    form = Scenario(
        "- {name: a, type: text, carried_from: ny gammal/b, default: standard}\n"
        "- {name: c, type: text, carried_from: ny gammal, default: standard}\n",
        lists={"ny": [Record("n", "", {})], "gammal": [Record("g", "", {"b": "förut"})]},
    )
    assert (form.value("a"), form.value("c")) == ("förut", "standard")


def test_an_instance_that_continues_nothing_carries_nothing() -> None:
    form = Scenario(
        "- name: r\n  type: repeat\n  questions:\n"
        "    - {name: q, type: text, carried_from: ny}\n    - {name: p, type: note}\n",
        lists={"ny": [Record("n", "", {"q": "x"})]},
    ).add("r")
    assert form.value("r[1]/q") is None


def test_each_row_of_a_matrix_carries_its_own() -> None:
    form = Scenario(
        "- name: m\n  type: matrix grad\n  carried_from: forra\n  rows:\n"
        "    - {name: r1, label: {sv: A}}\n    - {name: r2, label: {sv: B}}\n",
        choices={"grad": "lite mycket"},
        lists={"forra": [Record("f", "", {"r2": "mycket"})]},
    )
    assert (form.value("r1"), form.value("r2")) == (None, "mycket")


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("- {name: q, type: text, save_to: p}", "unknown_list"),
        ("- {name: q, type: text, carried_from: okand/p}", "unknown_list"),
        (
            "- {name: r, type: repeat, save_to: l, questions: [{name: q, type: note, save_to: p}]}",
            "wrong_value",
        ),
        (
            "- {name: q, type: text}\n- {name: r, type: repeat, update_if: '1', questions: []}",
            "missing_key",
        ),
        (
            "- {name: r, type: repeat, save_to: l, create_if: '${x} = 1', questions: []}",
            "unknown_question",
        ),
        (
            "- {name: r, type: repeat, save_to: l, entity_label: ./x, questions: [{name: q, type: text}]}",
            "unknown_question",
        ),
        (
            "- {name: r, type: repeat, save_to: l, entity_id: \"'x'\", questions: []}",
            "unknown_list",
        ),
    ],
)
def test_what_has_no_record_or_no_list_is_refused(tmp_path: Path, question: str, code: str) -> None:
    with pytest.raises(DefinitionError) as error:
        read(tmp_path, question)
    assert [it.code for it in error.value.faults] == [code]


def test_a_fault_in_what_is_said_of_the_response_has_its_place(tmp_path: Path) -> None:
    keys = "save_to: l\nentity_label: concat(${q}, 1\ncreate_if: ${x} = 1\nentity_id: /data/nope\n"
    found = faults(tmp_path, keys + asking("- {name: q, type: text, save_to: p}"))
    assert [(it.kind, it.line, it.column) for it in found] == [
        ("unreadable_expression.end", 2, 15),
        ("unknown_question", 3, 12),
        ("unknown_question", 4, 12),
        ("unknown_list.updated", 4, 12),
    ]
