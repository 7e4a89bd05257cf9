"""Keeps a widget and the store at one: what is stored is shown, and what was typed is never overwritten."""

from __future__ import annotations

from typing import Any

import streamlit as st

from questionnaires import Node
from ui import memory, saving
from ui.saving import Spot, keep_widget, shows

Callback = Any
"""A function that Streamlit calls with the arguments it was given."""


def held_by(spot: Spot, node: Node, name: str, first: object, shown: object) -> dict[str, Any]:
    """Return what every widget of a spot is made with.

    A widget that the tab does not know yet begins with `first`, its argument of that name. One
    that holds something else than is stored, as when others wrote meanwhile, gets `shown`.
    """
    known = memory.knows(spot.key)
    if known and not shows(spot, node, memory.widget(spot.key)):
        memory.remember(spot.key, shown)
    return {
        "key": spot.key,
        "label_visibility": "collapsed",
        "on_change": keep_widget,
        "args": (spot,),
    } | ({} if known else {name: saving.refused_words(spot, first)})


def catch_up(spot: Spot, node: Node, held: object) -> None:
    """Keep what the browser held over a restart of the server and the store never knew."""
    if not shows(spot, node, held):
        saving.keep_unsaved(spot, held)


def box(spot: Spot, key: str, label: str, ticked: bool, changed: Callback, *given: object) -> bool:  # noqa: FBT001  # what the box shows
    """Show one box to tick, and tell whether it is ticked."""
    known = memory.knows(key)
    if known and memory.widget(key) != ticked and not saving.refusal(spot):
        memory.remember(key, ticked)
    start: dict[str, Any] = {} if known else {"value": ticked}
    return st.checkbox(label, key=key, on_change=changed, args=given, **start)
