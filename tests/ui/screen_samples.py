"""What the tests of the screen share: a server of their own, a browser with cookies, and somebody in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

import ui.language
import ui.visitor
from access import Session
from ui import runtime
from use_cases.answering import Open, open_response
from use_cases.desk import Desk
from use_cases.organisations import add_organisation, make_link
from use_cases.settings import ROOT
from use_cases.signing_in import make_staff_link, open_link

FRAME = ROOT / "pages" / "frame.py"
START = "public/start.py"
FILL = "respondent/fill.py"
OURS = ROOT / "questionnaires" / "definitions"
REVIEW = "respondent/review.py"
SCAN = cache(manifest_scanner.scan_component_manifests)
"""Streamlit looks through all installed packages each time a script is run; here, once (0.2 s a run)."""


@dataclass
class Browser:
    """A browser at a server with a database of its own; its cookies are all that it brings."""

    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def desk(self) -> Desk:
        """What the server works with."""
        return runtime.desk()

    def speak(self, language: str) -> None:
        """Choose a language."""
        self.cookies[ui.visitor.LANGUAGE_COOKIE] = language

    def be_staff(self) -> Session:
        """Sign in as the county's staff."""
        return self._open(make_staff_link(self.desk))

    def be_organisation(self, name: str = "Kanelbullen") -> Session:
        """Add an organisation to the register, and sign in as it."""
        _, staff = open_link(self.desk, make_staff_link(self.desk))
        organisation = add_organisation(self.desk, staff, name)
        return self._open(make_link(self.desk, staff, organisation.id))

    def be(self, who: str) -> None:
        """Be nobody, a respondent or staff."""
        if who == "staff":
            self.be_staff()
        elif who == "respondent":
            self.be_organisation()

    def leave(self) -> None:
        """Lose the session cookie."""
        self.cookies.pop(ui.visitor.SESSION_COOKIE, None)

    def open(self, page: str = START, **query: str) -> AppTest:
        """Open a page in a new tab."""
        tab = AppTest.from_file(FRAME, default_timeout=30).run()
        return go(tab, page, **query) if page != START else tab

    def _open(self, token: str) -> Session:
        key, session = open_link(self.desk, token)
        self.cookies[ui.visitor.SESSION_COOKIE] = key
        return session


def browsers(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[Browser]:
    """Give a browser at a server whose database is in this folder; close the store in the end."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{folder / 'screen.db'}")
    monkeypatch.setenv("STARTPUNKT_ADDRESS", "https://startpunkt.example")
    browser = Browser()
    for reader in (ui.visitor, ui.language):  # both call the one place that reads cookies
        monkeypatch.setattr(reader, "cookie", browser.cookies.get)
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", SCAN)
    forget_settings()
    yield browser
    if runtime.store.cache_info().currsize:
        runtime.store().close()
    forget_settings()


def forget_settings() -> None:
    """Let the composition root read the settings anew, and the questionnaires if they were others."""
    if runtime.library.cache_info().currsize and runtime.settings().definitions != OURS:
        runtime.library.cache_clear()
    runtime.settings.cache_clear()
    runtime.store.cache_clear()


def serve(monkeypatch: pytest.MonkeyPatch, folder: Path, **definitions: str) -> None:
    """Let the server read these definition files instead of the county's."""
    for name, text in definitions.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("STARTPUNKT_DEFINITIONS", str(folder))
    runtime.settings.cache_clear()
    runtime.library.cache_clear()


def go(tab: AppTest, page: str, **query: str) -> AppTest:
    """Go to a page in a tab, as its address would."""
    tab.switch_page(page)
    for name, value in query.items():
        tab.query_params[name] = value
    return tab.run()


def restart(tab: AppTest) -> AppTest:
    """Let the server forget a tab, which comes back with what its fields hold."""
    held = tab._tree.get_widget_states()  # noqa: SLF001  # AppTest has no word for a restart
    new = AppTest.from_file(FRAME, default_timeout=30)
    tab._session_state = new._session_state  # noqa: SLF001  # same
    return tab._run(held)  # noqa: SLF001  # same


def markup_of(tab: AppTest) -> str:
    """Give all the markup that a tab shows."""
    return "".join(piece.body for piece in tab.html)


def words_of(tab: AppTest) -> str:
    """Give all the markup that a tab shows, with characters as people see them."""
    return unescape(markup_of(tab))


def opened(session: Session, questionnaire: str = "prov") -> Open:
    """Open the response of an organisation, as the store has it now."""
    return open_response(runtime.desk(), session, questionnaire)
