"""Widgets to choose with: one of few, one of many, several, several or others."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from questionnaires import Node, SelectMultiple
from ui import memory, saving
from ui.language import language, say
from ui.saving import Spot
from ui.syncing import box, catch_up, held_by

UNCHOSEN = {"index": None}
"""Nothing is chosen until somebody does, and a choice in a list can be taken back there."""


def one_of(spot: Spot, node: Node, *, horizontal: bool = False) -> None:
    """Show one choice of few, and a way to take the choice back where no answer is needed."""
    labels = choice_labels(node)
    chosen, place = _chosen(node, labels)
    held = st.radio(
        node.label(language()),
        list(labels),
        format_func=_called(labels),
        horizontal=horizontal,
        **(UNCHOSEN | held_by(spot, node, "index", place, chosen)),
    )
    catch_up(spot, node, held)
    if chosen and not node.required and not horizontal:
        key = f"{spot.key}-clear"
        clear = say("fill.clear")
        st.button(clear, key=key, type="tertiary", on_click=saving.keep, args=(spot, None))


def dropdown(spot: Spot, node: Node) -> None:
    """Show one choice of many."""
    labels = choice_labels(node)
    chosen, place = _chosen(node, labels)
    held = st.selectbox(
        node.label(language()),
        list(labels),
        format_func=_called(labels),
        placeholder=say("fill.choose"),
        **(UNCHOSEN | held_by(spot, node, "index", place, chosen)),
    )
    catch_up(spot, node, held)


def several(spot: Spot, node: Node) -> None:
    """Show any number of choices, one box each."""
    chosen = node.value if isinstance(node.value, list) else []
    labels = choice_labels(node)
    codes = list(labels)
    with st.container(key=spot.key, gap="xsmall"):
        held = [
            code
            for code in codes
            if box(
                spot, _box_key(spot, code), labels[code], code in chosen, _keep_boxes, spot, codes
            )
        ]
    catch_up(spot, node, held)


def several_in_order(spot: Spot, node: Node) -> None:
    """Show several choices in the order they are chosen; words of one's own where they may be."""
    chosen = node.value if isinstance(node.value, list) else []
    labels = choice_labels(node)
    held = st.multiselect(
        node.label(language()),
        [*labels, *(name for name in chosen if name not in labels)],
        format_func=_called(labels),
        accept_new_options=isinstance(node.item, SelectMultiple),
        select_all=False,
        placeholder=say("fill.choose_or_write"),
        **held_by(spot, node, "default", chosen, chosen),
    )
    catch_up(spot, node, held)


def choice_labels(node: Node) -> Mapping[str, str]:
    """Return the words of each choice on offer, by its name."""
    said = node.tree.lists.said
    return {it.name: said(it.label, language()) or it.name for it in node.choices}


def _chosen(node: Node, labels: Mapping[str, str]) -> tuple[str | None, int | None]:
    """Return the chosen name and its place among the choices, or None and None."""
    name = node.value if isinstance(node.value, str) and node.value in labels else None
    return name, None if name is None else list(labels).index(name)


def _called(labels: Mapping[str, str]) -> Callable[[str], str]:
    return lambda code: labels.get(code, code)


def _box_key(spot: Spot, code: str) -> str:
    return f"{spot.key}-{code}"


def _keep_boxes(spot: Spot, codes: list[str]) -> None:
    saving.keep(spot, [c for c in codes if memory.recall(_box_key(spot, c), default=False)])
