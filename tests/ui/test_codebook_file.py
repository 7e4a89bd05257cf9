"""The codebook as a file: for staff, and for nobody else."""

from __future__ import annotations

import pytest
from starlette.routing import Router

from tests.ui.asgi_samples import Reply, ask
from tests.ui.screen_samples import Browser
from ui.visitor import SESSION_COOKIE
from ui.web import routes

APP = Router(routes)


def fetch(browser: Browser, questionnaire: str) -> Reply:
    cookie = f"{SESSION_COOKIE}={browser.cookies.get(SESSION_COOKIE, '')}"
    return ask(APP, "/hamta/kodbok.csv", query=f"enkat={questionnaire}", headers={"cookie": cookie})


def test_staff_take_the_codebook_away(browser: Browser) -> None:
    browser.be_staff()
    found = fetch(browser, "anslutning")
    assert found.status == 200
    assert "anslutning-kodbok.csv" in found.headers["content-disposition"]
    first, *rows = found.body.decode("utf-8-sig").splitlines()
    assert first.startswith("variable;table;label_sv;label_en;type;")
    assert any(it.startswith("org_typ;anslutning;") for it in rows)


def test_there_is_no_codebook_of_what_there_is_not(browser: Browser) -> None:
    browser.be_staff()
    assert fetch(browser, "okand").status == 404


@pytest.mark.parametrize("who", ["nobody", "respondent"])
def test_nobody_else_takes_it_away(browser: Browser, who: str) -> None:
    if who == "respondent":
        browser.be_organisation()
    assert fetch(browser, "anslutning").status == 403
