"""Random expressions, most of them after the grammar, worked out in a small tree and in a response."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

from questionnaires import Instance, Record, State, check_expressions
from questionnaires.expressions import ExpressionError, to_boolean, to_number, to_text
from questionnaires.expressions.functions import FUNCTIONS
from questionnaires.model import Questionnaire
from tests.fuzz.mutation import mutated
from tests.questionnaires.expression_samples import worked_out
from tests.scenario import MAY

_DEEP = 5
_LITERALS = (
    *(
        "''",
        "'text'",
        "'k1 k2'",
        "'-1'",
        "'1e9'",
        "'1e-9'",
        "'lista'",
        "'2027-02-30'",
        "'2027-05-06'",
    ),
    *(
        "'0 0; 0 1; 1 1; 0 0'",
        "'12:34'",
        "'2027-05-06T07:08:09.123+02:00'",
        "'0001-01-01'",
        "'%Y%q%'",
    ),
    *(
        "'(a+)+$'",
        "'[a-'",
        "'md5'",
        "'hex'",
        "'${t}'",
        "1",
        "0",
        ".5",
        "5.",
        "1e-12",
        "1e400",
        "999999999999",
    ),
)
_PLACES = (
    *(
        ".",
        "..",
        "/",
        "/data/s/n",
        "../n",
        "../*",
        "//n",
        "//*",
        "./node()",
        "self::*",
        "parent::node()",
    ),
    *(
        "${t}",
        "${n}",
        "${m}",
        "${r}",
        "${x}",
        "${r}[1]/x",
        "${r}[x > 1]",
        "${r}[position() = last()]/x",
    ),
    *(
        "instance('lista')/root/item",
        "instance('lista')/root/item[name = ${m}]/label",
        "current()/../n",
    ),
    *("${g}", "${rad}", "${s}"),
)
_WRONG = ("${nope}", "x", "a.b-c", "jr:x", "../nope", "$x", "@x", "nope()")
_OPERATORS = ("+", "-", "*", " div ", " mod ", "=", "!=", "<", "<=", ">", ">=", " and ", " or ")
_PIECES = (
    *_LITERALS,
    *_PLACES,
    *_WRONG,
    *_OPERATORS,
    "(",
    ")",
    "[",
    "]",
    ",",
    "::",
    "${",
    "}",
    "|",
    "@",
    "$x",
    "--",
)
_NAMES = sorted(FUNCTIONS)
_FIELDS = (
    "relevant",
    "constraint",
    "required",
    "read_only",
    "calculation",
    "choice_filter",
    "default",
)


def attempt(chance: random.Random) -> str:
    """Make an expression; nothing but an ExpressionError may come of it."""
    source = written(chance)
    if chance.random() < 0.3:
        source = mutated(chance, source, _PIECES)
    return source


def tried(source: str) -> None:
    """Work an expression out wherever it may stand."""
    with suppress(ExpressionError):
        value = worked_out(source)
        to_text(value), to_number(value), to_boolean(value)
    _in_a_response(_FIELDS[len(source) % len(_FIELDS)], source)


def written(chance: random.Random, depth: int = 0) -> str:
    """Write an expression after the grammar."""
    if depth >= _DEEP:
        return chance.choice(_LITERALS + _PLACES)
    return chance.choice(_FORMS)(chance, depth + 1)


def _call(chance: random.Random, depth: int) -> str:
    arguments = [written(chance, depth) for _ in range(chance.choice([0, 1, 1, 2, 2, 3, 4]))]
    return f"{chance.choice(_NAMES)}({', '.join(arguments)})"


def _binary(chance: random.Random, depth: int) -> str:
    return f"{written(chance, depth)}{chance.choice(_OPERATORS)}{written(chance, depth)}"


def _tested(chance: random.Random, depth: int) -> str:
    return f"{chance.choice(_PLACES)}[{written(chance, depth)}]"


def _leaf(chance: random.Random, depth: int) -> str:
    del depth
    return chance.choice(_LITERALS + _PLACES)


_FORMS: tuple[Callable[[random.Random, int], str], ...] = (
    *(_call, _call, _call, _binary, _binary, _tested, _leaf, _leaf),
    lambda chance, depth: f"({written(chance, depth)})",
    lambda chance, depth: f"-{written(chance, depth)}",
)


def _in_a_response(field: str, source: str) -> None:
    asked = _questionnaire(field, source)
    if list(check_expressions(asked)):
        return
    rows = [Instance(f"r{i}", "", {"x": i, "y": "k1"}) for i in range(3)]
    answers = {"t": "k2", "n": 3, "m": ["k1", "k2"], "rad": "k1", "it": "k1"}
    response = Instance("svar", "", {**answers}, {"r": rows})
    with suppress(ExpressionError):
        state = State(asked, response, {"lista2": [Record("k1", "K", {"c": "1"})]}, MAY)
        state.violations(), state.submission(), state.defaults("svar"), state.missing()


def _questionnaire(field: str, source: str) -> Questionnaire:
    it: dict[str, object] = {"type": "select_one", "name": "it", "choices": "lista", field: source}
    if field == "calculation":
        it = {"type": "calculate", "name": "it", field: source}
    inner = [{"type": "integer", "name": "x"}, {**it, "name": "y"}]
    questions = [
        {"type": "text", "name": "t"},
        {"type": "integer", "name": "n"},
        {"type": "select_multiple", "name": "m", "choices": "lista"},
        {"type": "group", "name": "g", "questions": [it]},
        {"type": "repeat", "name": "r", "questions": inner},
        {
            "type": "matrix",
            "name": "ma",
            "choices": "lista",
            "rows": [{"name": "rad", "label": {"sv": "R"}}],
        },
    ]
    section = {"name": "s", "label": {"sv": "S"}, "questions": questions}
    choices = {"lista": [{"name": it, "label": {"sv": it}} for it in ("k1", "k2")]}
    whole = {
        "id": "p",
        "version": "1",
        "title": {"sv": "P"},
        "sections": [section],
        "choices": choices,
    }
    return Questionnaire.model_validate({**whole, "uses": ["lista2"]})
