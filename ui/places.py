"""Where the pages are: the address, the script and the title of each."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from ui.language import say

SCRIPTS = {
    "": "public/start.py",
    "fyll-i": "respondent/fill.py",
    "granska": "respondent/review.py",
    "kvitto": "respondent/receipt.py",
    "oversikt": "staff/overview.py",
    "organisationer": "staff/organisations.py",
    "svar": "staff/response.py",
    "hamta": "staff/downloads.py",
}
TITLES = {
    "": "start.title",
    "fyll-i": "fill.title",
    "granska": "review.title",
    "kvitto": "receipt.title",
    "oversikt": "overview.title",
    "organisationer": "organisations.title",
    "svar": "response.title",
    "hamta": "downloads.title",
}


def pages() -> list[st.Page]:
    """Return every page there is; each guards itself."""
    return [
        st.Page(script, title=title(path), url_path=path or None, default=not path)
        for path, script in SCRIPTS.items()
    ]


def title(path: str) -> str:
    """Return the title of a page in the language of this visit, as the browser's tab shows it."""
    return f"{say(TITLES[path])} – {say('app.name')}"


def address(path: str, **query: str) -> str:
    """Return the address of a page within Startpunkt."""
    asked = {name: value for name, value in query.items() if value}
    return f"/{path}?{urlencode(asked)}" if asked else f"/{path}"


def asked() -> Mapping[str, str]:
    """Return what the address asks for, by name."""
    return st.query_params.to_dict()


def go(path: str, **query: str) -> None:
    """Go to another page."""
    st.switch_page(SCRIPTS[path], query_params=query)
