from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from i18n import LANGUAGES, text
from tests.ui.screen_samples import FILL, START, Browser, go, markup_of, words_of
from ui import places
from use_cases.settings import ROOT

PAGES = ROOT / "pages"
GUARDED = sorted((*PAGES.glob("staff/*.py"), *PAGES.glob("respondent/*.py")))
RESPONDENT, STAFF = ("respondent", "staff")
MAY_SEE = {"public": {RESPONDENT, STAFF}, RESPONDENT: {RESPONDENT}, STAFF: {STAFF}}
QUESTIONNAIRES = ("anslutning", "sjalvbeskrivning")


def shows_only_how_to_sign_in(tab: AppTest, language: str = "sv") -> bool:
    """Tell whether a tab shows how to sign in, and no field, button or figure."""
    controls = (*tab.button, *tab.text_input, *tab.radio, *tab.download_button, *tab.table)
    return text("start.organisation_heading", language) in words_of(tab) and not controls


def test_there_is_no_script_beside_the_frame() -> None:
    """Streamlit would run such a script without the frame, and so without the guard."""
    assert [it.name for it in PAGES.glob("*.py")] == ["frame.py"]
    scripts = {str(it.relative_to(PAGES)) for it in PAGES.glob("*/*.py")}
    assert scripts == set(places.SCRIPTS.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["nobody", RESPONDENT, STAFF])
@pytest.mark.parametrize("page", places.SCRIPTS.values())
def test_every_page_opens_for_everybody_in_every_language(
    browser: Browser, page: str, who: str, language: str
) -> None:
    browser.speak(language)
    browser.be(who)

    tab = browser.open(page, enkat="anslutning")
    assert not tab.exception
    assert text("app.sign_out", language) in words_of(tab) or who == "nobody"
    if who not in MAY_SEE[Path(page).parent.name]:
        assert shows_only_how_to_sign_in(tab, language)
    else:
        assert text("start.organisation_heading", language) not in words_of(tab)


@pytest.mark.parametrize("who", ["nobody", RESPONDENT, STAFF])
@pytest.mark.parametrize("script", GUARDED, ids=lambda it: f"{it.parent.name}-{it.stem}")
def test_a_page_run_without_the_frame_guards_itself(
    browser: Browser, script: Path, who: str
) -> None:
    if who == script.parent.name:
        return
    browser.be(who)
    tab = AppTest.from_file(script, default_timeout=30).run()

    assert not tab.exception
    assert shows_only_how_to_sign_in(tab)


def test_a_session_that_has_ended_shows_only_how_to_sign_in(browser: Browser) -> None:
    browser.be_organisation()
    tab = browser.open(FILL, enkat="anslutning")
    assert tab.button(key="next")

    browser.leave()
    assert shows_only_how_to_sign_in(tab.run())


def test_staff_who_open_the_start_come_to_the_shared_picture(browser: Browser) -> None:
    browser.be_staff()
    assert text("overview.heading", "sv") in words_of(browser.open(START))


def test_home_shows_the_tasks_in_the_rounds_order(browser: Browser) -> None:
    browser.be_organisation("Café <Kanel>")
    tab = browser.open(START)

    assert [it.key for it in tab.button] == [f"open-{name}" for name in QUESTIONNAIRES]
    assert "1. Anslut er" in words_of(tab)
    assert "Café &lt;Kanel&gt;" in markup_of(tab)


def test_a_task_leads_to_its_questionnaire(browser: Browser) -> None:
    browser.be_organisation()
    tab = browser.open(START)
    tab.button(key="open-sjalvbeskrivning").click().run()

    assert tab.query_params["enkat"] == "sjalvbeskrivning"
    assert "Beskriv vad ni gör" in words_of(tab)


def test_a_questionnaire_that_there_is_not_is_told_with_the_way_home(browser: Browser) -> None:
    browser.be_organisation()
    tab = go(browser.open(START), FILL, enkat="<script>")

    assert not tab.exception
    assert text("error.no_questionnaire", "sv") in words_of(tab)
    assert 'href="/"' in markup_of(tab)
    assert "<script>" not in markup_of(tab)
