"""Opens the response that the address asks for."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from access import Session
from storage import RoundClosed, StorageError
from ui import markup, places, runtime
from ui.language import language, say
from use_cases.answering import Open, open_response
from use_cases.desk import UnknownQuestionnaire


def open_asked(session: Session) -> Open:
    """Return the response to the questionnaire in the address; where there is none the page says so."""
    try:
        asked = places.asked().get("enkat", "")
        return open_response(runtime.desk(), session, asked, language=language())
    except UnknownQuestionnaire:
        _end("error.no_questionnaire")
    except RoundClosed:
        _end("review.round_closed")
    except StorageError:
        _end("error.storage_busy")


def _end(key: str) -> NoReturn:
    markup.heading(say("error.title"))
    markup.message(say(key), "fault")
    markup.show(markup.link("/", say("error.home")))
    st.stop()
