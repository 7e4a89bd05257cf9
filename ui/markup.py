"""Small pieces of HTML; whatever comes from people or catalogues is escaped here."""

from __future__ import annotations

from html import escape

import streamlit as st

from ui import memory

FOCUS = "markup.focus"
FOCUS_ON = "markup.focus_on"


def paragraphs(words: str, css: str = "") -> str:
    """Return words as paragraphs, one for each line that is not empty."""
    mark = f' class="{css}"' if css else ""
    return "".join(f"<p{mark}>{escape(line)}</p>" for line in words.splitlines() if line.strip())


def link(address: str, words: str) -> str:
    """Return a link within Startpunkt."""
    return f'<a href="{escape(address)}" target="_self">{escape(words)}</a>'


def download(address: str, words: str) -> str:
    """Return a link to a file, which looks like a button."""
    return f'<a class="download" href="{escape(address)}" download>{escape(words)}</a>'


def table(name: str, head: str, rows: str) -> str:
    """Return a table that can be scrolled sideways, also from the keyboard, where it is too wide."""
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(name)}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def show(markup: str) -> None:
    """Show markup made by this module's callers, who escaped what is not theirs."""
    st.html(markup)


def heading(words: str, *, lead: str = "", focus: bool = True) -> None:
    """Show the page's one main heading; it takes the focus when a new step was asked for."""
    pause = '<span class="unseen">: </span>'
    above = f'<span class="lead-in">{escape(lead)}{pause}</span>' if lead else ""
    mark = focus_mark() if focus else ""
    st.html(f'<h1 class="page-title"{mark}>{above}{escape(words)}</h1>')


def subheading(words: str, mark: str = "") -> None:
    """Show a heading of the second level; it takes the focus when it was asked for by its mark."""
    st.html(f"<h2{focus_mark(on=mark) if mark else ''}>{escape(words)}</h2>")


def note(words: str) -> None:
    """Show words to read, one paragraph for each line."""
    st.html(paragraphs(words))


def message(words: str, kind: str = "info") -> None:
    """Show a message in a frame: info, done, warning or fault; it is read out when it appears."""
    role = "alert" if kind == "fault" else "status"
    st.html(f'<div class="message message-{kind}" role="{role}">{paragraphs(words)}</div>')


def ask_for_focus(on: str = "") -> None:
    """Let a heading take the focus when it is shown: the page's own, or the one of that mark."""
    memory.remember(FOCUS, memory.recall(FOCUS, 0) + 1)
    memory.remember(FOCUS_ON, on)


def focus_mark(on: str = "") -> str:
    """Return the attribute by which the browser's script moves the focus here, if it was asked for."""
    nonce = memory.recall(FOCUS, 0)
    asked = nonce and memory.recall(FOCUS_ON, "") == on
    return f' data-focus-nonce="{nonce}" tabindex="-1"' if asked else ""
