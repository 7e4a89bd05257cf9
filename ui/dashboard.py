"""The shared picture on screen: it looks every second whether something new was sent, and then draws anew."""

from __future__ import annotations

from html import escape

import streamlit as st
from altair import LayerChart

from access import Session
from reports import (
    DARK,
    LIGHT,
    Cross,
    Palette,
    Summary,
    basis_in_words,
    chart,
    finding,
    sentence,
    stacked,
    table,
)
from reports import say as say_words
from ui import markup, memory, runtime
from ui.language import language, say
from ui.visitor import visitor
from use_cases.faults import lines
from use_cases.hindrances import held_lines
from use_cases.permission import NotAllowed
from use_cases.publishing import held_back
from use_cases.rounds import Comparability
from use_cases.shared_picture import Figure, cautions, picture_version, shared_picture

SEEN = "dashboard.seen"
ABREAST = 2  # figures side by side, where there is room
STACKED = ("stages", "wishes")


def show(session: Session) -> None:
    """Show every figure, and keep watch for what is sent meanwhile."""
    memory.remember(SEEN, picture_version(runtime.desk(), session))
    markup.heading(say("overview.heading"))
    _notices()
    markup.note(say("overview.live"))
    found = shared_picture(runtime.desk(), session)
    careful = cautions(runtime.desk(), session)
    if not any(summary.basis.base for _, summary in found):
        markup.note(say("overview.none"))
    for begin in range(0, len(found), ABREAST):
        for column, pair in zip(st.columns(ABREAST), found[begin : begin + ABREAST], strict=False):
            with column:
                _figure(*pair, careful[pair[0].name])
    _watch()


@st.fragment(run_every=1.0)
def _watch() -> None:
    """Draw the whole page anew when the number of submissions has changed; else do nothing."""
    try:
        version = picture_version(runtime.desk(), visitor())
    except NotAllowed:
        st.rerun()
    if version != memory.recall(SEEN, version):
        st.rerun()


def _notices() -> None:
    markup.message(say("overview.internal"), "warning")
    if not runtime.programme().verified:
        markup.message(say("overview.example"))
    for error in runtime.library().broken:
        fault = error.faults[0]
        words = say("overview.broken", file=fault.file)
        markup.message("\n".join([words, lines(error, language())]), "fault")
    for standing in held_back(runtime.desk()):
        markup.message("\n".join(held_lines(standing, language())), "fault")


def _figure(figure: Figure, summary: Summary, careful: list[Comparability]) -> None:
    with st.container(border=True, key=f"figure-{figure.name}"):
        subject = say_words(summary.basis.subject, language())
        markup.show(
            f'<h2 class="figure-title">{escape(finding(summary, language()))}</h2>'
            f'<p class="figure-subject">{escape(subject)}</p>'
        )
        if summary.basis.base:
            _drawn(figure, summary, subject)
            for question in careful:
                _caution(question)


def _caution(question: Comparability) -> None:
    """Say which versions put the question, or offered its choices, in another way than before."""
    if question.rewritten:
        markup.note(say("overview.rewritten", versions=", ".join(question.rewritten)))
    if question.offered_otherwise:
        versions = ", ".join(question.offered_otherwise)
        markup.note(say("overview.offered_otherwise", versions=versions))


def _chart(figure: Figure, summary: Summary, palette: Palette) -> LayerChart:
    if isinstance(summary, Cross) and figure.name in STACKED:
        return stacked(summary, language(), palette)
    return chart(summary, language(), palette)


def _drawn(figure: Figure, summary: Summary, subject: str) -> None:
    palette = DARK if st.context.theme.type == "dark" else LIGHT
    st.altair_chart(
        _chart(figure, summary, palette),
        theme=None,
        width="stretch",
        alt=sentence(summary, language()),
        key=f"chart-{figure.name}",
    )
    markup.note(basis_in_words(summary, language()))
    with st.expander(say("overview.figures")):
        st.table(table(summary, language()), hide_index=True, alt=subject)
