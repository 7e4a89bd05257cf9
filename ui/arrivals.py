"""What has come in: a list of submissions, and one of them to read."""

from __future__ import annotations

from html import escape

from access import Session
from i18n import show_time
from storage import NotFound
from ui import document_view, markup, places, receipts, runtime
from ui.language import language, say, words
from use_cases.reading import Arrival, arrivals, sent_document, sent_head


def show_list(session: Session) -> None:
    """Show the submissions, the latest first, each with the way to read it."""
    markup.heading(say("arrivals.heading"))
    found = arrivals(runtime.desk(), session)
    if not found:
        markup.note(say("arrivals.none"))
        return
    columns = ("arrivals.organisation", "arrivals.questionnaire", "arrivals.time")
    head = "".join(f'<th scope="col">{escape(say(key))}</th>' for key in columns)
    rows = "".join(_row(arrival) for arrival in found)
    markup.show(markup.table(say("arrivals.heading"), head, rows))


def show_one(session: Session) -> None:
    """Show the response in the address as it was sent last."""
    response_id = places.asked().get("id", "")
    try:
        head = sent_head(runtime.desk(), session, response_id)
        document = sent_document(runtime.desk(), session, response_id, language())
    except NotFound:
        markup.heading(say("response.none"))
        return
    markup.heading(document.organisation, lead=document.title)
    markup.show(f"<p>{markup.link('/hamta', say('response.back'))}</p>")
    markup.show(receipts.facts(head))
    receipts.download(head)
    markup.show(document_view.document(document))


def _row(arrival: Arrival) -> str:
    sent = arrival.submission
    way = markup.link(places.address("svar", id=sent.response_id), arrival.organisation.name)
    title = words(arrival.title)
    time = show_time(sent.sent_at, language())
    return f'<tr><th scope="row">{way}</th><td>{escape(title)}</td><td>{escape(time)}</td></tr>'
