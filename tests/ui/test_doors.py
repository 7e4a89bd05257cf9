from __future__ import annotations

import pytest
from starlette.requests import Request
from starlette.routing import Router

from i18n import text
from tests.ui.asgi_samples import Reply, ask
from tests.ui.screen_samples import Browser
from ui.visitor import SESSION_COOKIE
from ui.web import routes
from ui.web.doors import from_here, local
from use_cases.signing_in import make_staff_link, who

APP = Router(routes)


def press(token: str, **headers: str) -> Reply:
    """Press the button of a personal link."""
    return ask(APP, "/lank", method="POST", form={"token": token}, headers=headers)


def request_from(origin: str | None) -> Request:
    headers = [(b"host", b"startpunkt.example")]
    if origin is not None:
        headers.append((b"origin", origin.encode()))
    return Request({"type": "http", "headers": headers})


@pytest.mark.parametrize("address", ["/", "/fyll-i?enkat=anslutning&del=x", "/svar?id=1#a"])
def test_an_address_of_ours_is_kept(address: str) -> None:
    assert local(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com",
        "//example.com/x",
        "///example.com",
        "\\\\example.com",
        "/\\example.com",
        "/\\/example.com",
        "javascript:alert(1)",
        "example.com",
        "",
        " //example.com",
        "/\t/example.com",
        "/\n/example.com",
        "/\r\n/example.com",
    ],
)
def test_an_address_never_leads_to_another_site(address: str) -> None:
    assert local(address) == "/"


@pytest.mark.parametrize(
    ("origin", "ours"),
    [
        (None, True),
        ("https://startpunkt.example", True),
        ("https://startpunkt.example.com", False),
        ("https://example.com", False),
        ("https://startpunkt.example:8443", False),
        ("null", False),
    ],
)
def test_a_form_is_taken_from_our_own_pages_only(origin: str | None, ours: bool) -> None:  # noqa: FBT001  # what is expected
    assert from_here(request_from(origin)) is ours


def test_opening_a_link_spends_nothing_and_only_the_button_signs_in(browser: Browser) -> None:
    token = make_staff_link(browser.desk)
    page = ask(APP, "/lank")
    assert page.status == 200
    assert "set-cookie" not in page.headers

    reply = press(token)
    cookie = reply.headers["set-cookie"]
    assert (reply.status, reply.headers["location"]) == (303, "/")
    for part in ("HttpOnly", "Secure", "SameSite=lax", "Path=/"):
        assert part in cookie
    key = cookie.partition("=")[2].partition(";")[0]
    assert who(browser.desk, key)
    assert text("door.refused.used", "sv") in press(token).body.decode()


@pytest.mark.usefixtures("browser")
@pytest.mark.parametrize("token", ["", "fel", "x" * 5000, "<script>"])
def test_a_token_that_opens_nothing_is_refused_in_plain_words(token: str) -> None:
    reply = press(token)
    assert reply.status == 403
    assert text("door.refused.unknown", "sv") in reply.body.decode()
    assert b"<script>" not in reply.body


def test_another_site_can_press_no_button_of_ours(browser: Browser) -> None:
    token = make_staff_link(browser.desk)
    refused = press(token, origin="https://example.com")
    assert refused.status == 403
    assert "set-cookie" not in refused.headers
    assert press(token).status == 303


def test_signing_out_ends_the_session_and_takes_the_cookie(browser: Browser) -> None:
    browser.be_staff()
    key = browser.cookies[SESSION_COOKIE]
    given = {"cookie": f"{SESSION_COOKIE}={key}"}

    assert ask(APP, "/ut", method="POST", headers={**given, "origin": "null"}).status == 403
    assert who(browser.desk, key)
    reply = ask(APP, "/ut", method="POST", headers=given)
    assert text("door.out_text", "sv") in reply.body.decode()
    assert "Max-Age=0" in reply.headers["set-cookie"]
    assert who(browser.desk, key) is None


def test_a_language_is_chosen_and_one_comes_back_to_the_page() -> None:
    reply = ask(APP, "/sprak", query="till=en&fran=%2Ffyll-i%3Fenkat%3Danslutning")
    assert reply.headers["location"] == "/fyll-i?enkat=anslutning"
    assert reply.headers["set-cookie"].startswith("startpunkt_language=en;")

    other = ask(APP, "/sprak", query="till=xx&fran=%2F%2Fexample.com")
    assert other.headers["location"] == "/"
    assert "set-cookie" not in other.headers


@pytest.mark.usefixtures("browser")
def test_health_and_assets_are_served() -> None:
    assert ask(APP, "/healthz").body == b"ok"
    assert b"Loggas" not in ask(APP, "/words.js", query="language=xx").body
    assert ask(APP, "/startpunkt.css").headers["content-type"].startswith("text/css")
