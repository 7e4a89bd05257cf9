"""The register on screen: a form to add to it, each organisation's link, and where each is."""

from __future__ import annotations

from html import escape

import streamlit as st

from access import Session
from i18n import show_date
from ui import markup, memory, runtime
from ui.language import language, say, say_number, words
from use_cases.organisations import BadName, Registered, add_organisation, make_link, register

NEW_LINK = "organisations.link"
NAME = "organisations.name"
FAULT = "organisations.fault"


def show(session: Session) -> None:
    """Show the register."""
    markup.heading(say("organisations.heading"))
    _add(session)
    _link()
    found = register(runtime.desk(), session)
    markup.subheading(say_number("organisations.count", len(found)))
    for entry in found:
        _entry(session, entry)


def _add(session: Session) -> None:
    with st.form("add-organisation", enter_to_submit=True, border=True):
        st.text_input(say("organisations.name"), key=NAME)
        if fault := memory.recall(FAULT, ""):
            markup.message(fault, "fault")
        st.form_submit_button(
            say("organisations.add"), key="add", type="primary", on_click=_added, args=(session,)
        )


def _added(session: Session) -> None:
    try:
        new = add_organisation(runtime.desk(), session, str(memory.widget(NAME)))
    except BadName:
        memory.remember(FAULT, say("organisations.bad_name"))
    else:
        memory.forget(FAULT)
        memory.remember(NAME, "")
        _make_link(session, new.id, new.name)


def _make_link(session: Session, organisation_id: str, name: str) -> None:
    token = make_link(runtime.desk(), session, organisation_id)
    memory.remember(NEW_LINK, (name, runtime.settings().link_address(token)))


def _link() -> None:
    name, address = memory.recall(NEW_LINK, ("", ""))
    if not address:
        return
    with st.container(border=True, key="new-link"):
        markup.subheading(say("organisations.link_heading", name=name))
        markup.note(say("organisations.link_words"))
        st.code(address, language=None, wrap_lines=True)


def _entry(session: Session, entry: Registered) -> None:
    organisation = entry.organisation
    with st.container(border=True, key=f"organisation-{organisation.id}"):
        markup.show(f'<h3 class="card-title">{escape(organisation.name)}</h3>{_standings(entry)}')
        st.button(
            say("organisations.new_link", name=organisation.name),
            key=f"link-{organisation.id}",
            on_click=_make_link,
            args=(session, organisation.id, organisation.name),
        )


def _standings(entry: Registered) -> str:
    items = []
    for name, questionnaire in runtime.library().questionnaires.items():
        standing = entry.standings.get(name)
        state = say(f"status.{standing.status}" if standing else "status.none")
        day = f", {show_date(standing.saved_at.date(), language())}" if standing else ""
        items.append(f"<li>{escape(f'{words(questionnaire.title)}: {state}{day}')}</li>")
    return f"<ul>{''.join(items)}</ul>"
