"""What is said of two versions of a tiny questionnaire."""

from __future__ import annotations

from textwrap import indent

import pytest

from questionnaires import Questionnaire
from questionnaires.versions import Change, Comparison, compare
from tests.scenario import questionnaire

QUESTION = "- name: fuel\n  type: text\n  label:\n    sv: Bränsle\n"


def version(
    number: str, questions: str = QUESTION, choices: dict[str, str] | None = None
) -> Questionnaire:
    return questionnaire(questions, choices).model_copy(update={"version": number})


def compared(
    old: str, new: str, before: str = "", after: str = "", *, name: str = "val"
) -> Comparison:
    """Compare questions, and the choices of one list in short: "a b[retired=yes]"."""
    return compare(
        version("1", old, {name: before} if before else None),
        version("2", new, {name: after} if after else None),
    )


def said(comparison: Comparison) -> list[str]:
    return [f"{it.effect}: {it.code} {it.name}".rstrip() for it in comparison.changes]


def field(line: str, kind: str = "text") -> str:
    return f"- name: q\n  type: {kind}\n" + (f"  {line}\n" if line else "")


def test_of_the_same_version_nothing_is_said() -> None:
    assert compare(version("1"), version("1")).changes == ()


def test_another_version_with_the_same_questions_has_no_changes() -> None:
    assert compare(version("1"), version("2")).changes == ()


def test_something_else_under_the_same_version_is_refused() -> None:
    other = compare(version("1"), version("1", QUESTION.replace("Bränsle", "Kraft")))
    assert said(other) == ["refused: same_version", "check: wording fuel"]


def test_another_id_is_refused() -> None:
    other = version("2").model_copy(update={"id": "annat"})
    assert said(compare(version("1"), other)) == ["refused: other_id"]


@pytest.mark.parametrize(
    ("old", "new", "effect", "code"),
    [
        (field(""), field("", "integer"), "refused", "type_narrowed"),
        (field("", "decimal"), field("", "integer"), "refused", "type_narrowed"),
        (field("", "integer"), field("", "decimal"), "safe", "type_widened"),
        (field("", "date"), field(""), "check", "type_widened"),
        (field("", "note"), field(""), "refused", "type_narrowed"),
        (field("label:\n    sv: A"), field("label:\n    sv: B"), "check", "wording"),
        (field("hint:\n    sv: A"), field("hint:\n    sv: B"), "check", "wording"),
        (field(""), field("required: yes"), "check", "required"),
        (field("required: yes"), field("required: no"), "safe", "optional"),
        (field(""), field("relevant: 1 = 1"), "check", "condition"),
        (field(""), field("constraint: . != ''"), "check", "condition"),
        (field(""), field("default: hej"), "safe", "shown"),
        (field(""), field("appearance: multiline"), "safe", "shown"),
        (field(""), field("audience: public"), "check", "audience"),
        (field("max_length: 9"), field("max_length: 5"), "check", "narrower"),
        (field(""), field("max_length: 5"), "check", "narrower"),
        (field("max_length: 5"), field(""), "safe", "wider"),
        (field(""), field("format: email"), "check", "narrower"),
        (field("format: email"), field(""), "safe", "wider"),
    ],
)
def test_a_question_that_is_asked_otherwise(old: str, new: str, effect: str, code: str) -> None:
    assert said(compared(old, new)) == [f"{effect}: {code} q"]


def test_no_and_nothing_are_the_same_where_an_answer_is_not_required() -> None:
    assert said(compared(field(""), field("required: no"))) == []


def test_a_new_question_is_safe_unless_it_must_be_answered() -> None:
    more = QUESTION + field("") + field("required: yes").replace("q", "r", 1)
    assert said(compared(QUESTION, more)) == ["safe: new q", "check: new_required r"]


def test_a_question_that_is_gone_leaves_its_answers_uncompared() -> None:
    both = compared(QUESTION + field(""), QUESTION)
    assert said(both) == ["check: gone q"]
    assert "q" not in both.crosswalk.names


