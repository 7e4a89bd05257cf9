"""When a response, or an instance in it, creates a record, updates one, or leaves all as it is."""

from __future__ import annotations

import pytest

from questionnaires import Instance, Record, RecordChange, merged
from tests.scenario import MAY, Scenario, State

WHOLE = """
id: trad
version: "1"
title:
  sv: Träd
languages:
  - sv
uses:
  - trad
save_to: trad
{keys}
sections:
  - name: forst
    label:
      sv: Först
    questions:
      - name: vilket
        type: select_one trad
      - name: art
        type: text
        save_to: art
      - name: ny
        type: calculate
        calculation: ${{art}} = 'ek'
      - name: mer
        type: group
        relevant: ${{art}} != ''
        questions:
          - name: hojd
            type: integer
            save_to: hojd
  - name: hos_oss
    label:
      sv: Hos oss
    filled_by: county
    questions:
      - name: skott
        type: text
        save_to: skott
"""
REPEATED = """
- name: trad
  type: repeat
  title: art
  save_to: trad
  {keys}
  questions:
    - name: art
      type: text
      save_to: art
    - name: klar
      type: integer
"""
KNOWN = [Record("t1", "Gamla eken", {"art": "ek", "hojd": "9"}), Record("t2", "Björken")]


def whole(*keys: str, **answers: str | int) -> Scenario:
    form = Scenario(WHOLE.format(keys="\n".join(keys)), lists={"trad": KNOWN})
    for name, answer in answers.items():
        form.answer(name, answer)
    return form


def told(form: Scenario) -> list[str]:
    return [f"{it.action} {it.record.id} {it.record.label}" for it in form.state.records()]


def test_a_response_is_a_record_with_the_answers_that_were_asked_of_this_side() -> None:
    form = whole("entity_label: concat(${art}, ' ', ${hojd}, ' m')", art="tall", hojd=7)
    record = Record("svar", "tall 7 m", {"art": "tall", "hojd": "7"})
    assert form.state.records() == [RecordChange("trad", "create", record, "svar")]


def test_what_is_not_asked_of_a_response_is_no_property_of_its_record() -> None:
    assert whole("entity_label: ${art}").state.records()[0].record.properties == {"art": ""}


def test_each_side_saves_its_own_answers_to_the_record_of_the_response() -> None:
    form = whole("entity_label: ${art}", art="tall")
    county = State(form.asked, form.response, form.lists, MAY, "county")
    assert county.records()[0].record.properties == {"skott": ""}


def test_a_response_that_continues_a_record_updates_it() -> None:
    form = whole("entity_label: ${art}", art="alm")
    form.response = Instance("svar", "t1", form.response.answers)
    assert told(form) == ["update t1 alm"]


def test_the_record_of_the_response_stands_before_those_of_its_repeats() -> None:
    both = WHOLE.format(keys="entity_label: ${art}") + (
        "      - name: gren\n        type: repeat\n        title: namn\n        save_to: gren\n"
        "        questions:\n          - name: namn\n            type: text\n"
    )
    form = Scenario(both.replace("county", "organisation")).add("gren", namn="Stor")
    assert [(it.list, it.record.id) for it in form.state.records()] == [
        ("trad", "svar"),
        ("gren", "gren-1"),
    ]


def test_an_entity_id_alone_updates_what_it_names_and_creates_nothing() -> None:
    assert told(whole("entity_id: ${vilket}", vilket="t1", art="alm")) == ["update t1 "]
    assert told(whole("entity_id: ${vilket}", art="alm")) == []
    assert told(whole("entity_id: concat('t', '9')", art="alm")) == []


def test_an_update_without_a_label_keeps_the_label_that_there_was() -> None:
    form = whole("entity_id: ${vilket}", vilket="t1", art="alm")
    assert merged(form.lists, form.state.records())["trad"] == [
        Record("t1", "Gamla eken", {"art": "alm", "hojd": ""}),
        KNOWN[1],
    ]


UPSERT = (
    "entity_id: ${vilket}",
    "create_if: ${vilket} = ''",
    "update_if: ${vilket} != ''",
    "entity_label: ${art}",
)


def test_of_two_conditions_the_one_that_holds_decides() -> None:
    assert told(whole(*UPSERT, vilket="t2", art="alm")) == ["update t2 alm"]
    assert told(whole(*UPSERT, art="alm")) == ["create svar alm"]


