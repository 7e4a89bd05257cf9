"""What stands around every page: the masthead with language and way out, and the foot."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from access import Session
from i18n import LANGUAGES
from storage import StorageError
from ui import markup, places
from ui.language import language, say
from ui.visitor import is_staff, visitor

STAFF_PLACES = ("oversikt", "organisationer", "hamta")


def begin() -> None:
    """Set the page's width: wide for staff, who read charts; a comfortable column for all others."""
    st.set_page_config(layout="wide" if is_staff(_present()) else "centered")


def masthead(path: str) -> None:
    """Show the name, the other languages and the way out; for staff also the way between pages."""
    session = _present()
    out = _way_out() if session else ""
    brand = f'<a class="brand" href="/" target="_self">{escape(say("app.name"))}</a>'
    owner = f'<span class="owner">{escape(say("app.owner"))}</span>'
    markup.show(f'<div class="masthead">{brand}{owner}<span>{_languages(path)}{out}</span></div>')
    if is_staff(session):
        _staff_ways()


def footer() -> None:
    """Show the foot of the page."""
    markup.show(f'<div class="page-foot">{markup.paragraphs(say("app.foot"))}</div>')


def _present() -> Session | None:
    try:
        return visitor()
    except StorageError:
        return None


def _languages(path: str) -> str:
    here = places.address(path, **places.asked())
    ways = (
        f'<a lang="{code}" hreflang="{code}" target="_self" class="language" '
        f'href="/sprak?{escape(urlencode({"till": code, "fran": here}))}">{escape(name)}</a>'
        for code, name in ((c, say(f"language.{c}")) for c in LANGUAGES if c != language())
    )
    return "".join(ways)


def _way_out() -> str:
    return (
        '<form class="way-out" method="post" action="/ut" target="_self">'
        f'<button type="submit">{escape(say("app.sign_out"))}</button></form>'
    )


def _staff_ways() -> None:
    with st.container(horizontal=True, key="staff-ways"):
        for place in STAFF_PLACES:
            st.page_link(places.SCRIPTS[place], label=say(places.TITLES[place]))