def test_a_question_that_says_what_it_was_is_renamed() -> None:
    both = compared(field(""), field("was: q").replace("name: q", "name: r"))
    assert said(both) == ["safe: renamed r"]
    assert both.crosswalk.names["q"] == "r"


def test_a_question_that_was_nothing_there_is_refused() -> None:
    new = QUESTION + field("was: nothing")
    assert said(compared(QUESTION, new)) == ["refused: unknown_was q"]


def test_what_a_question_was_two_versions_ago_says_nothing_now() -> None:
    old = field("was: q").replace("name: q", "name: r")
    assert said(compared(old, old)) == []


def test_two_questions_cannot_both_be_the_old_one() -> None:
    new = field("") + field("was: q").replace("name: q", "name: r")
    assert said(compared(field(""), new)) == ["safe: renamed r", "refused: was_twice r"]


def test_a_name_never_gets_another_meaning() -> None:
    old = "- name: a\n  type: text\n- name: b\n  type: text\n"
    new = "- name: b\n  type: text\n  was: a\n"
    assert said(compared(old, new)) == [
        "safe: renamed b",
        "refused: name_reused b",
        "check: gone b",
    ]


def test_another_order_is_safe() -> None:
    assert said(compared(QUESTION + field(""), field("") + QUESTION)) == ["safe: order q"]


SECTION = "- name: avsnitt\n  label:\n    sv: A\n  questions:\n"
GROUPED = "- name: g\n  type: group\n{}  questions:\n    - name: q\n      type: text\n"
REPEATED = GROUPED.replace("group", "repeat")


def test_a_question_may_move_to_a_group_and_a_condition_there_is_to_be_checked() -> None:
    assert said(compared(field(""), GROUPED.format(""))) == ["safe: new g", "safe: moved q"]
    assert said(compared(field(""), GROUPED.format("  relevant: 1 = 1\n")))[1] == "check: moved q"


def test_a_repeat_that_says_what_it_was_is_renamed_and_its_questions_have_not_moved() -> None:
    renamed = REPEATED.format("  was: g\n").replace("name: g", "name: h")
    both = compared(REPEATED.format(""), renamed)
    assert said(both) == ["safe: renamed h"]
    assert both.crosswalk.names == {"avsnitt": "avsnitt", "g": "h", "q": "q"}


def test_a_repeat_that_is_renamed_without_a_word_loses_its_answers() -> None:
    renamed = REPEATED.format("").replace("name: g", "name: h")
    assert said(compared(REPEATED.format(""), renamed)) == [
        "safe: new h",
        "refused: moved_repeat q",
        "check: gone g",
    ]


def test_a_repeat_that_was_no_repeat_is_refused() -> None:
    again = REPEATED.format("  was: g\n").replace("name: g", "name: h")
    assert "refused: type_narrowed h" in said(compared(GROUPED.format(""), again))
    assert said(compared(QUESTION, QUESTION + again))[0] == "refused: unknown_was h"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("save_to: a", "save_to: b", "check: records"),
        ("save_to: a", "save_to: a\nentity_id: ${{q}}", "check: records"),
        ("save_to: a", "save_to: a\ncreate_if: ${{q}} = 1", "check: record_condition"),
        ("save_to: a\nupdate_if: 1 = 1", "save_to: a", "check: record_condition"),
        ("save_to: a", "save_to: a\nentity_label: ${{q}}", "safe: shown"),
    ],
)
def test_what_is_saved_of_a_repeat_or_of_the_whole_response(
    before: str, after: str, expected: str
) -> None:
    repeated = [REPEATED.format("  " + it.replace("\n", "\n  ") + "\n") for it in (before, after)]
    olds, news = (it.replace("{{", "{").replace("}}", "}") for it in repeated)
    uses = "uses:\n  - a\n  - b\n"
    old, new = (uses + it.replace("{{", "{").replace("}}", "}") + "\n" for it in (before, after))
    whole = compare(*(of_head(number, it) for number, it in (("1", old), ("2", new))))
    assert said(whole) == [expected]
    assert said(compare(*(of_head(n, uses, it) for n, it in (("1", olds), ("2", news))))) == [
        f"{expected} g"
    ]


