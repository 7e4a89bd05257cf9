"""An organisation's home: what joining means, what is ours to do, and what we have sent."""

from __future__ import annotations

from html import escape

import streamlit as st

from access import Session
from i18n import show_date, show_time
from i18n.writing import HOME
from ui import markup, places, runtime
from ui.language import language, say, words
from use_cases.erasing import Ending, own_endings
from use_cases.home import Task, tasks


def show(session: Session) -> None:
    """Show the home of an organisation."""
    name, found = tasks(runtime.desk(), session)
    markup.heading(say("home.heading"), lead=name)
    for ending in own_endings(runtime.desk(), session):
        _ending(ending)
    markup.note(say("home.joining"))
    with st.expander(say("home.more")):
        _more()
    _writing()
    markup.subheading(say("home.yours"))
    for number, task in enumerate(found, 1):
        with st.container(border=True, key=f"task-{task.questionnaire.id}"):
            _task(number, task)


def _ending(ending: Ending) -> None:
    """Warn of a draft that will be erased, more clearly when little time is left."""
    desk, draft = runtime.desk(), ending.draft
    asked = desk.library.questionnaires.get(draft.questionnaire)
    days = {"what": words(asked.title) if asked else draft.questionnaire}
    for name, moment in (("saved", draft.saved_at), ("day", ending.ends_at)):
        days[name] = show_date(moment.astimezone(HOME).date(), language())
    open_now = draft.round == desk.round and not desk.is_over(draft.round)
    said = "home.ending" if open_now else "home.ending_closed"
    markup.message(say(said, **days), "info" if ending.urgency == "first" else "warning")


def _more() -> None:
    """Show what there is to read about joining, as the county's own information sheet has it."""
    for heading, told in (
        (say("home.why_heading"), say("home.why")),
        (say("home.how_heading"), say("home.how")),
        (say("home.data_heading"), say("home.data")),
    ):
        markup.subheading(heading)
        markup.note(told)


def _writing() -> None:
    points = "".join(f"<li>{escape(line)}</li>" for line in say("home.writing").splitlines())
    markup.show(f"<h2>{escape(say('home.writing_heading'))}</h2><ul>{points}</ul>")


def _task(number: int, task: Task) -> None:
    questionnaire = task.questionnaire
    title = escape(f"{number}. {words(questionnaire.title)}")
    markup.show(f'<h3 class="card-title">{title}</h3><p>{escape(_standing(task))}</p>')
    label, path = _way(task)
    if st.button(label, key=f"open-{questionnaire.id}", type="primary"):
        places.go(path, enkat=questionnaire.id)


def _standing(task: Task) -> str:
    match task.head:
        case None:
            return say("home.not_begun", minutes=task.questionnaire.minutes)
        case head if head.status == "submitted":
            return say("home.sent", time=show_time(head.saved_at, language()))
        case head:
            return say("home.begun", time=show_time(head.saved_at, language()))


def _way(task: Task) -> tuple[str, str]:
    title = words(task.questionnaire.title)
    if task.head is None:
        return say("home.begin", what=title), "fyll-i"
    if task.head.status == "submitted":
        return say("home.see_receipt", what=title), "kvitto"
    return say("home.go_on", what=title), "fyll-i"
