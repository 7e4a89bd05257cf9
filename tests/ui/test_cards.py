from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access import Session
from questionnaires import Instance
from tests.ui.screen_samples import FILL, Browser, markup_of, opened, serve, words_of
from tests.ui.widget_samples import definition, put

CARDS = """\
- name: insats
  type: repeat
  title: titel
  max_instances: 2
  label:
    sv: Insats
    en: Initiative
  questions:
    - name: titel
      type: text
    - name: gast
      type: repeat
      label:
        sv: Gäst
        en: Guest
      questions:
        - name: namn
          type: text
- name: efter
  type: text
"""


@pytest.fixture
def session(browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Session:
    serve(monkeypatch, tmp_path, prov=definition(CARDS))
    return browser.be_organisation()


@pytest.fixture
def tab(browser: Browser, session: Session) -> AppTest:
    return browser.open(FILL, enkat=opened(session).questionnaire.id)


def kept(session: Session) -> list[Instance]:
    return opened(session).state.response.repeats.get("insats", [])


def add(tab: AppTest, parent: str, repeat: str) -> None:
    tab.button(key=f"add-{parent}-{repeat}").click().run()


def begin(tab: AppTest, session: Session, title: str = "") -> Instance:
    """Add a card, write its title, and go back to all cards."""
    add(tab, opened(session).head.root, "insats")
    new = kept(session)[-1]
    put(tab, f"{new.id}-titel", title)
    tab.run().button(key="next").click().run()
    return new


def test_a_new_card_leads_to_its_own_step(tab: AppTest, session: Session) -> None:
    add(tab, opened(session).head.root, "insats")

    (new,) = kept(session)
    assert (tab.query_params["del"], tab.query_params["post"]) == ("forst", new.id)
    assert [it.key for it in tab.text_input] == [f"{new.id}-titel"]


def test_one_comes_back_from_a_card_to_all_cards(tab: AppTest, session: Session) -> None:
    new = begin(tab, session, "Tjejkvällar <b>")

    assert "post" not in tab.query_params
    assert "Insats 1: Tjejkvällar &lt;b&gt;</h3>" in markup_of(tab)
    assert tab.button(key=f"open-{new.id}")


def test_a_card_is_opened_with_what_it_holds(tab: AppTest, session: Session) -> None:
    new = begin(tab, session, "Tjejkvällar")
    tab.button(key=f"open-{new.id}").click().run()

    assert tab.query_params["post"] == new.id
    assert tab.text_input(key=f"{new.id}-titel").value == "Tjejkvällar"
    assert "Insats 1: Tjejkvällar" in words_of(tab)


def test_a_card_is_taken_away_only_by_whoever_is_sure(tab: AppTest, session: Session) -> None:
    first, second = begin(tab, session, "Ett"), begin(tab, session, "Två")
    tab.button(key=f"remove-{first.id}").click().run()
    assert len(kept(session)) == 2

    tab.button(key=f"sure-{first.id}").click().run()
    assert [it.id for it in kept(session)] == [second.id]
    assert "Insats 1: Två" in words_of(tab)


def test_a_card_that_was_nearly_taken_away_is_kept(tab: AppTest, session: Session) -> None:
    new = begin(tab, session, "Ett")
    tab.button(key=f"remove-{new.id}").click().run()
    tab.button(key=f"not-{new.id}").click().run()

    assert [it.id for it in kept(session)] == [new.id]
    assert tab.button(key=f"remove-{new.id}")
    assert f"sure-{new.id}" not in [it.key for it in tab.button]


def test_no_more_cards_than_there_is_room_for_can_be_added(tab: AppTest, session: Session) -> None:
    root = opened(session).head.root
    for title in ("Ett", "Två"):
        assert f"add-{root}-insats" in [it.key for it in tab.button]
        begin(tab, session, title)
    assert f"add-{root}-insats" not in [it.key for it in tab.button]


def test_a_repeat_within_a_card_is_shown_in_full(tab: AppTest, session: Session) -> None:
    add(tab, opened(session).head.root, "insats")
    (around,) = kept(session)
    add(tab, around.id, "gast")
    (guest,) = kept(session)[0].repeats["gast"]
    put(tab, f"{guest.id}-namn", "Kim")
    tab.run()

    assert tab.query_params["post"] == around.id
    assert kept(session)[0].repeats["gast"][0].answers == {"namn": "Kim"}
    tab.button(key=f"remove-{guest.id}").click().run()
    tab.button(key=f"sure-{guest.id}").click().run()
    assert kept(session)[0].repeats.get("gast", []) == []


def test_a_card_that_others_took_away_leads_back_to_all_cards(
    browser: Browser, tab: AppTest, session: Session
) -> None:
    new = begin(tab, session, "Ett")
    gone = browser.open(FILL, enkat="prov", **{"del": "forst", "post": new.id})
    tab.button(key=f"remove-{new.id}").click().run()
    tab.button(key=f"sure-{new.id}").click().run()

    gone.run()
    assert not gone.exception
    assert [it.key for it in gone.text_input] == [f"{opened(session).head.root}-efter"]
