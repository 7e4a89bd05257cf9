"""The tables of all answers, one way to each."""

from __future__ import annotations

from html import escape

from access import Session
from questionnaires import Repeat
from ui import markup, places, runtime
from ui.language import say, words
from use_cases.exporting import answered, everything_asked, tables_of


def show(session: Session) -> None:
    """Show the way to each table of each questionnaire that has been answered."""
    names = answered(runtime.desk(), session)
    if names:
        markup.subheading(say("downloads.answers"))
        markup.note(say("downloads.words"))
        markup.note(say("downloads.codebook_words"))
    for name in names:
        title = escape(called(name, ""))
        ways = "".join(_way(name, table) for table in tables_of(runtime.desk(), name))
        markup.show(f'<h3>{title}</h3><div class="ways">{ways}{_codebook(name)}</div>')


def called(questionnaire: str, table: str) -> str:
    """Return what a table is called: the questionnaire's title, or what a repeat asks for."""
    found = everything_asked(runtime.desk(), questionnaire)
    item = found.items.get(table)
    return words(item.label if isinstance(item, Repeat) else found.title) or table


def _way(questionnaire: str, table: str) -> str:
    address = places.address("hamta/tabell.csv", enkat=questionnaire, tabell=table)
    return markup.download(address, say("downloads.file", what=called(questionnaire, table)))


def _codebook(questionnaire: str) -> str:
    address = places.address("hamta/kodbok.csv", enkat=questionnaire)
    return markup.download(address, say("downloads.codebook", what=called(questionnaire, "")))
