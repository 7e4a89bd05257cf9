from __future__ import annotations

import pytest

import ui.language
from i18n import LANGUAGES
from ui import places
from use_cases.settings import ROOT


def test_every_place_has_a_script_and_a_title_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(places.SCRIPTS) == set(places.TITLES)
    assert all((ROOT / "pages" / it).is_file() for it in places.SCRIPTS.values())
    for language in LANGUAGES:
        monkeypatch.setattr(ui.language, "cookie", {"startpunkt_language": language}.get)
        titles = {places.title(it) for it in places.SCRIPTS}
        assert len(titles) == len(places.SCRIPTS)
        assert all(it.endswith(" – Startpunkt") for it in titles)


def test_an_address_holds_what_is_asked_for_and_leaves_out_what_is_empty() -> None:
    assert places.address("") == "/"
    assert places.address("fyll-i", enkat="a b", post="") == "/fyll-i?enkat=a+b"
    assert places.address("svar", id="1&x=2#y") == "/svar?id=1%26x%3D2%23y"
