"""Where one is in a response, and what is left: the step is in the address, so that reload and back work."""

from __future__ import annotations

from html import escape

import streamlit as st

from questionnaires.steps import Step, find_step, steps
from ui import markup, places
from ui.language import language, say, say_number, words
from use_cases.answering import Open


def here(opened: Open) -> Step:
    """Return the step that the address names; the first where it names none."""
    asked = places.asked()
    return find_step(steps(opened.state), asked.get("del", ""), asked.get("post", ""))


def go_to(section: str, instance: str = "") -> None:
    """Go to a step; the new heading takes the focus."""
    st.query_params["del"] = section
    if instance:
        st.query_params["post"] = instance
    else:
        st.query_params.pop("post", None)
    markup.ask_for_focus()


def show(opened: Open, step: Step) -> None:
    """Show which part this is of how many, and all parts with what is left in each."""
    sections = list({it.section.name: it.section for it in steps(opened.state)}.values())
    number = [s.name for s in sections].index(step.section.name) + 1
    share = round(100 * number / len(sections))
    told = say("fill.part", number=number, of=len(sections)) + _within(opened, step)
    markup.show(
        f'<div class="progress" aria-hidden="true"><span style="width:{share}%"></span></div>'
        f'<p class="progress-words">{escape(told)}</p>'
    )
    with st.expander(say("fill.all_parts")):
        for position, section in enumerate(sections, 1):
            st.button(
                f"{position}. {words_of(opened, section.name)}",
                key=f"part-{section.name}",
                type="tertiary",
                on_click=go_to,
                args=(section.name,),
            )


def _within(opened: Open, step: Step) -> str:
    """Return which of a section's instances this is, where one follows upon the other."""
    if step.repeat is None or step.aside:
        return ""
    found = [s for s in steps(opened.state) if s.repeat == step.repeat]
    name, number = words(step.section.label), found.index(step) + 1
    return f": {say('fill.within', name=name, number=number, of=len(found))}"


def words_of(opened: Open, section: str) -> str:
    """Return a section's name and what is left to answer in it."""
    answered, asked = opened.state.progress(section)
    label = opened.state.node(opened.state.response.id, section).label(language())
    left = asked - answered
    if not asked:
        return label
    return f"{label} – {say_number('fill.left', left) if left else say('fill.nothing_left')}"
