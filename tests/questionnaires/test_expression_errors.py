"""What is said of expressions that cannot be read, and how far one may go."""

from __future__ import annotations

import time

import pytest

from questionnaires.expressions import ExpressionError, compile_expression
from tests.questionnaires.expression_samples import worked_out


@pytest.mark.parametrize(
    ("source", "kind", "said"),
    [
        ("1 +", "unreadable", "The expression ends too early.\n  1 +\n     ^"),
        (". > > 0", "unreadable", "`>` is not expected here.\n  . > > 0\n      ^"),
        ("a ? b", "unreadable", "`?` is not expected here.\n  a ? b\n    ^"),
        ("1 + nope(2)", "unknown_function", "There is no function nope().\n  1 + nope(2)\n      ^"),
        ("not()", "wrong_arguments", "not() does not take 0 arguments.\n  not()\n  ^"),
        ("instance(${x})", "wrong_arguments", "instance() takes the name of a list"),
        ("regex(., '(')", "wrong_arguments", "The regular expression cannot be read"),
        (
            "1 + count('a')",
            "single_value",
            "is expected here, not one value\n  1 + count('a')\n      ^",
        ),
        ("sum(1 + ${x})", "single_value", "is expected here, not one value"),
        ("count(concat(${x}))", "single_value", "is expected here, not one value"),
        ("concat('a', ${x})/b", "single_value", "is expected here, not one value"),
        ("(1 = 2)[1]", "single_value", "is expected here, not one value"),
        ("digest(${x}, 'CRC')", "unknown_digest", "there is no digest CRC"),
        ("randomize(${x}, 'abc')", "unusable_seed", "A seed is a number"),
        ("weighted-checklist(1, 2, 1, 1, 1)", "wrong_arguments", "does not take 5 arguments"),
        ("indexed-repeat(${x}, ${r})", "wrong_arguments", "does not take 2 arguments"),
        ("(" * 101 + "1" + ")" * 101, "too_large", "too long or too deeply nested"),
        ("-" * 101 + "1", "too_large", "too long or too deeply nested"),
        ("1 + " * 3000 + "1", "too_large", "too long or too deeply nested"),
        ("", "unreadable", "The expression ends too early."),
    ],
)
def test_a_fault_is_shown_under_its_character(source: str, kind: str, said: str) -> None:
    with pytest.raises(ExpressionError) as refused:
        compile_expression(source)
    assert refused.value.kind == kind
    assert said in str(refused.value)


def test_a_long_chain_is_refused_or_worked_out_but_never_breaks_python() -> None:
    try:
        assert worked_out("1" + " + 1" * 2400) == 2401
    except ExpressionError as refused:
        assert refused.kind == "too_large"  # noqa: PT017 - both outcomes are right


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("count('one value')", "a question, a repeat or a list is expected"),
        ("'text'/a", "a question, a repeat or a list is expected"),
        ("digest('a', 'CRC')", "there is no digest CRC"),
        ("regex('a', concat('(', ''))", "cannot be worked out"),
        ("pulldata('ingen', 'a', 'b', 'c')", "cannot be worked out"),
    ],
)
def test_what_cannot_be_worked_out_is_an_expression_error(source: str, said: str) -> None:
    with pytest.raises(ExpressionError, match=said.replace("(", r"\(")):
        worked_out(source)


def test_a_regular_expression_gets_only_a_little_time() -> None:
    before = time.monotonic()
    assert (
        worked_out("regex('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '(a+)+(b+)+c')") is False
    )
    assert time.monotonic() - before < 2


def test_an_expression_looks_at_so_many_places_and_no_more() -> None:
    with pytest.raises(ExpressionError, match="too many"):
        worked_out(
            "//*[//*[//*[//*[//*[//*[//*[1 = 2]]]]]] or 1 = 2]"
            + "[//*]" * 5
            + "[//*[//*[//*[//*[//*]]]]]"
        )


def test_the_regular_expressions_of_one_evaluation_share_their_time() -> None:
    slow = "regex('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx!', '(?:x+?x+?)+?y')"
    assert worked_out(f"{slow} or regex('a', 'a')") is False
    assert worked_out("regex('a', 'a')") is True


@pytest.mark.parametrize(
    "work",
    [
        "normalize-space($) = 'q'",
        "translate($, 'a', 'b') = 'q'",
        "string-length(substring($, 1)) = 1",
        "$ > 1",
        "$ + 1 = 2",
        "contains(concat($, $), 'q')",
        "digest($, 'SHA-512') = 'q'",
    ],
)
def test_long_texts_take_steps(work: str) -> None:
    thousands_of_times = "count(instance('lista')/x/g[" + "instance('lista')/x/g[" * 11
    text = "'" + "a" * 4_000 + "'"
    with pytest.raises(ExpressionError, match="too many"):
        worked_out(f"{thousands_of_times}{work.replace('$', text)}{']' * 12})")


def test_an_expression_knows_what_it_mentions() -> None:
    expression = compile_expression("${a} + count(instance('l')/root/item[n = ${b}]) + ${a}")
    assert expression.names == {"a", "b"}
    assert expression.calls == {"count", "instance"}
    facts = expression.facts
    assert facts.names == {"a": 0, "b": 41}
    assert facts.lists == {"l": 13}
    assert facts.calls == {"count": 7, "instance": 13}
    assert facts.paths == {"root": 27, "item": 32, "n": 37}


@pytest.mark.parametrize(
    ("source", "itself"), [(". > 1", True), ("${r}[. > 1]", False), ("../a", False)]
)
def test_an_expression_knows_whether_it_is_about_its_own_answer(
    source: str, *, itself: bool
) -> None:
    assert compile_expression(source).facts.about_itself is itself
