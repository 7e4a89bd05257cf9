"""What can be wrong with an answer."""

from __future__ import annotations

import pytest

from questionnaires import Answer, Violation
from tests.scenario import Scenario

AGE = """
- name: age
  type: integer
  required: yes
  required_message:
    sv: Hur gammal?
  constraint: . >= 18
  constraint_message:
    sv: Minst 18.
"""


def test_a_required_answer_is_missing_until_it_is_given() -> None:
    assert Scenario(AGE).state.violations() == [
        Violation("svar", "age", "required", message={"sv": "Hur gammal?"})
    ]
    assert Scenario(AGE).answer("age", 18).wrong() == []


def test_a_constraint_speaks_with_the_words_of_the_definition() -> None:
    (found,) = Scenario(AGE).answer("age", 17).state.violations()
    assert (found.kind, found.level, found.message) == ("constraint", "error", {"sv": "Minst 18."})


def test_a_constraint_is_not_asked_of_a_blank() -> None:
    assert Scenario(AGE.replace("required: yes", "required: no")).wrong() == []


def test_a_constraint_may_only_warn() -> None:
    somebody = Scenario(AGE + "  constraint_level: warning\n").answer("age", 3)
    assert [it.level for it in somebody.state.violations()] == ["warning"]


def test_required_can_depend_on_another_answer() -> None:
    somebody = Scenario("""
    - name: a
      type: text
    - name: b
      type: text
      required: ${a} = 'x'
    """)
    assert somebody.wrong() == []
    assert somebody.answer("a", "x").wrong() == ["b: required"]


def test_a_text_that_is_too_long_says_by_how_much() -> None:
    somebody = Scenario("""
    - name: t
      type: text
      max_length: 5
    """)
    assert somebody.answer("t", "fem åå"[:5]).wrong() == []
    (found,) = somebody.answer("t", "sju ååå").state.violations()
    assert (found.kind, found.limits) == ("too_long", {"limit": 5, "length": 7})


def test_too_many_choices_say_how_many() -> None:
    somebody = Scenario(
        """
    - name: q
      type: select_multiple abc
      max_selected: 2
    """,
        {"abc": "a b c"},
    )
    assert somebody.answer("q", ["a", "b"]).wrong() == []
    (found,) = somebody.answer("q", ["a", "b", "c"]).state.violations()
    assert (found.kind, found.limits) == ("too_many", {"limit": 2, "count": 3})


def test_a_choice_that_the_list_has_not_is_no_choice() -> None:
    somebody = Scenario(
        """
    - name: q
      type: select_one ab
    - name: m
      type: select_multiple ab
      or_other: yes
    """,
        {"ab": "a b"},
    )
    assert somebody.answer("q", "z").answer("m", ["a", "något eget"]).wrong() == ["q: not_a_choice"]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("integer", 3, "3"),
        ("decimal", 3.5, "tre"),
        ("date", "2027-02-28", "2027-02-30"),
        ("text", "ja", 3),
        ("acknowledge", "OK", "kanske"),
        ("select_multiple ab", ["a", "b"], "a"),
        ("select_multiple ab", ["a"], ["a", "a"]),
        ("rank ab", ["b", "a"], "b a"),
    ],
)
def test_an_answer_has_the_shape_of_its_type(kind: str, good: Answer, bad: Answer) -> None:
    somebody = Scenario(f"- name: q\n  type: {kind}", {"ab": "a b"})
    assert somebody.answer("q", good).wrong() == []
    assert somebody.answer("q", bad).wrong() == ["q: malformed"]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("email", "namn@exempel.se", "namn at exempel"),
        ("organisation_number", "202100-2411", "202100"),
        ("url", "https://exempel.se", "ingen adress"),
    ],
)
def test_a_text_has_its_format(kind: str, good: str, bad: str) -> None:
    somebody = Scenario(f"- name: q\n  type: text\n  format: {kind}")
    assert somebody.answer("q", good).wrong() == []
    assert somebody.answer("q", bad).wrong() == ["q: malformed"]


def test_a_number_on_a_scale_stays_on_it() -> None:
    somebody = Scenario("- name: q\n  type: range\n  start: 1\n  end: 5")
    assert somebody.answer("q", 5).wrong() == []
    assert somebody.answer("q", 6).wrong() == ["q: malformed"]


def test_no_personal_number_is_written_in_plain_text() -> None:
    somebody = Scenario("""
    - name: t
      type: text
    - name: n
      type: text
      format: organisation_number
    """)
    somebody.answer("t", "Ring Test, 19121212-1212, om nycklar.").answer("n", "202100-2411")
    assert somebody.wrong() == ["t: personal_number"]


