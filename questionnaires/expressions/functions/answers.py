"""Answers of several choices, and the labels of choices."""

from __future__ import annotations

from questionnaires.expressions.context import Context
from questionnaires.expressions.functions.registry import Functions

FUNCTIONS = Functions()


@FUNCTIONS.named("selected")
def selected(answer: str, choice: str) -> bool:
    """Tell whether a choice is among those chosen."""
    return choice.strip() in (answer.split() or [""])


@FUNCTIONS.named("selected-at")
def selected_at(answer: str, index: float) -> str:
    """Give the chosen choice at a position counted from 0; "" beyond (ODK)."""
    chosen = answer.split()
    return chosen[int(index)] if 0 <= index < len(chosen) else ""


@FUNCTIONS.named("count-selected")
def count_selected(answer: str) -> float:
    """Count the choices chosen."""
    return float(len(answer.split()))


@FUNCTIONS.named("jr:choice-name")
def choice_name(c: Context, choice: str, question: str) -> str:
    """Give the label of a choice of a question: jr:choice-name(${x}, '${x}') (ODK)."""
    return c.world.choice_label(
        choice, question.strip().removeprefix("${").removesuffix("}").strip()
    )
