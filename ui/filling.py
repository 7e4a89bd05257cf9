"""One step of filling in: its questions, the way on and back, and when it was last saved."""

from __future__ import annotations

from html import escape
from typing import Literal

import streamlit as st

from i18n import show_clock
from questionnaires.steps import Step, step_after, step_before, steps
from ui import cards, faults, markup, memory, places, progress, question, saving
from ui.language import language, say, say_number, words
from use_cases.answering import Open

REVIEW = "filling.review"


def show(opened: Open) -> None:
    """Show the step that the address names."""
    step = progress.here(opened)
    st.set_page_config(page_title=f"{_title(opened, step)} – {_lead(opened)}")
    markup.heading(_title(opened, step), lead=_lead(opened))
    progress.show(opened, step)
    _introduction(step)
    question.show_items(opened, step.instance, step.questions())
    _ways(opened, step)
    _saved(opened, step)
    if saving.holds_old():
        st.rerun()  # only now, when every widget's words are known to the server


def _lead(opened: Open) -> str:
    return words(opened.questionnaire.title)


def _title(opened: Open, step: Step) -> str:
    section = opened.state.node(opened.state.response.id, step.section.name).label(language())
    if step.repeat is None:
        return section
    name = words(step.repeat.label)
    if not step.aside:
        return opened.state.title(step.instance, language()) or section
    found = opened.state.instances(step.repeat.name, opened.state.response.id)
    number = [i.id for i in found].index(step.instance)
    return cards.called(opened, found[number], f"{name} {number + 1}")


def _introduction(step: Step) -> None:
    if hint := words(step.repeat.hint if step.repeat else step.section.hint):
        markup.note(hint)


def _ways(opened: Open, step: Step) -> None:
    found = steps(opened.state)
    before, after = step_before(found, step), step_after(found, step)
    with st.container(horizontal=True, key="ways"):
        if before and not step.aside:
            _way(say("fill.back"), "back", before)
        if step.aside and after and step.repeat:
            _way(
                say("fill.done_with", what=words(step.section.label).lower()),
                "next",
                after,
                main=True,
            )
        elif after:
            _way(say("fill.next"), "next", after, main=True)
        if after is None or faults.missing_are_shown():
            kind: Literal["primary", "secondary"] = "secondary" if after else "primary"
            st.button(say("fill.to_review"), key="review", type=kind, on_click=_ask_review)
    if memory.recall(REVIEW, default=False):
        memory.forget(REVIEW)
        places.go("granska", enkat=opened.questionnaire.id)


def _way(label: str, key: str, to: Step, *, main: bool = False) -> None:
    kind: Literal["primary", "secondary"] = "primary" if main else "secondary"
    st.button(label, key=key, type=kind, on_click=_go, args=to.key)


def _go(section: str, instance: str) -> None:
    """Go on, unless something on this step was not kept: its words would be out of sight."""
    if saving.all_kept():
        progress.go_to(section, instance)


def _ask_review() -> None:
    if saving.all_kept():
        memory.remember(REVIEW, value=True)
        markup.ask_for_focus()


def _saved(opened: Open, step: Step) -> None:
    at = saving.saved_at()
    told = say("fill.saved", time=show_clock(at, language())) if at else say("fill.saves_itself")
    wrong = sum(v.kind != "required" for v in opened.state.violations(step.section.name))
    told = f"{told}. {say_number('fill.to_mend', wrong)}" if wrong else told
    told = told if saving.all_kept() else say("fill.not_kept")
    markup.show(f'<p class="saved" role="status">{escape(told)}</p>')
