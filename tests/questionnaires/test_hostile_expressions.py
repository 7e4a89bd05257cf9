"""Expressions made to hang or fill the machine end soon, in a value or in an ExpressionError."""

from __future__ import annotations

import time
from contextlib import suppress
from itertools import pairwise

import pytest

from questionnaires import Instance, State
from questionnaires.expressions import (
    Context,
    ExpressionError,
    FixedElement,
    Value,
    compile_expression,
)
from questionnaires.expressions.functions.texts import LONGEST
from questionnaires.model import Questionnaire
from tests.questionnaires.expression_samples import TinyWorld
from tests.scenario import MAY

SOON = 5  # seconds, on a slow machine; the slowest takes less than one
BOMBS = {
    "brackets": "(" * 5_000,
    "matched brackets": "(" * 99 + "1" + ")" * 99,
    "predicates in predicates": "x" + "[x" * 90 + "]" * 90,
    "signs": "-" * 9_999 + "1",
    "a long sum": "1" + " + 1" * 2_400,
    "a long either": "0" + " or 0" * 1_900,
    "a long path": "x" + "/.." * 3_000,
    "everything below everything": "//" + "*//" * 3_000 + "*",
    "everything for everything": "count(//*[count(//*[count(//*) > 1]) > 1])",
    "comparing all with all": "//* = //*[. = 'no'] or //* != //*",
    "places of all": "count(//*[position(.) = position(..)])",
    "the same list again and again": "count(//*[pulldata('lista', 'a', 'b', 'no') = 'x'])",
    "a backtracking pattern": "regex(concat(//r), '(x+x+)+y')",
    "a backtracking pattern again and again": f"count(//r[regex('{'x' * 30}', '(?:x+?x+?)+?y')])",
    "a pattern for each": "count(//r[regex('x', concat('(x{99}){99}|', position()))])",
    "a long text again and again": f"count(//r[normalize-space('{'x ' * 4_500}') = 'x'])",
    "long texts put together for each": f"count(//r[contains(concat({'//r, ' * 9}//r), 'y')])",
    "a long number for each": f"count(//r['{'9' * 9_000}' > 1])",
    "the text of all for each": "count(//*[/x = 'x'])",
    "many random characters for each": "count(//r[uuid(1000) = uuid(1000) or uuid(1000) = 'x'])",
    "a pattern with counts of counts": "regex(concat(//r), '((x{1,1000}){1,1000}){1,1000}y')",
    "a pattern that calls itself": "regex(concat(//r), '(?R)*(x(?R)?)*')",
    "a pattern that is written out": "regex('x', '(x{99999}){99999}') or regex('x', concat('(x{9}){99999}'))",
    "a pattern that calls a part of itself": "regex('x', concat('(?<a>x(?&a)?)(?&a)', ''))",
    "a deep pattern": f"regex('x', '{'(' * 3_000}x{')' * 3_000}')",
    "a pattern of a pattern": "regex('x', concat('(', ''))",
    "a long number": "9" * 9_999,
    "powers of powers": "pow(pow(pow(10, 100), 100), 100) * 1e308 - pow(10, 400)",
    "many decimals": "round(pow(2, -1074), 1e308) + round(1e308, -1e308)",
    "far dates": "format-date(1e18, '%Y') or date(-1e18) or date('9999-12-31') + 1e300",
    "far positions": "substr('x', -1e300, 1e300) or substring('x', -1e300, 1e300) or selected-at('x', 1e300)",
    "many random characters": "string-length(uuid(1e18)) + string-length(uuid(0 div 0))",
    "a seed beyond counting": "count(randomize(//r, 1e308)) + count(randomize(//r, 0 div 0))",
    "a name that is none": "${" + "a" * 9_000,
    "an unclosed text": "'" + "a" * 9_000,
    "another file": "document('/etc/passwd') or doc('/etc/passwd') or instance('/etc/passwd')",
    "Python": "__import__('os') or ().__class__ or ${__class__}",
}


def big_tree() -> FixedElement:
    """Grow 40 groups of 50 answers."""
    top = FixedElement("")
    x = top.add("x")
    for _ in range(40):
        group = x.add("g")
        for _ in range(50):
            group.add("r", "x")
    return top


def ended(source: str) -> Value:
    """Work an expression out in a big tree."""
    return compile_expression(source)(Context(big_tree().children[0], TinyWorld()))


@pytest.mark.parametrize("source", BOMBS.values(), ids=BOMBS)
def test_a_bomb_ends_soon(source: str) -> None:
    began = time.monotonic()
    with suppress(ExpressionError):
        ended(source)
    assert time.monotonic() - began < SOON


def test_texts_that_double_from_calculation_to_calculation_end() -> None:
    names = [f"c{i}" for i in range(60)]
    questions = [{"type": "text", "name": "c0"}] + [
        {"type": "calculate", "name": name, "calculation": f"concat(${{{before}}}, ${{{before}}})"}
        for before, name in pairwise(names)
    ]
    section = {"name": "s", "label": {"sv": "S"}, "questions": questions}
    asked = Questionnaire.model_validate(
        {"id": "p", "version": "1", "title": {"sv": "P"}, "sections": [section]}
    )
    state = State(asked, Instance("svar", answers={"c0": "ab"}), now=MAY)
    assert len(str(state.node("svar", "c18").value)) == 2**19 < LONGEST
    assert state.node("svar", "c59").value is None


@pytest.mark.parametrize(
    "pattern",
    [
        "[0-9]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}",
        r"^(?=.*[a-zåäö])[^@\s]+@[^@\s]+\.[a-z]{2,63}$",
        "[](){}{99999}]{1,100}",
        r"\({3}\{99999\}",
        ".{0,9999}",
        "(a{99}){99}",
    ],
)
def test_patterns_that_people_write_are_no_bombs(pattern: str) -> None:
    assert compile_expression(f"regex(., '{pattern}')")
