"""Questions that are asked several times."""

from __future__ import annotations

from questionnaires import NewInstance, Record
from tests.scenario import Scenario

EFFORTS = """
- name: insats
  type: repeat
  title: titel
  questions:
    - name: titel
      type: text
    - name: pris
      type: integer
    - name: dyr
      type: calculate
      calculation: ${pris} > 100
    - name: del
      type: repeat
      questions:
        - name: antal
          type: integer
        - name: vems
          type: calculate
          calculation: ${titel}
    - name: delar
      type: calculate
      calculation: count(${del})
- name: summa
  type: calculate
  calculation: sum(${pris})
- name: alla_delar
  type: calculate
  calculation: sum(${antal})
- name: andra
  type: calculate
  calculation: indexed-repeat(${titel}, ${insats}, 2)
"""


def two_efforts() -> Scenario:
    return Scenario(EFFORTS).add("insats", titel="A", pris=50).add("insats", titel="B", pris=150)


def test_within_an_instance_a_name_means_its_own_answer() -> None:
    somebody = two_efforts()
    assert [somebody.value(f"insats[{i}]/dyr") for i in (1, 2)] == ["false", "true"]


def test_from_outside_a_name_means_the_answers_of_all_instances() -> None:
    assert two_efforts().value("summa") == 200
    assert two_efforts().remove("insats[1]").value("summa") == 150


def test_from_within_an_inner_instance_a_name_climbs_to_the_nearest_one() -> None:
    somebody = two_efforts().add("insats[1]/del", antal=1).add("insats[2]/del", antal=2)
    somebody.add("insats[2]/del", antal=3)
    assert somebody.value("insats[2]/del[1]/vems") == "B"
    assert [somebody.value(f"insats[{i}]/delar") for i in (1, 2)] == [1, 2]
    assert somebody.value("alla_delar") == 6


def test_one_instance_is_picked_by_its_position() -> None:
    assert two_efforts().value("andra") == "B"


def test_an_instance_is_called_as_its_title_question_says() -> None:
    somebody = two_efforts()
    assert [somebody.state.title(f"insats-{i}", "sv") for i in (1, 2)] == ["A", "B"]
    assert somebody.state.title("svar", "sv") == ""


def test_a_repeat_is_a_node_in_what_is_around_it_and_each_instance_one_in_itself() -> None:
    state = two_efforts().state
    assert state.node("svar", "insats").relevant
    assert state.node("insats-2", "insats").instance.answers["titel"] == "B"
    assert [it.id for it in state.instances("insats", "svar")] == ["insats-1", "insats-2"]


COUNTED = """
- name: n
  type: integer
- name: r
  type: repeat
  count: ${n}
  questions:
    - name: x
      type: text
- name: all
  type: calculate
  calculation: join(' ', ${x})
"""


def test_a_count_asks_for_as_many_instances() -> None:
    somebody = Scenario(COUNTED)
    assert somebody.state.missing() == []
    assert len(somebody.answer("n", 3).state.instances("r", "svar")) == 3


def test_a_lower_count_keeps_the_rest_in_the_draft_and_a_blank_one_changes_nothing() -> None:
    somebody = Scenario(COUNTED).answer("n", 2).answer("r[1]/x", "a").answer("r[2]/x", "b")
    assert somebody.answer("n", 1).sent() == {"n": 1, "r": [{"x": "a"}], "all": "a"}
    assert len(somebody.response.repeats["r"]) == 2
    assert somebody.answer("n", None).value("all") == "a b"


FOLLOW_UP = """
- name: bara_ett
  type: acknowledge
- name: uppf
  type: repeat
  each: instance('insatser')/root/item[not(${bara_ett}) or position() = 1]
  label:
    sv: Hur gick ${uppf}?
  questions:
    - name: vilken
      type: calculate
      calculation: origin()
    - name: forra
      type: calculate
      calculation: instance('insatser')/root/item[name = ${vilken}]/skede
    - name: nu
      type: text
      label:
        sv: Hur är det med ${uppf} nu?
"""
KNOWN = [
    Record("i1", "Mentorer", {"skede": "ide"}),
    Record("i2", {"sv": "Nätverk", "en": "Network"}, {"skede": "klar"}),
]


def test_there_is_one_instance_for_each_record() -> None:
    somebody = Scenario(FOLLOW_UP, lists={"insatser": KNOWN})
    assert [it.origin for it in somebody.state.instances("uppf", "svar")] == ["i1", "i2"]
    assert [somebody.value(f"uppf[{i}]/forra") for i in (1, 2)] == ["ide", "klar"]
    assert somebody.label("uppf[2]/nu") == "Hur är det med Nätverk nu?"
    assert [somebody.state.title(f"uppf-{i}", "en") for i in (1, 2)] == ["Mentorer", "Network"]


def test_instances_follow_the_order_of_the_list() -> None:
    somebody = Scenario(FOLLOW_UP, lists={"insatser": KNOWN})
    somebody.lists = {"insatser": [Record("i3", "Ny"), *reversed(KNOWN)]}
    assert somebody.state.missing() == [NewInstance("uppf", "svar", "i3")]
    somebody.answer("bara_ett", None)
    assert [it.origin for it in somebody.state.instances("uppf", "svar")] == ["i3", "i2", "i1"]


def test_an_instance_whose_record_left_the_list_is_kept_but_not_asked() -> None:
    somebody = Scenario(FOLLOW_UP, lists={"insatser": KNOWN}).answer("uppf[2]/nu", "bra")
    assert len(somebody.answer("bara_ett", "OK").state.instances("uppf", "svar")) == 1
    assert "bra" not in str(somebody.sent())
    assert somebody.answer("bara_ett", None).value("uppf[2]/nu") == "bra"


def test_of_two_instances_for_one_record_only_the_first_counts() -> None:
    somebody = Scenario(FOLLOW_UP, lists={"insatser": KNOWN})
    somebody.response.repeats["uppf"].append(somebody.response.repeats["uppf"][0])
    assert [it.origin for it in somebody.state.instances("uppf", "svar")] == ["i1", "i2"]


def test_a_choice_list_can_be_gone_through_and_retired_choices_begin_nothing_new() -> None:
    somebody = Scenario(
        """
    - name: r
      type: repeat
      each: instance('mal')/root/item
      questions:
        - name: x
          type: text
    """,
        {"mal": "m1 m2[retired=yes] m3"},
    )
    assert [it.origin for it in somebody.state.instances("r", "svar")] == ["m1", "m3"]
    assert somebody.state.title("r-1", "sv") == "Val m1"


def test_instances_of_a_repeat_that_is_not_asked_do_not_count() -> None:
    somebody = Scenario("""
    - name: on
      type: acknowledge
    - name: r
      type: repeat
      relevant: ${on}
      questions:
        - name: x
          type: text
          required: yes
    - name: n
      type: calculate
      calculation: count(${r})
    """)
    somebody.answer("on", "OK").add("r").add("r")
    assert somebody.value("n") == 2
    somebody.answer("on", None)
    assert somebody.state.instances("r", "svar") == []
    assert (somebody.value("n"), somebody.wrong(), somebody.sent()) == (0, [], {"n": 0})
