"""Calculations, defaults, words with answers in them, and what is sent."""

from __future__ import annotations

import pytest

from questionnaires import Answer, Instance, Record, State
from tests.scenario import MAY, Scenario, questionnaire


@pytest.mark.parametrize(
    ("calculation", "answer"),
    [
        ("1 + 1", 2),
        ("1 div 4", 0.25),
        ("1 div 0", None),
        ("number('x')", None),
        ("1 = 1", "true"),
        ("today()", "2027-05-06"),
        ("year(today())", 2027),
        ("''", None),
        ("'007'", "007"),
    ],
)
def test_a_calculation_gives_an_answer(calculation: str, answer: Answer | None) -> None:
    somebody = Scenario(f'- name: q\n  type: calculate\n  calculation: "{calculation}"')
    assert somebody.value("q") == answer


def test_a_calculation_may_stand_before_what_it_needs() -> None:
    somebody = Scenario("""
    - name: c
      type: calculate
      calculation: ${b} + 1
    - name: b
      type: calculate
      calculation: ${a} + 1
    - name: a
      type: integer
    """)
    assert somebody.answer("a", 1).value("c") == 3


def test_an_earlier_answer_of_the_organisation_is_read_from_its_record() -> None:
    somebody = Scenario(
        """
    - name: storlek
      type: calculate
      calculation: instance('anslutning')/root/item/storlek
    - name: enhet
      type: text
      relevant: ${storlek} = 'stor'
    """,
        lists={"anslutning": [Record("o1", "Vi", {"storlek": "stor"})]},
    )
    assert somebody.asks("enhet")


DEFAULTS = """
- name: spar
  type: calculate
  calculation: if(instance('anslutning')/root/item/storlek = 's0', 'kort', 'hela')
- name: vag
  type: text
  default: ${spar}
- name: vag_igen
  type: text
  default: concat(${vag}, '!')
- name: synlig
  type: select_one syn
  default: anslutna
- name: var
  type: select_multiple syn
  default: instance('anslutning')/root/item/syn
- name: antal
  type: integer
  default: 7
- name: r
  type: repeat
  questions:
    - name: fran
      type: text
      default: ${vag}
"""


def begun() -> Scenario:
    mine = Record("o1", "Vi", {"storlek": "s0", "syn": "anslutna publik"})
    return Scenario(DEFAULTS, {"syn": "anslutna publik"}, lists={"anslutning": [mine]})


def test_defaults_are_there_when_a_response_begins_and_build_on_each_other() -> None:
    assert begun().response.answers == {
        "vag": "kort",
        "vag_igen": "kort!",
        "synlig": "anslutna",
        "var": ["anslutna", "publik"],
        "antal": 7,
    }


def test_an_instance_has_defaults_of_its_own_and_given_answers_stay() -> None:
    somebody = begun().answer("vag", "hela").add("r")
    assert somebody.value("r[1]/fran") == "hela"
    assert "vag" not in somebody.state.defaults("svar")
    assert begun().state.defaults("svar") == {}


def test_defaults_do_not_change_the_response_that_they_are_worked_out_for() -> None:
    begun_now = Instance("r")
    asked = questionnaire("- name: q\n  type: text\n  default: hej")
    assert State(asked, begun_now, now=MAY).defaults("r") == {"q": "hej"}
    assert begun_now.answers == {}


def test_labels_show_answers_and_the_labels_of_choices() -> None:
    somebody = Scenario(
        """
    - name: namn
      type: text
    - name: steg
      type: select_one steg
    - name: q
      type: text
      label:
        sv: "Är ${namn} i ${steg}?"
      hint:
        sv: "Om ${namn}"
    """,
        {"steg": "ide klar"},
    )
    somebody.answer("namn", "Anna ${steg}").answer("steg", "klar")
    assert somebody.label("q") == "Är Anna ${steg} i Val klar?"
    assert somebody.node("q").hint("sv") == "Om Anna ${steg}"


def test_words_fall_back_on_the_first_language() -> None:
    somebody = Scenario("- name: q\n  type: text\n  label:\n    sv: Hej")
    assert somebody.label("q", "en") == "Hej"


def test_a_read_only_question_says_so() -> None:
    somebody = Scenario("- name: q\n  type: text\n  read_only: yes\n- name: p\n  type: text")
    assert somebody.node("q").read_only
    assert not somebody.node("p").read_only


def test_only_what_counts_is_sent_nested_as_the_repeats_are() -> None:
    somebody = Scenario("""
    - name: a
      type: text
    - name: hidden
      type: text
      relevant: ${a} = 'x'
    - name: info
      type: note
    - name: g
      type: group
      questions:
        - name: b
          type: calculate
          calculation: concat(${a}, '!')
    - name: r
      type: repeat
      questions:
        - name: c
          type: text
        - name: s
          type: repeat
          questions:
            - name: d
              type: integer
    """)
    somebody.answer("a", "y").answer("hidden", "z").add("r", c="1").add("r[1]/s", d=0)
    assert somebody.state.submission() == {
        "id": "svar",
        "answers": {"a": "y", "b": "y!"},
        "repeats": {
            "r": [
                {
                    "id": "r-1",
                    "origin": "",
                    "answers": {"c": "1"},
                    "repeats": {
                        "s": [{"id": "s-2", "origin": "", "answers": {"d": 0}, "repeats": {}}]
                    },
                }
            ]
        },
    }
