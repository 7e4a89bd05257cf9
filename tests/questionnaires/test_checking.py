"""What is found in expressions before anybody answers."""

from __future__ import annotations

import pytest

from questionnaires import DefinitionError, check_expressions
from questionnaires.model import Questionnaire
from tests.scenario import questionnaire


def calculate(name: str, calculation: str, **fields: object) -> dict[str, object]:
    """Describe a calculation."""
    return {"type": "calculate", "name": name, "calculation": calculation, **fields}


def drafted(*questions: dict[str, object], **more: object) -> Questionnaire:
    """Build a questionnaire around questions without reading a file, so that faults stay in."""
    section = {"name": "s", "label": {"sv": "S"}, "questions": questions}
    return Questionnaire.model_validate(
        {"id": "p", "version": "1", "title": {"sv": "P"}, "sections": [section], **more}
    )


def text(name: str, **fields: object) -> dict[str, object]:
    """Describe a text question."""
    return {"type": "text", "name": name, **fields}


def found(asked: Questionnaire) -> list[tuple[str, str, str]]:
    """Check, and leave the messages out."""
    return [(it.name, it.field, it.code) for it in check_expressions(asked)]


def test_every_fault_is_found_at_once() -> None:
    asked = drafted(
        text("a", relevant="${b} = ", required="${nope}"),
        text("b", constraint="nope(.)", default="instance('nope')/root/item/x"),
        text("c", label={"sv": "Hej ${nope}"}, hint={"sv": "${a}"}),
    )
    assert found(asked) == [
        ("a", "relevant", "unreadable_expression"),
        ("a", "required", "unknown_question"),
        ("b", "constraint", "unknown_function"),
        ("b", "default", "unknown_list"),
        ("c", "label", "unknown_question"),
    ]


def test_a_message_points_at_the_word_and_guesses_the_right_one() -> None:
    (bad,) = check_expressions(drafted(text("storlek"), text("b", relevant="1 = ${storlk}")))
    assert bad.position == 4
    assert bad.values == {
        "name": "storlk",
        "meant": "storlek",
        "shown": "\n  1 = ${storlk}\n      ^",
    }


@pytest.mark.parametrize(
    ("questions", "circle"),
    [
        ([text("a", relevant="${a} != ''")], "a → a"),
        ([text("a", relevant=". != ''")], "a → a"),
        ([text("a", relevant="${b} > 1"), text("b", relevant="${a} > 1")], "a → b → a"),
        (
            [
                {"type": "calculate", "name": "s1", "calculation": "sum(${x})"},
                {
                    "type": "repeat",
                    "name": "r",
                    "questions": [{"type": "calculate", "name": "x", "calculation": "${s1} + 1"}],
                },
            ],
            "s1 → x → s1",
        ),
        (
            [
                {
                    "type": "group",
                    "name": "g",
                    "relevant": "${inner} = 1",
                    "questions": [text("inner")],
                }
            ],
            "g → inner → g",
        ),
        ([text("a", relevant="../b > 1"), text("b", relevant="/data/s/a > 1")], "a → b → a"),
        ([text("a", relevant="current()/../a = 1")], "a → a"),
        ([text("a", relevant="${s}/b > 1"), text("b", relevant="${a} > 1")], "a → b → a"),
        ([text("a", relevant="count(//*[. != '']) > 0")], "a → a"),
        ([text("a", relevant="count(//b) > 0"), text("b")], "a → a"),
        ([text("a", relevant="../*[2] = 1"), text("b")], "a → a"),
        ([text("b"), calculate("c", "sum(/data/*)")], "c → c"),
        ([text("b"), calculate("c", "count(/data/*/*[. = 'x'])")], "c → c"),
        ([text("b"), calculate("c", "//*[name(.) = 'b']")], "c → c"),
        ([calculate("c", "count(//b)"), text("b", relevant="${c} > 1")], "c → b → c"),
        ([calculate("c", "sum(//b)"), text("b"), text("d", relevant="${c} > 1")], "c → d → c"),
    ],
)
def test_a_circle_is_refused(questions: list[dict[str, object]], circle: str) -> None:
    (bad,) = check_expressions(drafted(*questions))
    assert bad.code == "circle"
    assert circle in bad.values["circle"]


