"""What is asked, and what happens to answers that are not asked any more."""

from __future__ import annotations

import pytest

from questionnaires import Instance, State
from tests.scenario import Scenario, questionnaire

WORK = """
- name: age
  type: integer
- name: work
  type: group
  relevant: ${age} >= 18
  questions:
    - name: job
      type: text
      required: yes
    - name: boss
      type: text
      relevant: ${job} != ''
- name: copy
  type: calculate
  calculation: ${job}
"""


def test_a_question_is_asked_when_its_condition_holds() -> None:
    somebody = Scenario(WORK)
    assert not somebody.asks("job")
    assert somebody.answer("age", 18).asks("job")


def test_an_unanswered_number_is_neither_less_nor_more_nor_equal() -> None:
    somebody = Scenario("""
    - name: n
      type: integer
    - name: less
      type: text
      relevant: ${n} < 5
    - name: more
      type: text
      relevant: ${n} >= 0
    - name: same
      type: text
      relevant: ${n} = 0
    """)
    assert not any(map(somebody.asks, ["less", "more", "same"]))


def test_what_is_around_decides_for_all_within() -> None:
    somebody = Scenario(WORK).answer("age", 20).answer("job", "smed")
    assert somebody.asks("boss")
    assert not somebody.answer("age", 3).asks("boss")


def test_an_answer_that_is_not_asked_reads_as_blank_and_comes_back() -> None:
    somebody = Scenario(WORK).answer("age", 20).answer("job", "smed")
    assert somebody.value("copy") == "smed"
    assert somebody.answer("age", 3).value("copy") is None
    assert somebody.response.answers["job"] == "smed"
    assert somebody.answer("age", 20).value("copy") == "smed"


def test_what_is_not_asked_is_not_required() -> None:
    assert Scenario(WORK).wrong() == []
    assert Scenario(WORK).answer("age", 20).wrong() == ["job: required"]


def test_a_section_can_be_skipped_as_a_whole() -> None:
    somebody = Scenario("""
    sections:
      - name: first
        label:
          sv: Ett
        questions:
          - name: short
            type: acknowledge
      - name: second
        label:
          sv: Två
        relevant: not(${short})
        questions:
          - name: more
            type: text
    """)
    assert [it.name for it in somebody.state.sections()] == ["first", "second"]
    assert [it.name for it in somebody.answer("short", "OK").state.sections()] == ["first"]


def test_each_side_is_asked_its_own_sections_only() -> None:
    asked = questionnaire("""
    sections:
      - name: theirs
        label:
          sv: Ni
        questions:
          - name: q
            type: text
            required: yes
      - name: ours
        label:
          sv: Vi
        filled_by: county
        questions:
          - name: note
            type: text
            required: yes
    """)
    assert Scenario(asked).wrong() == ["q: required"]
    assert Scenario(asked, side="county").wrong() == ["note: required"]
    assert not Scenario(asked).asks("note")


def test_matrix_rows_are_asked_with_their_matrix() -> None:
    somebody = Scenario(
        """
    - name: skip
      type: acknowledge
    - name: view
      type: matrix scale
      relevant: not(${skip})
      required: yes
      rows:
        - name: view_a
          label:
            sv: A
        - name: view_b
          label:
            sv: B
    - name: high
      type: calculate
      calculation: ${view_a} = 'hi'
    """,
        {"scale": "lo hi"},
    )
    assert somebody.wrong() == ["view_a: required", "view_b: required"]
    assert somebody.answer("view_a", "hi").wrong() == ["view_b: required"]
    assert somebody.wrong("view") == ["view_b: required"]
    assert somebody.offers("view_a") == "lo hi"
    assert somebody.value("high") == "true"
    assert somebody.answer("skip", "OK").wrong() == []
    assert not somebody.asks("view_a")


def test_a_node_that_is_not_there_is_a_lookup_error() -> None:
    state = Scenario(WORK).state
    with pytest.raises(LookupError, match="nope"):
        state.node("svar", "nope")
    with pytest.raises(LookupError, match="other"):
        state.node("other", "age")


@pytest.mark.parametrize("first", ["a", "b", "c"])
def test_what_is_in_a_circle_that_only_answers_show_is_not_asked(first: str) -> None:
    asked = questionnaire("""
    - name: a
      type: text
      relevant: ../b[. != ''] != ''
    - name: b
      type: text
      relevant: ../a[. != ''] != ''
    - name: c
      type: calculate
      calculation: concat('c', ${a}, ${b})
    """)
    state = State(asked, Instance("r", answers={"a": "x", "b": "y"}))
    assert state.node("r", first).text in {"", "c"}
    assert [state.node("r", it).relevant for it in "abc"] == [False, False, True]
    assert state.submission()["answers"] == {"c": "c"}
    assert state.violations() == []
