"""Before sending: everything on one page, every fault beside its question and listed on top."""

from __future__ import annotations

from html import escape

import streamlit as st

from questionnaires import Violation
from questionnaires.steps import step_of, steps
from reports import DocumentQuestion
from storage import Conflict, StorageError
from ui import document_view, faults, markup, places, runtime
from ui.language import language, say, say_number
from ui.visitor import visitor
from use_cases.answering import Open, RoundClosed
from use_cases.reading import draft_document
from use_cases.sending import NotReady, send
from use_cases.sending import faults as faults_of


def show(opened: Open) -> None:
    """Show the whole response with its faults, and the button that sends it."""
    found = faults_of(opened)
    faults.show_missing()
    markup.heading(say("review.heading"), focus=not found)
    _fault_list(opened, found)
    markup.note(say("review.intro") if not found else say("review.intro_faults"))
    draft = draft_document(runtime.desk(), opened, language())
    markup.show(document_view.document(draft, lambda part: _beside(opened, part)))
    _ways(opened, ready=not found)


def _fault_list(opened: Open, found: list[Violation]) -> None:
    if not found:
        return
    items = "".join(_fault(opened, violation) for violation in found)
    markup.show(
        '<div class="message message-fault" role="group" aria-labelledby="fault-heading">'
        f'<h2 id="fault-heading"{markup.focus_mark()}>{escape(say_number("review.faults", len(found)))}</h2>'
        f"<ul>{items}</ul></div>"
    )


def _fault(opened: Open, violation: Violation) -> str:
    node = opened.state.node(violation.instance, violation.question)
    anchor = document_view.anchor(violation.instance, _shown_name(opened, violation.question))
    where = opened.state.title(violation.instance, language())
    label = f"{node.label(language())} – {faults.sentence(violation, node.item)}"
    label = f"{where}: {label}" if where else label
    return f'<li><a href="#{escape(anchor)}">{escape(label)}</a></li>'


def _beside(opened: Open, part: DocumentQuestion) -> str:
    lines = [
        faults.sentence(v, opened.state.node(v.instance, v.question).item)
        for v in opened.state.violations()
        if v.instance == part.instance and _shown_name(opened, v.question) == part.name
    ]
    mark = f'<span class="fault-mark">{escape(say("fault.mark"))}</span> '
    told = "".join(
        f'<p class="question-fault">{mark}{escape(line)}</p>' for line in dict.fromkeys(lines)
    )
    return told + _way(opened, part)


def _way(opened: Open, part: DocumentQuestion) -> str:
    unseen = f'<span class="unseen"> {escape(part.label)}</span>'
    address = escape(_address(opened, part))
    return f'<a class="change" href="{address}">{escape(say("review.change"))}{unseen}</a>'


def _address(opened: Open, part: DocumentQuestion) -> str:
    step = step_of(steps(opened.state), opened.state, part.instance, part.name)
    section, instance = step.key
    query = {"enkat": opened.questionnaire.id, "del": section, "post": instance}
    return f"{places.address('fyll-i', **query)}#{part.instance}-{part.name}"


def _shown_name(opened: Open, question: str) -> str:
    """Return the name under which a question is shown: a matrix row stands in its matrix."""
    return opened.questionnaire.items[question].name


def _ways(opened: Open, *, ready: bool) -> None:
    with st.container(horizontal=True, key="ways"):
        if st.button(say("review.back"), key="back"):
            places.go("fyll-i", enkat=opened.questionnaire.id)
        pressed = st.button(say("review.send"), key="send", type="primary")
    if pressed and ready:
        _send(opened)
    elif pressed:
        markup.message(say("review.not_ready"), "fault")


def _send(opened: Open) -> None:
    try:
        send(runtime.desk(), visitor(), opened)
    except (Conflict, NotReady):
        markup.message(say("review.changed"), "fault")
    except RoundClosed:
        markup.message(say("review.round_closed"), "fault")
    except StorageError:
        markup.message(say("review.not_sent"), "fault")
    else:
        markup.ask_for_focus()
        places.go("kvitto", enkat=opened.questionnaire.id)
