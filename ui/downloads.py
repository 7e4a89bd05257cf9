"""The tables of all answers, one button each."""

from __future__ import annotations

from functools import partial

import streamlit as st

from access import Session
from questionnaires import Repeat
from ui import markup, runtime
from ui.language import say, words
from use_cases.exporting import export, tables_of


def show(session: Session) -> None:
    """Show a button for each table of each questionnaire."""
    markup.heading(say("downloads.heading"))
    markup.subheading(say("downloads.answers"))
    markup.note(say("downloads.words"))
    for name in runtime.library().questionnaires:
        with st.container(horizontal=True, key=f"tables-{name}"):
            for table in tables_of(runtime.desk(), name):
                _button(session, name, table)


def called(questionnaire: str, table: str) -> str:
    """Return what a table is called: the questionnaire's title, or what a repeat asks for."""
    found = runtime.library().questionnaires[questionnaire]
    item = found.items.get(table)
    return words(item.label if isinstance(item, Repeat) else found.title) or table


def _button(session: Session, questionnaire: str, table: str) -> None:
    st.download_button(
        say("downloads.file", what=called(questionnaire, table)),
        data=partial(export, runtime.desk(), session, questionnaire, table),
        file_name=f"{'-'.join(filter(None, (questionnaire, table)))}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"csv-{questionnaire}-{table}",
    )
