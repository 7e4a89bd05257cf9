"""The receipt of what an organisation has sent, with everything it said to read and to keep."""

from __future__ import annotations

from html import escape

import streamlit as st

from access import Session
from i18n import show_time
from programme import Submission
from reports import response_pdf
from storage import NotFound
from ui import document_view, markup, places, runtime, unsaved
from ui.language import language, say, words
from use_cases.reading import own_submission, sent_document


def show(session: Session) -> None:
    """Show the receipt of the questionnaire in the address; without one, the way home."""
    try:
        found = own_submission(runtime.desk(), session, places.asked().get("enkat", ""))
    except NotFound:
        markup.heading(say("receipt.none"))
    else:
        unsaved.show()
        _receipt(session, found)
    markup.show(f"<p>{markup.link('/', say('error.home'))}</p>")


def facts(found: Submission) -> str:
    """Return when it was sent, its number and its checksum as markup."""
    pairs = (
        (say("receipt.time"), show_time(found.sent_at, language())),
        (say("receipt.number"), str(found.number)),
        (say("receipt.version"), found.version),
        (say("receipt.digest"), found.digest),
    )
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in pairs)
    return f'<dl class="facts">{rows}</dl>'


def download(session: Session, found: Submission) -> None:
    """Show the button that fetches the PDF of a submission, made when it is pressed."""
    st.download_button(
        say("receipt.download"),
        data=lambda: pdf(session, found, language()),
        file_name=f"{found.questionnaire}-{found.number}.pdf",
        mime="application/pdf",
        on_click="ignore",
        key=f"pdf-{found.response_id}",
    )


def pdf(session: Session, found: Submission, chosen: str) -> bytes:
    """Return the PDF of a submission in a language."""
    return response_pdf(sent_document(runtime.desk(), session, found.response_id, chosen), chosen)


def _receipt(session: Session, found: Submission) -> None:
    markup.heading(say("receipt.heading"))
    markup.message(say("receipt.thanks"), "done")
    markup.show(facts(found))
    download(session, found)
    markup.subheading(say("receipt.next_heading"))
    markup.note(words(runtime.library().questionnaires[found.questionnaire].after))
    with st.expander(say("receipt.all")):
        read = sent_document(runtime.desk(), session, found.response_id, language())
        markup.show(document_view.document(read))