def of_head(number: str, head: str, asked: str = QUESTION + field("")) -> Questionnaire:
    """Read a questionnaire with keys of its own."""
    top = f'id: prov\nversion: "{number}"\ntitle:\n  sv: Prov\nlanguages:\n  - sv\n'
    return questionnaire(f"{top}{head}sections:\n" + indent(SECTION + indent(asked, "    "), "  "))


def test_a_question_does_not_move_into_a_repeat() -> None:
    assert said(compared(field(""), REPEATED.format(""))) == [
        "safe: new g",
        "refused: moved_repeat q",
    ]


ONE = "- name: q\n  type: select_one val\n"
SEVERAL = "- name: q\n  type: select_multiple val\n"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a b", "a b[retired=yes]", ["safe: choice_retired q"]),
        ("a b[retired=yes]", "a b", ["safe: choice_back q"]),
        ("a b", "a", ["refused: choice_gone q"]),
        ("a", "a b", ["check: choice_new q"]),
        ("a b", "b a", ["safe: choice_order q"]),
        ("a[grupp=x]", "a[grupp=y]", ["check: choice_columns q"]),
        ("a", "b[was=x]", ["refused: unknown_was q", "refused: choice_gone q"]),
    ],
)
def test_the_choices_of_a_question(before: str, after: str, expected: list[str]) -> None:
    assert said(compared(ONE, ONE, before, after)) == expected


def test_a_choice_that_says_what_it_was_is_renamed_and_keeps_its_answers() -> None:
    both = compared(ONE, ONE, "a b", "x[was=a] b")
    assert said(both) == ["safe: choice_renamed q", "check: choice_wording q"]
    assert both.crosswalk.codes == {"q": {"a": "x"}}


def test_a_code_never_gets_another_meaning() -> None:
    found = said(compared(ONE, ONE, "a b", "b[was=a]"))
    assert "refused: code_reused q" in found
    assert "refused: choice_gone q" in found


def test_two_choices_cannot_both_be_the_old_one() -> None:
    assert "refused: was_twice q" in said(compared(ONE, ONE, "a", "a b[was=a]"))


def test_a_list_under_another_name_is_the_same_if_its_choices_are() -> None:
    other = ONE.replace("val", "lista")
    old, new = version("1", ONE, {"val": "a b"}), version("2", other, {"lista": "a b"})
    assert said(compare(old, new)) == []


MATRIX = """
- name: m
  type: matrix val
  rows:
    - name: r1
      label:
        sv: Ett
    - name: r2
      label:
        sv: Två
"""


def test_a_row_is_renamed_as_a_question_is() -> None:
    new = MATRIX.replace("name: r2", "name: r3\n      was: r2")
    both = compared(MATRIX, new, "a", "a")
    assert said(both) == ["safe: renamed r3"]
    assert both.crosswalk.names["r2"] == "r3"


def test_a_row_may_become_a_question_of_its_own() -> None:
    old = MATRIX + "    - name: q\n      label:\n        sv: Tre\n"
    new = MATRIX + "- name: q\n  type: select_one val\n  label:\n    sv: Tre\n"
    assert said(compared(old, new, "a", "a")) == ["safe: moved q"]


def test_what_is_refused_can_be_picked_out() -> None:
    both = compared(field(""), field("required: yes", "integer"))
    assert [it.code for it in both.refused] == ["type_narrowed"]
    assert both.refused[0] == Change(
        "type_narrowed", "refused", "q", field="type", before="text", now="integer"
    )
