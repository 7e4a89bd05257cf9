"""Words that could not be kept and whose field is gone: they are shown to be copied, with the reason."""

from __future__ import annotations

import streamlit as st

from ui import markup, memory
from ui.language import say

WORDS = "unsaved.words"
REASON = "unsaved.reason"


def remember(reason: str, words: str) -> None:
    """Remember what was typed last, and a key of the catalogue that says why it was not kept."""
    memory.remember(REASON, reason)
    memory.remember(WORDS, words)


def show() -> None:
    """Show what could not be kept, if anything."""
    if reason := memory.recall(REASON, ""):
        markup.message(say(reason), "fault")
    if words := memory.recall(WORDS, ""):
        st.text_area(say("unsaved.words"), value=words)
