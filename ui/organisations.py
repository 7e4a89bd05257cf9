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
    markup.show(_table(found))
    if found:
        _new_link(session, {e.organisation.id: e.organisation.name for e in found})


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
    markup.ask_for_focus(on=NEW_LINK)


def _link() -> None:
    name, address = memory.recall(NEW_LINK, ("", ""))
    if not address:
        return
    with st.container(border=True, key="new-link"):
        markup.subheading(say("organisations.link_heading", name=name), mark=NEW_LINK)
        markup.note(say("organisations.link_words"))
        st.code(address, language=None, wrap_lines=True)


def _new_link(session: Session, names: dict[str, str]) -> None:
    with st.container(border=True, key="link-again"):
        chosen = st.selectbox(
            say("organisations.which"),
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder=say("fill.choose"),
            key="organisations.which",
        )
        if chosen:
            st.button(
                say("organisations.new_link"),
                key="link",
                on_click=_make_link,
                args=(session, chosen, names[chosen]),
            )


def _table(found: list[Registered]) -> str:
    asked = runtime.desk().asked_now()
    columns = (say("arrivals.organisation"), *(words(q.title) for q in asked))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    rows = "".join(_row(entry, [q.id for q in asked]) for entry in found)
    return markup.table(say("organisations.heading"), head, rows)


def _row(entry: Registered, questionnaires: list[str]) -> str:
    cells = "".join(f"<td>{escape(_standing(entry, name))}</td>" for name in questionnaires)
    return f'<tr><th scope="row">{escape(entry.organisation.name)}</th>{cells}</tr>'


def _standing(entry: Registered, questionnaire: str) -> str:
    standing = entry.standings.get(questionnaire)
    if standing is None:
        return say("status.none")
    day = show_date(standing.saved_at.date(), language())
    return f"{say(f'status.{standing.status}')}, {day}"
