"""The receipt of what an organisation has sent, with everything it said to read and to keep."""

from __future__ import annotations

from html import escape

import streamlit as st

from access import Session
from i18n import show_time
from programme import Submission
from storage import NotFound
from ui import document_view, markup, places, runtime, unsaved
from ui.language import language, say, words
from use_cases.reading import asked_then, own_submission, sent_document


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


def download(found: Submission) -> None:
    """Show the way to the PDF of a submission, which is made for whoever may have it."""
    address = places.address("hamta/kvitto.pdf", id=found.response_id)
    markup.show(markup.download(address, say("receipt.download")))


def _receipt(session: Session, found: Submission) -> None:
    read = sent_document(runtime.desk(), session, found.response_id, language())
    markup.heading(say("receipt.heading"), lead=f"{read.organisation}, {read.title}")
    markup.message(say("receipt.thanks"), "done")
    markup.show(facts(found))
    download(found)
    markup.subheading(say("receipt.next_heading"))
    markup.note(words(asked_then(runtime.desk(), found).after))
    with st.expander(say("receipt.all")):
        markup.show(document_view.document(read))
