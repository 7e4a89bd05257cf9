"""Two who answered the same question at once: both answers are shown, and people choose."""

from __future__ import annotations

import streamlit as st

from questionnaires import Node
from questionnaires.shown import shown_answer
from ui import markup, saving
from ui.language import language, say
from ui.saving import Spot


def show(spot: Spot, node: Node) -> None:
    """Show the other answer and the two ways on, where there is a choice to make."""
    if not saving.in_conflict(spot):
        return
    other = shown_answer(node, language()) or say("conflict.empty")
    with st.container(border=True, key=f"{spot.key}-conflict"):
        markup.note(say("conflict.other"))
        markup.show(markup.paragraphs(other, "only-shown"))
        with st.container(horizontal=True):
            ours, theirs = f"{spot.key}-ours", f"{spot.key}-theirs"
            st.button(say("conflict.ours"), ours, on_click=saving.choose_ours, args=(spot,))
            st.button(say("conflict.theirs"), theirs, on_click=saving.choose_theirs, args=(spot,))
