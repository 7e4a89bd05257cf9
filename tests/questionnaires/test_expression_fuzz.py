"""Whatever is written, an expression gives a value or an ExpressionError, and nothing else."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.expressions import ExpressionError, to_boolean, to_number, to_text
from questionnaires.expressions.functions import FUNCTIONS
from tests.questionnaires.expression_samples import worked_out

ARGUMENTS = st.sampled_from(
    [
        *("''", "'text'", "'-1'", "'lista'", "'2027-02-30'", "'0 0; 0 1'"),
        *("1", "-1", "0.5", "99999999999", "1 div 0", "0 div 0", "true()", "today()", "now()"),
        *("/x/n", "/x/no", "/x/g", ".", "../x"),
    ]
)
PIECES = st.sampled_from(
    [*"()[]+-*/.,=<>|@$ \n", "..", "${n}", "'a'", '"', "1", " div ", " and ", "x", "not", "count("]
)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(FUNCTIONS)), st.lists(ARGUMENTS, max_size=4))
def test_any_function_with_any_arguments(name: str, arguments: list[str]) -> None:
    with suppress(ExpressionError):
        value = worked_out(f"{name}({', '.join(arguments)})")
        assert isinstance(to_text(value), str)
        assert isinstance(to_number(value), float)
        assert isinstance(to_boolean(value), bool)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=20))
def test_any_text(source: str) -> None:
    with suppress(ExpressionError):
        to_text(worked_out(source))
