from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access import Session
from i18n import text
from tests.ui.screen_samples import (
    FILL,
    REVIEW,
    START,
    Browser,
    go,
    markup_of,
    opened,
    serve,
    words_of,
)
from ui import runtime
from use_cases.answering import keep_answer
from use_cases.reading import own_submission

RECEIPT = "respondent/receipt.py"
THREE_PARTS = """\
id: prov
version: "7"
title:
  sv: Prov på <allt>
  en: Test of <everything>
after:
  sv: Vi ringer er.
  en: We will call you.
sections:
  - name: vilka
    label:
      sv: Vilka ni är
    questions:
      - name: namn
        type: text
        required: yes
        label:
          sv: Vad heter ni?
  - name: hur
    label:
      sv: Hur ni gör
    questions:
      - name: antal
        type: integer
        label:
          sv: Hur många är ni?
  - name: slut
    label:
      sv: Till sist
    questions:
      - name: adress
        type: text
        format: email
        label:
          sv: Er e-postadress?
"""


@pytest.fixture
def session(browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Session:
    serve(monkeypatch, tmp_path, prov=THREE_PARTS)
    return browser.be_organisation()


def answer(session: Session, question: str, given: str | int) -> None:
    """Let somebody of the organisation answer, in another tab."""
    head = opened(session).head
    keep_answer(runtime.desk(), session, head.id, head.root, question, given)


def part(tab: AppTest) -> str:
    """Give the heading of the step that a tab shows."""
    labels = ("Vilka ni är", "Hur ni gör", "Till sist")
    return next(it for it in labels if f"{it}</h1>" in markup_of(tab))


def press(tab: AppTest, button: str) -> AppTest:
    return tab.button(key=button).click().run()


def test_the_address_holds_the_step_on_the_way_on_and_back(
    browser: Browser, session: Session
) -> None:
    tab = browser.open(FILL, enkat="prov")
    assert part(tab) == "Vilka ni är"
    assert "back" not in [it.key for it in tab.button]

    assert part(press(tab, "next")) == "Hur ni gör"
    assert tab.query_params["del"] == "hur"
    assert part(press(tab, "next")) == "Till sist"
    assert part(press(tab, "back")) == "Hur ni gör"
    assert tab.query_params == {"enkat": "prov", "del": "hur"}
    assert opened(session).state.response.answers == {}


@pytest.mark.usefixtures("session")
def test_a_reload_opens_the_step_in_the_address(browser: Browser) -> None:
    assert part(browser.open(FILL, enkat="prov", **{"del": "slut"})) == "Till sist"
    assert part(browser.open(FILL, enkat="prov", **{"del": "finns_inte"})) == "Vilka ni är"


@pytest.mark.usefixtures("session")
def test_the_list_of_parts_leads_anywhere_and_says_what_is_left(browser: Browser) -> None:
    tab = browser.open(FILL, enkat="prov")
    labels = {it.key: it.label for it in tab.button}
    assert labels["part-vilka"] == "1. Vilka ni är – 1 svar kvar"

    assert part(press(tab, "part-slut")) == "Till sist"
    assert "Del 3 av 3" in words_of(tab)


@pytest.mark.usefixtures("session")
def test_the_next_heading_asks_for_the_focus_once_one_went_on(browser: Browser) -> None:
    tab = browser.open(FILL, enkat="prov")
    assert "data-focus-nonce" not in markup_of(tab)
    assert 'data-focus-nonce="1"' in markup_of(press(tab, "next"))


def test_before_sending_every_fault_is_listed_and_beside_its_question(
    browser: Browser, session: Session
) -> None:
    answer(session, "adress", "namn(at)exempel")
    tab = browser.open(REVIEW, enkat="prov")
    assert not tab.exception
    root = opened(session).head.root

    seen = words_of(tab)
    asked_in = {"namn": "vilka", "adress": "slut"}
    assert text("review.faults.many", "sv", number=2) in seen
    for name, label, fault in (
        ("namn", "Vad heter ni?", "fault.required.answer"),
        ("adress", "Er e-postadress?", "fault.malformed.email"),
    ):
        told = text(fault, "sv")
        assert f'<a href="#las-{root}-{name}">{label} – {told}</a>' in seen
        assert f'id="las-{root}-{name}"' in seen
        assert seen.count(told) == 2
        assert f"/fyll-i?enkat=prov&del={asked_in[name]}#{root}-{name}" in seen


def test_words_in_place_of_a_number_are_read_and_marked_before_sending(
    browser: Browser, session: Session
) -> None:
    answer(session, "antal", "tolv")
    tab = browser.open(REVIEW, enkat="prov")

    assert not tab.exception
    assert "tolv" in words_of(tab)


def test_a_response_with_faults_is_not_sent(browser: Browser, session: Session) -> None:
    tab = press(browser.open(REVIEW, enkat="prov"), "send")

    assert text("review.not_ready", "sv") in words_of(tab)
    assert opened(session).head.status == "draft"


def test_sending_leads_to_the_receipt(browser: Browser, session: Session) -> None:
    answer(session, "namn", "Kanel & <bulle>")
    tab = press(browser.open(REVIEW, enkat="prov"), "send")
    sent = own_submission(browser.desk, session, "prov")

    assert not tab.exception
    assert tab.query_params["enkat"] == "prov"
    seen = markup_of(tab)
    for told in (f"{text('receipt.heading', 'sv')}</h1>", sent.digest, "Vi ringer er."):
        assert told in seen
    assert "Kanel &amp; &lt;bulle&gt;" in seen
    assert f'href="/hamta/kvitto.pdf?id={sent.response_id}" download' in seen


def test_what_was_sent_is_not_filled_in_again(browser: Browser, session: Session) -> None:
    answer(session, "namn", "Kanelbullen")
    press(browser.open(REVIEW, enkat="prov"), "send")

    for page in (FILL, REVIEW):
        tab = browser.open(page, enkat="prov")
        assert f"{text('receipt.heading', 'sv')}</h1>" in markup_of(tab)
        assert not tab.text_input


def test_what_was_changed_while_one_read_is_not_sent_unread(
    browser: Browser, session: Session
) -> None:
    answer(session, "namn", "Kanelbullen")
    tab = browser.open(REVIEW, enkat="prov")
    answer(session, "adress", "namn(at)exempel")  # in another tab

    press(tab, "send")
    assert opened(session).head.status == "draft"
    assert "namn(at)exempel" in words_of(tab.run())


@pytest.mark.usefixtures("session")
def test_there_is_no_receipt_before_sending(browser: Browser) -> None:
    seen = words_of(browser.open(RECEIPT, enkat="prov"))
    assert text("receipt.none", "sv") in seen
    assert 'href="/"' in seen


def test_another_organisation_in_the_same_browser_sees_nothing_of_the_first(
    browser: Browser, session: Session
) -> None:
    tab = browser.open(FILL, enkat="prov")
    tab.text_input[0].set_value("Bara vårt").run()
    assert opened(session).state.response.answers == {"namn": "Bara vårt"}

    other = browser.be_organisation("Sockerkakan")
    tab.run()
    assert tab.text_input[0].value == ""
    assert "Bara vårt" not in words_of(tab)
    assert opened(other).state.response.answers == {}


def test_words_of_the_page_are_in_the_chosen_language(browser: Browser, session: Session) -> None:
    answer(session, "namn", "Kanelbullen")
    browser.speak("en")

    assert "Test of &lt;everything&gt;" in markup_of(browser.open(FILL, enkat="prov"))
    tab = press(browser.open(REVIEW, enkat="prov"), "send")
    assert "We will call you." in words_of(tab)
    assert text("home.heading", "en") in words_of(go(tab, START))


@pytest.mark.parametrize(("days", "kind"), [(340, "info"), (360, "warning")])
def test_the_home_warns_of_a_draft_that_will_be_erased(
    browser: Browser, session: Session, days: int, kind: str
) -> None:
    desk, ours = browser.desk, str(session.organisation_id)
    long_ago = desk.clock() - timedelta(days=days)
    named = {"prov": "Prov på <allt>", "borta": "borta"}
    for name in named:
        where = desk.round if name == "prov" else "förra"
        head = desk.store.start_response(ours, name, "7", "f", where, {}, long_ago)
        desk.store.announce_erasing(head.id, long_ago + timedelta(days=335))
    tab = browser.open()
    boxes = [it for it in tab.get("html") if "Det tas bort" in str(it.proto.body)]
    assert len(boxes) == 2
    assert all(kind in str(it.proto.body).partition(">")[0] for it in boxes)
    said = words_of(tab)
    assert "Ert utkast till Prov på <allt> har inte ändrats sedan" in said
    assert "Ert utkast till borta hör till en omgång som är stängd" in said


def test_the_home_says_nothing_of_a_draft_that_is_fresh(browser: Browser, session: Session) -> None:
    opened(session)
    assert "Det tas bort" not in words_of(browser.open())
