"""The dialogue's and the follow-up's questions on screen, as the organisation meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n import text
from questionnaires import Questionnaire, read_folder
from questionnaires.writing import definition_text
from tests.ui.screen_samples import FILL, Browser, opened, serve, words_of
from tests.ui.widget_samples import put
from use_cases.answering import Open, keep_answer
from use_cases.settings import ROOT, open_programme


@pytest.fixture
def follow_up() -> Questionnaire:
    programme = open_programme()
    (round_,) = (it for it in programme.rounds if it.name == "uppfoljning_2027")
    lists = programme.lists(round_.begins)
    found = read_folder(ROOT / "questionnaires" / "definitions", lists).questionnaires
    return found["uppfoljning"].model_copy(update={"id": "prov"})


def test_the_follow_up_is_filled_in_step_by_step(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, follow_up: Questionnaire
) -> None:
    serve(monkeypatch, tmp_path, prov=definition_text(follow_up))
    session = browser.be_organisation()
    root = opened(session).head.root
    page = browser.open(FILL, enkat="prov")
    put(page, f"{root}-d_kontakt_ok", "ja")
    page.run()
    put(page, f"{root}-d_kvar", "ja")
    page.run()

    names = [it.name for it in opened(session).state.sections()]
    assert names[:2] == ["stammer_uppgifterna", "era_insatser"]
    for name in names:
        page = browser.open(FILL, **{"enkat": "prov", "del": name})
        assert not page.exception
        assert text("error.title", "sv") not in words_of(page)


def test_a_part_without_anything_to_ask_about_is_not_shown(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, follow_up: Questionnaire
) -> None:
    serve(monkeypatch, tmp_path, prov=definition_text(follow_up))
    session = browser.be_organisation()
    keep_answer(browser.desk, session, *_root(opened(session)), "d_kvar", "ja")
    page = browser.open(FILL, enkat="prov")

    parts = [str(it.key) for it in page.button if str(it.key).startswith("part-")]
    assert parts == [
        f"part-{it}" for it in ("stammer_uppgifterna", "nya_insatser", "nytta", "medskick")
    ]


def _root(response: Open) -> tuple[str, str]:
    return response.head.id, response.head.root
