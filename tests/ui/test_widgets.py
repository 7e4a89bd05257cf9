from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from streamlit.testing.v1 import AppTest

from access import Session
from i18n import LANGUAGES, text
from questionnaires import Answer
from questionnaires.model import Question
from tests.ui.screen_samples import FILL, START, Browser, go, opened, restart, serve, words_of
from tests.ui.widget_samples import CASES, LABELS, Case
from use_cases.answering import keep_answer

ELSEWHERE = {"matrix", "note", "calculate"}  # tests/ui/test_question.py


class Desk:
    """An organisation that answers the case's only question, and others who answer it too."""

    def __init__(self, browser: Browser, case: Case) -> None:
        self.browser, self.case = browser, case
        self.session: Session = browser.be_organisation()
        self.root = opened(self.session).head.root
        self.key = f"{self.root}-fraga"

    def open(self) -> AppTest:
        """Open the questionnaire in a new tab."""
        return self.browser.open(FILL, enkat="prov")

    def put(self, tab: AppTest, value: object) -> AppTest:
        """Answer in a tab."""
        self.case.put(tab, self.key, value)
        return tab.run()

    def shown(self, tab: AppTest) -> object:
        """Give what a tab shows as the answer."""
        return self.case.get(tab, self.key)

    @property
    def kept(self) -> Answer | None:
        """The answer in the store."""
        return opened(self.session).state.response.answers.get("fraga")

    def others_answer(self, answer: Answer | None) -> None:
        """Let others of the same organisation answer meanwhile."""
        response = opened(self.session).head.id
        keep_answer(self.browser.desk, self.session, response, self.root, "fraga", answer)


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


@pytest.fixture
def desk(browser: Browser, case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    serve(monkeypatch, tmp_path, prov=case.text)
    return Desk(browser, case)


def test_every_question_type_of_the_model_is_tried() -> None:
    union = get_args(get_args(Question)[0])
    types = {it.model_fields["type"].default for it in union}
    assert {it.type.split()[0] for it in CASES.values()} | ELSEWHERE == types


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_drawn_with_its_label(desk: Desk, language: str) -> None:
    desk.browser.speak(language)
    tab = desk.open()

    assert not tab.exception
    assert desk.shown(tab) == desk.case.empty
    seen = words_of(tab) + " ".join(it.label for it in tab.checkbox)
    assert LABELS[language] in seen


def test_what_is_given_is_kept_at_once(desk: Desk) -> None:
    tab = desk.put(desk.open(), desk.case.given)

    assert not tab.exception
    assert desk.kept == desk.case.kept
    assert desk.shown(tab) == desk.case.given
    assert text("fill.saved", "sv").split("{")[0] in words_of(tab)


def test_what_is_stored_is_shown(desk: Desk) -> None:
    desk.others_answer(desk.case.kept)
    assert desk.shown(desk.open()) == desk.case.shows


def test_an_answer_survives_reruns_and_other_pages(desk: Desk) -> None:
    tab = desk.put(desk.open(), desk.case.given)
    revision = opened(desk.session).head.revision
    tab.run().run()
    assert desk.shown(tab) == desk.case.given

    go(tab, START)
    assert desk.shown(go(tab, FILL, enkat="prov")) == desk.case.shows
    assert opened(desk.session).head.revision == revision


def test_what_others_do_meanwhile_is_shown(desk: Desk) -> None:
    tab = desk.put(desk.open(), desk.case.given)
    desk.others_answer(desk.case.other)
    assert desk.shown(tab.run()) == desk.case.shows_other
    assert desk.kept == desk.case.other

    desk.others_answer(None)
    assert desk.shown(tab.run()) == desk.case.empty
    assert desk.kept is None


def test_an_answer_can_be_taken_back(desk: Desk) -> None:
    tab = desk.put(desk.open(), desk.case.given)
    desk.put(tab, desk.case.empty)
    assert desk.kept in (None, [])


def test_what_the_browser_held_over_a_restart_of_the_server_is_kept(desk: Desk) -> None:
    tab = desk.open()
    desk.case.put(tab, desk.key, desk.case.given)
    restart(tab)

    assert desk.kept == desk.case.kept
    assert desk.shown(tab) == desk.case.given
