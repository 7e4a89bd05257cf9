from __future__ import annotations

from pathlib import Path

import pytest

from access import Role
from i18n import LANGUAGES, text
from tests.ui.screen_samples import Browser, markup_of, serve, words_of
from ui import runtime
from use_cases.demo import make_demo
from use_cases.desk import Desk
from use_cases.shared_picture import PICTURE
from use_cases.signing_in import open_link

OVERVIEW, REGISTER = "staff/overview.py", "staff/organisations.py"
RESPONSE, DOWNLOADS = "staff/response.py", "staff/downloads.py"
BROKEN = """\
id: sonder
version: "1"
title:
  sv: Sönder
sections:
  - name: forst
    labell:
      sv: Först
"""
TINY = """\
id: prov
version: "1"
title:
  sv: Prov
sections:
  - name: forst
    label:
      sv: Först
    questions:
      - name: namn
        type: text
        label:
          sv: Vad heter ni?
"""
FILL = "respondent/fill.py"


@pytest.fixture
def county(browser: Browser) -> Desk:
    """Let a few made-up organisations answer and send."""
    make_demo(browser.desk, 3)
    browser.be_staff()
    return browser.desk


def test_the_register_adds_an_organisation_and_shows_its_link_once(browser: Browser) -> None:
    browser.be_staff()
    tab = browser.open(REGISTER)
    tab.text_input(key="organisations.name").set_value("  Café <Kanel> ")
    tab.button(key="add").click().run()

    assert [it.name for it in browser.desk.store.organisations()] == ["Café <Kanel>"]
    assert "Café &lt;Kanel&gt;" in markup_of(tab)
    assert tab.text_input(key="organisations.name").value == ""

    (link,) = tab.code
    address, _, token = link.value.partition("#")
    assert address == "https://startpunkt.example/lank"
    _, session = open_link(browser.desk, token)
    assert session.role is Role.RESPONDENT
    assert not browser.open(REGISTER).code


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_a_name_that_cannot_be_is_refused_with_the_reason(browser: Browser, name: str) -> None:
    browser.be_staff()
    tab = browser.open(REGISTER)
    tab.text_input(key="organisations.name").set_value(name)
    tab.button(key="add").click().run()

    assert browser.desk.store.organisations() == []
    assert text("organisations.bad_name", "sv") in words_of(tab)
    assert not tab.code


def test_a_new_link_can_be_made_for_an_organisation(browser: Browser, county: Desk) -> None:
    tab = browser.open(REGISTER)
    chosen = county.store.organisations()[0]
    tab.selectbox(key="organisations.which").set_value(chosen.id).run()
    tab.button(key="link").click().run()

    _, session = open_link(county, tab.code[0].value.partition("#")[2])
    assert session.organisation_id == chosen.id


@pytest.mark.usefixtures("county")
def test_the_register_shows_where_each_organisation_is(browser: Browser) -> None:
    seen = words_of(browser.open(REGISTER))
    assert seen.count('<tr><th scope="row">') == 3
    assert text("status.submitted", "sv") in seen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("county")
def test_each_figure_of_the_dashboard_has_its_chart_and_its_table(
    browser: Browser, language: str
) -> None:
    browser.speak(language)
    tab = browser.open(OVERVIEW)

    assert not tab.exception
    charts = tab.get("arrow_vega_lite_chart") or tab.get("vega_lite_chart")
    assert len(charts) == len(tab.table) == len(tab.expander) == len(PICTURE)
    assert all(not it.value.empty for it in tab.table)
    seen = words_of(tab)
    assert all(text(f"picture.{it.name}", language) in seen for it in PICTURE)


def test_the_dashboard_without_submissions_says_so(browser: Browser) -> None:
    browser.be_staff()
    tab = browser.open(OVERVIEW)

    assert text("overview.none", "sv") in words_of(tab)
    assert not tab.table


def test_a_broken_definition_file_is_named_to_staff(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    serve(monkeypatch, tmp_path, sonder=BROKEN)
    browser.be_staff()
    seen = words_of(browser.open(OVERVIEW))

    assert runtime.library().broken
    assert text("overview.broken", "sv", file="sonder.yaml") in seen
    assert "labell" in seen


def test_what_has_come_in_is_listed_and_can_be_read(browser: Browser, county: Desk) -> None:
    listed = words_of(browser.open(DOWNLOADS))
    sent = county.store.submissions()
    assert all(f"/svar?id={it.response_id}" in listed for it in sent)

    read = browser.open(RESPONSE, id=sent[0].response_id)
    assert not read.exception
    assert sent[0].digest in words_of(read)
    assert f'href="/hamta/kvitto.pdf?id={sent[0].response_id}" download' in words_of(read)


@pytest.mark.usefixtures("county")
def test_every_questionnaire_that_was_answered_can_be_taken_away_as_tables(
    browser: Browser,
) -> None:
    seen = words_of(browser.open(DOWNLOADS))

    for name in {it.questionnaire for it in browser.desk.store.submissions()}:
        assert f'href="/hamta/tabell.csv?enkat={name}" download' in seen
        assert f'href="/hamta/kodbok.csv?enkat={name}" download' in seen


def test_an_edited_file_without_a_new_version_is_named_to_staff_and_people_go_on(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    serve(monkeypatch, tmp_path, prov=TINY)
    browser.be_organisation()
    browser.open(FILL, enkat="prov")
    serve(monkeypatch, tmp_path, prov=TINY.replace("Vad heter ni?", "Vad kallas ni?"))

    page = browser.open(FILL, enkat="prov")
    assert not page.exception
    assert "Vad heter ni?" in words_of(page)
    browser.be_staff()
    seen = words_of(browser.open(OVERVIEW))
    assert text("publish.taken", "sv", id="prov", version="1", newest="1") in seen
    assert text("held.still_served", "sv", newest="1") in seen
