"""Whatever an answer holds, however it came there, the state stands and says what is wrong."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires import Instance, Questionnaire, Record, State
from questionnaires.expressions.functions import FUNCTIONS
from tests.scenario import MAY, Scenario

TYPES = ("text", "integer", "decimal", "date", "time", "select_one", "select_multiple", "rank")
NAMES = [f"q_{it}" for it in TYPES]
HOSTILE: list[Any] = [
    "(((",
    "(?R)",
    "CRC",
    "a" * 300,
    "Infinity",
    "-1e-400",
    "9" * 400,
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2027-02-30",
    "25:61",
    "1 2;3 4;5 6;1 2",
    "${q_text}",
    "\ud800",
    "\x00",
    "٣٣٣٣٣٣-٣٣٣٣",
    10**400,
    -(10**400),
    True,
    False,
    math.inf,
    math.nan,
    1e308,
    5e-324,
    [],
    ["a", "a"],
    ["a b", ""],
    [1, True, None],
    [["a"]],
    {"a": 1},
]
ANSWERS: st.SearchStrategy[Any] = st.sampled_from(HOSTILE) | st.text(max_size=20) | st.floats()


def asking(*questions: dict[str, object]) -> Questionnaire:
    """Build a questionnaire without reading a file, so that nothing is refused."""
    choices = [{"name": it, "label": {"sv": it}} for it in "abc"]
    section = {"name": "s", "label": {"sv": "S"}, "questions": questions}
    return Questionnaire.model_validate(
        {
            "id": "p",
            "version": "1",
            "title": {"sv": "P"},
            "choices": {"l": choices},
            "uses": ["poster"],
            "save_to": "poster",
            "entity_label": "concat(${q_text}, pow(${q_integer}, ${q_decimal}))",
            "sections": [section],
        }
    )


def asked(kind: str, **fields: object) -> dict[str, object]:
    """Describe a question of a type that all others name."""
    offers = {"choices": "l"} if kind in {"select_one", "select_multiple", "rank"} else {}
    return {"name": f"q_{kind}", "type": kind, "label": {"sv": "${q_text}"}, **offers, **fields}


@cache
def whole() -> Questionnaire:
    """Ask one question of each type, and call every function with their answers."""
    calls = [
        f"{name}({', '.join(arguments)})" for name in FUNCTIONS for arguments in given_to(name)
    ]
    calls += ["${q_integer} + 1", "${q_text} * 2", "-${q_date} mod ${q_decimal}", "${q_rank} < 3"]
    worked_out = [
        {"name": f"c{i}", "type": "calculate", "calculation": it} for i, it in enumerate(calls)
    ]
    conditions = {"constraint": "regex(., ${q_text})", "required": "${q_time} > ${q_date}"}
    filtered = {"choice_filter": "regex(name, ${q_text})"}
    again = {
        "name": "r",
        "type": "repeat",
        "label": {"sv": "R"},
        "count": "${q_integer} + ${q_decimal}",
        "questions": [{"name": "i", "type": "text", "default": "digest(${q_text}, ${q_date})"}],
    }
    questions = [asked(it, **conditions) for it in TYPES]
    questions[5] |= filtered
    questions[6] |= filtered
    return asking(*questions, *worked_out, again)


def given_to(name: str) -> list[list[str]]:
    """Choose what a function is given: its fewest arguments, and two more, in two orders."""
    if name == "instance":
        return [["'l'"]]
    function = FUNCTIONS[name]
    named = ["'l'", *(f"${{{it}}}" for it in NAMES)] if name == "pulldata" else ["${q_text}"]
    named += [f"${{{it}}}" for it in NAMES[1:] * 2]
    fewest, most = function.least, int(min(function.most, function.least + 2))
    turned = named if name == "pulldata" else named[::-1]
    return [named[:fewest], turned[:most]]


@given(answers=st.dictionaries(st.sampled_from(NAMES), ANSWERS, min_size=3), inner=ANSWERS)
@settings(max_examples=60, deadline=None)
def test_the_state_stands_whatever_an_answer_holds(answers: dict[str, Any], inner: object) -> None:
    response = Instance("svar", "borta", dict(answers))
    response.repeats["r"] = [Instance("r1", "x", {"i": inner})]  # type: ignore[dict-item]
    state = State(whole(), response, {"poster": [Record("borta", "Borta")]}, MAY)
    nodes = [state.node(*it) for it in sorted(state.asked())]

    assert all(isinstance(it.text, str) and it.label("sv") is not None for it in nodes)
    assert all(isinstance(it.required, bool) and it.choices is not None for it in nodes)
    assert all(it.question in whole().items for it in state.violations())
    assert len(state.missing()) <= 1_000
    assert state.submission()["id"] == "svar"
    assert state.records()[0].record.id == "borta"
    assert isinstance(state.defaults("r1"), dict)
    assert state.after(response).violations() == state.violations()


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("integer", True),
        ("integer", 10**15),
        ("integer", 10**400),
        ("integer", 1.0),
        ("decimal", False),
        ("decimal", 10**400),
        ("decimal", math.nan),
        ("decimal", math.inf),
        ("text", True),
        ("date", 1),
        ("select_one", ["a"]),
        ("select_multiple", ["a", 1]),
        ("select_multiple", [["a"]]),
        ("rank", {"a": 1}),
    ],
    ids=lambda it: repr(it)[:20],
)
def test_what_cannot_be_an_answer_is_malformed(kind: str, answer: Any) -> None:
    state = State(asking(asked(kind)), Instance("svar", answers={f"q_{kind}": answer}), now=MAY)
    assert [it.kind for it in state.violations()] == ["malformed"]


def test_an_expression_that_an_answer_spoils_is_blank() -> None:
    somebody = Scenario("""
    - name: a
      type: text
    - name: b
      type: text
      constraint: regex(., ${a})
    - name: c
      type: calculate
      calculation: digest(${b}, ${a})
    - name: d
      type: text
      relevant: regex(${b}, ${a})
    - name: e
      type: text
      required: regex(${b}, ${a})
    """)
    somebody.answer("a", "(((").answer("b", "x")
    assert somebody.wrong() == ["b: constraint"]
    assert somebody.value("c") is None
    assert not somebody.asks("d")
    assert somebody.answer("a", "x").wrong() == ["e: required"]
    assert somebody.answer("a", "md5").value("c") == "ndTkYSaMgDT1yFZOFVxnpg=="