def test_an_organisation_number_has_its_check_digit_and_is_nobodys_own() -> None:
    somebody = Scenario("- name: n\n  type: text\n  format: organisation_number")
    assert somebody.answer("n", "202100-2412").wrong() == ["n: malformed"]
    assert somebody.answer("n", "121212-1212").wrong() == ["n: personal_number"]


def test_a_ranking_orders_every_choice_on_offer() -> None:
    somebody = Scenario("- name: q\n  type: rank abc", {"abc": "a b c d[retired=yes]"})
    (found,) = somebody.answer("q", ["b"]).state.violations()
    assert (found.kind, found.limits) == ("not_all_ranked", {"count": 2})
    assert somebody.answer("q", ["c", "a", "b"]).wrong() == []


def test_words_have_a_limit_also_where_the_definition_sets_none() -> None:
    somebody = Scenario(
        "- name: t\n  type: text\n- name: m\n  type: select_multiple ab\n  or_other: yes",
        {"ab": "a b"},
    )
    somebody.answer("t", "å" * 100_001).answer("m", ["a", "å" * 1_001])
    assert somebody.wrong() == ["t: too_long", "m: too_long"]
    assert somebody.answer("t", "å" * 100_000).answer("m", ["å" * 1_000]).wrong() == []


def test_a_count_above_what_a_repeat_makes_is_told() -> None:
    somebody = Scenario("""
    - name: n
      type: integer
    - name: r
      type: repeat
      count: ${n}
      questions:
        - name: a
          type: text
    """)
    assert somebody.answer("n", 2).wrong() == []
    (found,) = somebody.answer("n", 1_200).state.violations()
    assert (found.kind, found.limits) == ("too_many", {"limit": 1_000, "count": 1_200})


def test_a_time_is_compared_as_the_clock_goes() -> None:
    somebody = Scenario("- name: t\n  type: time\n  constraint: . > '09:00' and . <= '17:30'")
    assert somebody.answer("t", "10:15").wrong() == []
    assert somebody.answer("t", "08:59").wrong() == ["t: constraint"]
    assert somebody.answer("t", "17:31").wrong() == ["t: constraint"]


def test_a_repeat_has_a_largest_number_of_instances() -> None:
    somebody = Scenario("""
    - name: r
      type: repeat
      max_instances: 1
      questions:
        - name: x
          type: text
    """)
    assert somebody.add("r").wrong() == []
    assert somebody.add("r").wrong() == ["r: too_many"]


def test_violations_come_in_the_order_asked_and_for_one_section() -> None:
    somebody = Scenario("""
    sections:
      - name: one
        label:
          sv: Ett
        questions:
          - name: r
            type: repeat
            questions:
              - name: x
                type: text
                required: yes
          - name: a
            type: text
            required: yes
      - name: two
        label:
          sv: Två
        questions:
          - name: b
            type: text
            required: yes
    """).add("r")
    assert somebody.wrong() == ["x: required", "a: required", "b: required"]
    assert [it.question for it in somebody.state.violations("two")] == ["b"]
    assert somebody.add("r", x="svar").state.progress("one") == (1, 3)


def test_a_choice_that_stands_alone_is_not_combined() -> None:
    form = Scenario(
        "choices:\n"
        "  metod:\n"
        "    - {name: a, label: {sv: A}}\n"
        "    - {name: b, label: {sv: B}}\n"
        "    - {name: ingen, label: {sv: Ingen}, exclusive: yes}\n"
        'id: x\nversion: "1"\ntitle: {sv: X}\nlanguages: [sv]\n'
        "sections:\n  - name: s\n    label: {sv: S}\n    questions:\n"
        "      - {name: q, type: select_multiple metod, min_selected: 2}\n"
    )
    assert form.answer("q", ["a", "ingen"]).wrong("q") == ["q: not_alone"]
    assert form.answer("q", ["ingen"]).wrong("q") == []
    assert form.answer("q", ["a"]).wrong("q") == ["q: too_few"]
    assert form.answer("q", ["a", "b"]).wrong("q") == []
    assert form.answer("q", None).wrong("q") == []


def test_a_text_has_a_least_length() -> None:
    form = Scenario("- {name: q, type: text, min_length: 5, max_length: 9}")

    assert form.answer("q", "kort").wrong("q") == ["q: too_short"]
    assert form.answer("q", "lagom").wrong("q") == []
    assert form.answer("q", "alldeles för lång").wrong("q") == ["q: too_long"]


def test_a_time_has_the_shape_of_one() -> None:
    form = Scenario("- {name: q, type: time}")

    assert form.answer("q", "13:30").wrong("q") == []
    assert form.answer("q", "13.30").wrong("q") == ["q: malformed"]
