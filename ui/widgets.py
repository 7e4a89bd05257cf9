"""The widget of each question type; each keeps its answer in the moment it changes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal as Number

import streamlit as st

from questionnaires import Answer, Node
from questionnaires.model import (
    Acknowledge,
    Calculate,
    Date,
    Decimal,
    Group,
    Integer,
    Matrix,
    Note,
    Range,
    Rank,
    Repeat,
    Row,
    Section,
    SelectMultiple,
    SelectOne,
    Text,
    Time,
)
from ui import memory, saving
from ui.choosing import dropdown, one_of, several, several_in_order
from ui.language import language
from ui.saving import Spot
from ui.syncing import box, catch_up, held_by

AGREED = "OK"
LINES = 120  # pixels: room for four lines before the field must be scrolled


def show(spot: Spot, node: Node) -> None:
    """Show the widget of a question and keep what it holds."""
    match node.item:
        case SelectOne(minimal=minimal):
            (dropdown if minimal else one_of)(spot, node)
        case SelectMultiple(or_other=False):
            several(spot, node)
        case SelectMultiple() | Rank():
            several_in_order(spot, node)
        case Acknowledge():
            agree(spot, node)
        case Text(multiline=True):
            typed(spot, node, st.text_area, height=LINES)
        case Text() | Date() | Time() | Integer() | Decimal() | Range():
            typed(spot, node, st.text_input)
        case Row():
            one_of(spot, node, horizontal=True)
        case _:
            _is_no_field(node.item)


def _is_no_field(item: Matrix | Note | Calculate | Group | Repeat | Section) -> None:
    """Show nothing: `ui.question` sees to what is no single field. A forgotten type fails mypy."""


def typed(spot: Spot, node: Node, field: Callable[..., str | None], **size: int) -> None:
    """Show a field to type in; numbers and dates are typed as people write them."""
    written = writing(node.value)
    if isinstance(node.item, Date) and node.item.month_only:
        written = written.removesuffix("-01")  # a month is kept as its first day
    held = field(node.label(language()), **held_by(spot, node, "value", written, written), **size)
    catch_up(spot, node, held)


def agree(spot: Spot, node: Node) -> None:
    """Show a statement to agree to."""
    label, ticked = node.label(language()), node.value == AGREED
    held = box(spot, spot.key, label, ticked, _keep_agreement, spot)
    catch_up(spot, node, AGREED if held else None)


def writing(answer: Answer | None) -> str:
    """Return an answer as one would type it: decimals with the language's own sign."""
    if answer is None or isinstance(answer, list):
        return ""
    if isinstance(answer, float):
        whole = str(int(answer)) if answer.is_integer() else f"{Number(repr(answer)):f}"
        return whole.replace(".", ",") if language() == "sv" else whole
    return str(answer)


def _keep_agreement(spot: Spot) -> None:
    saving.keep(spot, AGREED if memory.widget(spot.key) else None)