@pytest.mark.parametrize(
    ("create", "update", "of_a_new_one", "of_one_that_is_there"),
    [
        ("true()", "true()", "create", "update"),
        ("true()", "false()", "create", ""),
        ("false()", "true()", "", "update"),
        ("false()", "false()", "", ""),
        ("true()", "", "create", ""),
        ("false()", "", "", ""),
        ("", "true()", "", "update"),
        ("", "false()", "", ""),
        ("", "", "create", "update"),
    ],
)
def test_nothing_is_created_that_is_there_and_nothing_updated_that_is_not(
    create: str, update: str, of_a_new_one: str, of_one_that_is_there: str
) -> None:
    said = {"create_if": create, "update_if": update}
    keys = [f"{key}: {it}" for key, it in said.items() if it]
    form = whole(*keys, "entity_label: ${art}", art="alm")
    assert [it.action for it in form.state.records()] == [of_a_new_one] * bool(of_a_new_one)
    form.response = Instance("svar", "t1", form.response.answers)
    there = [it.action for it in form.state.records()]
    assert there == [of_one_that_is_there] * bool(of_one_that_is_there)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("${ny}", True),
        ("${art} = 'alm'", False),
        ("string-length(${art}) - 1", True),
        ("string-length(${art})", False),
        ("'true'", True),
        ("'yes'", False),
        ("${art}", False),
        ("${ny} and ${art}", True),
    ],
)
def test_only_true_and_1_hold(condition: str, holds: object) -> None:
    form = whole(f'create_if: "{condition}"', "entity_label: ${art}", art="ek")
    assert bool(form.state.records()) is holds


def test_in_a_repeat_each_instance_decides_for_itself() -> None:
    form = Scenario(REPEATED.format(keys="create_if: ${klar} = 1"))
    form.add("trad", art="ek", klar=1).add("trad", art="alm")
    assert told(form) == ["create trad-1 ek"]


def test_an_instance_can_say_its_label_and_its_record() -> None:
    keys = "entity_id: concat('t', ${klar})\n  update_if: true()\n  entity_label: concat('Nu ', .)"
    form = Scenario(REPEATED.format(keys=keys), lists={"trad": KNOWN})
    form.add("trad", art="ek", klar=2).add("trad", art="al", klar=3)
    assert told(form) == ["update t2 Nu ek2"]


def test_an_instance_can_look_at_the_list_that_it_saves_to() -> None:
    there = "instance('trad')/root/item[art = current()/art]"
    keys = f"create_if: count({there}) = 0"
    form = Scenario(REPEATED.format(keys=keys), lists={"trad": KNOWN})
    assert told(form.add("trad", art="ek").add("trad", art="al")) == ["create trad-2 al"]


def test_where_the_list_has_changed_since_a_condition_still_decides() -> None:
    new, there = Record("n", "Ny", {"art": "al"}), Record("t1", "", {"art": "al"})
    create = RecordChange("trad", "create", new, "n", only=True)
    update = RecordChange("trad", "update", there, "t1", only=True)
    once = merged({"trad": KNOWN}, [create])
    assert [it.id for it in once["trad"]] == ["t1", "t2", "n"]
    other = RecordChange("trad", "create", Record("n", "Annan"), "n", only=True)
    assert merged(once, [other]) == once
    assert merged({"trad": []}, [update]) == {"trad": []}
    assert merged({"trad": KNOWN}, [update])["trad"][0].properties == {"art": "al", "hojd": "9"}


def test_a_change_says_whether_the_other_action_is_allowed() -> None:
    first = whole("create_if: true()", "entity_label: ${art}").state.records()
    both = whole("create_if: true()", "update_if: true()", "entity_label: ${art}").state.records()
    assert [it.only for it in (*first, *both)] == [True, False]


def test_a_response_that_continues_a_record_begins_with_what_that_one_has() -> None:
    form = Scenario(
        "- {name: a, type: text, carried_from: trad/art}",
        lists={"trad": [Record("t0", "", {"art": "al"}), *KNOWN]},
    )
    assert form.value("a") == "al"
    form.response = Instance("svar", "t1")
    assert form.state.defaults("svar") == {"a": "ek"}
