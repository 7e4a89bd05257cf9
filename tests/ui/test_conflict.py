"""Two who answer the same question at once: both answers are shown, and people choose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from i18n import text
from tests.ui.screen_samples import Browser, markup_of, opened, serve
from tests.ui.test_question import ONE, TEXT, Tab
from tests.ui.widget_samples import definition, put
from use_cases.answering import keep_answer

Ask = Callable[[str], Tab]


@pytest.fixture
def ask(browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Ask:
    def asking(questions: str) -> Tab:
        serve(monkeypatch, tmp_path, prov=definition(questions))
        return Tab(browser)

    return asking


def others_answer_unseen(tab: Tab, answer: str | None) -> None:
    """Let others answer while this tab goes on showing what it showed."""
    response = opened(tab.session).head.id
    keep_answer(tab.browser.desk, tab.session, response, tab.root, "fraga", answer)


def conflicting(tab: Tab, theirs: str | None = "Deras <ord>", ours: str = "Våra ord") -> None:
    """Bring about two answers."""
    tab.put("fraga", "Från början")
    others_answer_unseen(tab, theirs)
    tab.put("fraga", ours)


def test_both_answers_are_shown_and_the_others_stays_until_somebody_chooses(ask: Ask) -> None:
    tab = ask(TEXT)
    conflicting(tab)
    assert tab.answers == {"fraga": "Deras <ord>"}
    assert tab.shown("fraga") == "Våra ord"
    assert "Deras &lt;ord&gt;" in markup_of(tab.page)
    assert text("fault.stale", "sv") in markup_of(tab.page)


def test_what_is_typed_on_meanwhile_is_not_lost_and_overwrites_nothing(ask: Ask) -> None:
    tab = ask(TEXT)
    conflicting(tab)
    tab.put("fraga", "Våra ord och fler")
    assert tab.answers == {"fraga": "Deras <ord>"}
    assert tab.shown("fraga") == "Våra ord och fler"
    tab.press("fraga-ours")
    assert tab.answers == {"fraga": "Våra ord och fler"}


def test_ours_can_be_kept(ask: Ask) -> None:
    tab = ask(TEXT)
    conflicting(tab)
    tab.press("fraga-ours")
    assert tab.answers == {"fraga": "Våra ord"}
    assert not tab.has("fraga-ours")


def test_theirs_can_be_taken(ask: Ask) -> None:
    tab = ask(TEXT)
    conflicting(tab)
    tab.press("fraga-theirs")
    assert tab.answers == {"fraga": "Deras <ord>"}
    assert tab.shown("fraga") == "Deras <ord>"
    assert not tab.has("fraga-theirs")


def test_a_third_answer_meanwhile_is_shown_as_well(ask: Ask) -> None:
    tab = ask(TEXT)
    conflicting(tab)
    others_answer_unseen(tab, "Ännu nyare")
    tab.press("fraga-ours")
    assert tab.answers == {"fraga": "Ännu nyare"}
    assert "Ännu nyare" in markup_of(tab.page)
    tab.press("fraga-ours")
    assert tab.answers == {"fraga": "Våra ord"}


def test_that_the_other_removed_the_answer_is_said(ask: Ask) -> None:
    tab = ask(TEXT)
    conflicting(tab, theirs=None)
    assert text("conflict.empty", "sv") in markup_of(tab.page)
    tab.press("fraga-ours")
    assert tab.answers == {"fraga": "Våra ord"}


def test_a_choice_can_be_in_conflict_too(ask: Ask) -> None:
    tab = ask(ONE)
    tab.put("fraga", "apple")
    others_answer_unseen(tab, "banan")
    tab.put("fraga", "citron")
    assert tab.answers == {"fraga": "banan"}
    tab.press("fraga-theirs")
    assert tab.shown("fraga") == "banan"


def test_one_who_goes_on_writing_is_in_conflict_with_nobody(ask: Ask) -> None:
    tab = ask(TEXT)
    for words in ("V", "Vå", "Vår"):
        put(tab.page, f"{tab.root}-fraga", words)
        tab.page.run()
    assert tab.answers == {"fraga": "Vår"}
    assert not tab.has("fraga-ours")