def test_paths_through_everything_are_no_circles_where_they_do_not_come_back() -> None:
    rep = {"type": "repeat", "name": "rep", "questions": [text("x"), text("y")]}
    asked = drafted(
        text("b"),
        calculate("c", "sum(//b)"),
        calculate("d", "sum(//b) + count(//c) + sum(//x)"),
        calculate("e", "count(${rep}/*) + count(../rep[x = 'y']/*[. = 'x'])"),
        rep,
    )
    assert found(asked) == []


def test_a_path_through_everything_is_one_fault_however_many_circles_it_makes() -> None:
    others = [text(f"t{i}", relevant="${c} > 1") for i in range(300)]
    asked = drafted(text("a", relevant="count(//*) > 1"), calculate("c", "sum(/data/*)"), *others)
    assert sorted(found(asked)) == [("a", "relevant", "circle"), ("c", "calculation", "circle")]


def test_the_blame_for_a_circle_falls_on_an_expression_in_it() -> None:
    group = {"type": "group", "name": "g", "relevant": "${c} = 1", "questions": [text("inner")]}
    count = {"type": "calculate", "name": "c", "calculation": "${inner}", "relevant": "1 +"}
    assert found(drafted(text("first"), group, count))[-1] in {
        ("g", "relevant", "circle"),
        ("c", "calculation", "circle"),
    }


def test_two_circles_are_both_found() -> None:
    asked = drafted(*(text(a, relevant=f"${{{b}}} = 1") for a, b in ("ab", "ba", "cd", "dc")))
    assert [it.code for it in check_expressions(asked)] == ["circle", "circle"]


def test_conditions_on_the_own_answer_are_no_circles() -> None:
    asked = drafted(
        text("a", constraint="${a} != 'x'", required="${b} = 1", read_only=". = 'y'"),
        text("b", required="${a} = 1"),
    )
    assert found(asked) == []


@pytest.mark.parametrize(
    ("source", "lost"),
    [
        ("../nope = 1", [("nope", "")]),
        ("../strlek = 1", [("strlek", "storlek")]),
        ("count(/data/s/rep[namn = 'x']/namm)", [("namm", "namn")]),
        ("${rep}[nam = 'x']/namn", [("nam", "namn")]),
        ("/dat/s", [("dat", "")]),
        ("../storlek = ../nope + ../nop", [("nope", ""), ("nop", "")]),
        ("../../s/rep/namn = ${rep}/namn", []),
        ("instance('mine')/root/item[x = current()/../storlek]/y", []),
        ("count(//namn) + count(../*)", []),
        ("randomize(${rep})/namn", []),
    ],
)
def test_names_on_the_way_of_a_path_are_looked_up(source: str, lost: list[tuple[str, str]]) -> None:
    rep = {"type": "repeat", "name": "rep", "questions": [text("namn")]}
    asked = drafted(text("a", constraint=source), text("storlek"), rep, uses=["mine"])
    bad = [(it.values["name"], it.values["meant"]) for it in check_expressions(asked)]
    assert bad == lost


def test_a_path_to_another_instance_is_no_circle_before_there_are_answers() -> None:
    total = "coalesce(${rep}[position() = position(current()/..) - 1]/total, 0) + ../x"
    calculate = {"type": "calculate", "name": "total", "calculation": total}
    rep = {"type": "repeat", "name": "rep", "questions": [calculate, text("x")]}
    assert found(drafted(rep)) == []


def test_lists_handed_over_and_records_used_are_known() -> None:
    asked = drafted(text("a", relevant="instance('mine')/root/item/x = instance('theirs')"))
    assert [it[2] for it in found(asked)] == ["unknown_list", "unknown_list"]
    used = asked.model_copy(update={"uses": ("mine",)})
    assert list(check_expressions(used, {"theirs": ()})) == []


def test_a_definition_that_is_read_is_checked() -> None:
    with pytest.raises(DefinitionError, match="unknown_question: name `nope`"):
        questionnaire("- name: a\n  type: text\n  relevant: ${nope} = 1")
