"""The widget of each question type; each keeps its answer in the moment it changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

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
    SelectMultiple,
    SelectOne,
    Text,
)
from ui import memory, saving
from ui.language import language, say
from ui.saving import Spot, keep_widget, shows

T = TypeVar("T")
AGREED = "OK"
LINES = 120  # pixels: room for four lines before the field must be scrolled


def show(spot: Spot, node: Node) -> None:
    """Show the widget of a question and keep what it holds."""
    match node.item:
        case SelectOne() if "minimal" in node.item.appearance.split():
            dropdown(spot, node)
        case SelectOne():
            one_of(spot, node)
        case SelectMultiple() if node.item.or_other:
            several_or_other(spot, node)
        case SelectMultiple() | Rank():
            several(spot, node)
        case Acknowledge():
            agree(spot, node)
        case Text() if node.item.multiline:
            typed(spot, node, st.text_area, height=LINES)
        case Text() | Date() | Integer() | Decimal() | Range():
            typed(spot, node, st.text_input)
        case Matrix() | Note() | Calculate() | Group() | Repeat():
            pass  # shown by ui.question: they are no single field


def typed(spot: Spot, node: Node, field: Callable[..., str | None], **size: int) -> None:
    """Show a field to type in; numbers and dates are typed as people write them."""
    written = writing(node.value)
    start = _start(spot, "value", written)
    held = field(node.label(language()), **_common(spot, node, written), **start, **size)
    _catch_up(spot, node, held)


def one_of(spot: Spot, node: Node, *, horizontal: bool = False) -> None:
    """Show one choice of few, and a way to take the choice back where no answer is needed."""
    labels = choice_labels(node)
    codes = list(labels)
    chosen = node.value if node.value in labels else None
    start = _start(spot, "index", codes.index(str(chosen)) if chosen else None)
    held = st.radio(
        node.label(language()),
        codes,
        format_func=_called(labels),
        horizontal=horizontal,
        **_common(spot, node, chosen),
        **start,
    )
    _catch_up(spot, node, held)
    if chosen and not node.required and not horizontal:
        st.button(
            say("fill.clear"),
            key=f"{spot.key}-clear",
            type="tertiary",
            on_click=saving.keep,
            args=(spot, None),
        )


def dropdown(spot: Spot, node: Node) -> None:
    """Show one choice of many."""
    labels = choice_labels(node)
    codes = list(labels)
    chosen = node.value if node.value in labels else None
    held = st.selectbox(
        node.label(language()),
        codes,
        format_func=_called(labels),
        placeholder=say("fill.choose"),
        **_common(spot, node, chosen),
        **_start(spot, "index", codes.index(str(chosen)) if chosen else None),
    )
    _catch_up(spot, node, held)


def several(spot: Spot, node: Node) -> None:
    """Show any number of choices, one box each."""
    chosen = node.value if isinstance(node.value, list) else []
    labels = choice_labels(node)
    codes = list(labels)
    with st.container(key=spot.key, gap="xsmall"):
        held = [c for c in codes if _box(spot, c, labels[c], codes, ticked=c in chosen)]
    _catch_up(spot, node, held)


def several_or_other(spot: Spot, node: Node) -> None:
    """Show any number of names, of a list or of one's own writing."""
    chosen = node.value if isinstance(node.value, list) else []
    labels = choice_labels(node)
    held = st.multiselect(
        node.label(language()),
        [*labels, *(c for c in chosen if c not in labels)],
        format_func=_called(labels),
        accept_new_options=True,
        select_all=False,
        placeholder=say("fill.choose_or_write"),
        **_common(spot, node, chosen),
        **_start(spot, "default", chosen),
    )
    _catch_up(spot, node, held)


def agree(spot: Spot, node: Node) -> None:
    """Show a statement to agree to."""
    ticked = node.value == AGREED
    key = spot.key
    if memory.knows(key) and memory.widget(key) != ticked and not saving.refusal(spot):
        memory.remember(key, ticked)
    start = {} if memory.knows(key) else {"value": ticked}
    held = st.checkbox(node.label(language()), key=key, on_change=_keep_agreement, args=(spot,), **start)
    _catch_up(spot, node, AGREED if held else None)


def writing(answer: Answer | None) -> str:
    """Return an answer as one would type it: decimals with the language's own sign."""
    if answer is None or isinstance(answer, list):
        return ""
    if isinstance(answer, float):
        whole = str(int(answer)) if answer.is_integer() else str(answer)
        return whole.replace(".", ",") if language() == "sv" else whole
    return str(answer)


def choice_labels(node: Node) -> Mapping[str, str]:
    """Return the words of each choice on offer, by its name."""
    chosen, fallback = language(), "sv"
    return {
        c.name: c.label.get(chosen) or c.label.get(fallback) or next(iter(c.label.values()), c.name)
        for c in node.choices
    }


def _called(labels: Mapping[str, str]) -> Callable[[str], str]:
    return lambda code: labels.get(code, code)


def _common(spot: Spot, node: Node, shown: object) -> dict[str, Any]:
    """Push what is stored into a widget that holds something else, as when others wrote meanwhile."""
    if memory.knows(spot.key) and not shows(spot, node, memory.widget(spot.key)):
        memory.remember(spot.key, shown)
    return {
        "key": spot.key,
        "label_visibility": "collapsed",
        "on_change": keep_widget,
        "args": (spot,),
    }


def _start(spot: Spot, name: str, value: T) -> dict[str, T]:
    """Return the widget's first value, unless the tab knows it already."""
    return {} if memory.knows(spot.key) else {name: value}


def _catch_up(spot: Spot, node: Node, held: object) -> None:
    """Keep what the browser held over a restart of the server and the store does not know."""
    if not shows(spot, node, held):
        saving.keep(spot, held)


def _box(spot: Spot, code: str, label: str, codes: list[str], *, ticked: bool) -> bool:
    key = f"{spot.key}-{code}"
    if memory.knows(key) and memory.widget(key) != ticked and not saving.refusal(spot):
        memory.remember(key, ticked)
    start = {} if memory.knows(key) else {"value": ticked}
    return st.checkbox(label, key=key, on_change=_keep_boxes, args=(spot, codes), **start)


def _keep_boxes(spot: Spot, codes: list[str]) -> None:
    saving.keep(spot, [c for c in codes if memory.recall(f"{spot.key}-{c}", default=False)])


def _keep_agreement(spot: Spot) -> None:
    saving.keep(spot, AGREED if memory.widget(spot.key) else None)
