"""The first request after a start, and whoever has no session: only sign-in, and safe answers."""

from __future__ import annotations

import http.client
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect
from prepared import invite
from server import Server
from visitor import NewVisitor

NAME = "Hemliga kommunen"
FOR_STAFF = ("/oversikt", "/svar?id=1", "/hamta", "/organisationer")
STAFF_WORDS = (
    "Länets gemensamma bild",
    "Intern –",
    "Organisationens namn",
    "Lägg till",
    "Hämta",
    "Inkomna svar",
    "Inget har kommit in",
    "Visa som tabell",
    "inskickat svar",
    NAME,
)
SAFE = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}


def ask(
    server: Server, path: str, how: str = "GET", body: str | None = None, **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    """Ask as plainly as can be: no redirect is followed, nothing is remembered."""
    connection = http.client.HTTPConnection("localhost", server.port, timeout=15)
    connection.request(how, path, body, headers)
    answer = connection.getresponse()
    found = answer.read()
    connection.close()
    return answer, found


def post(server: Server, path: str, origin: str, **form: str) -> http.client.HTTPResponse:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": origin}
    return ask(server, path, "POST", urlencode(form), **headers)[0]


def received(page: Page) -> list[bytes]:
    """Collect all that the server sends to a page over its socket."""
    frames: list[bytes] = []

    def keep(payload: str | bytes) -> None:
        frames.append(payload if isinstance(payload, bytes) else payload.encode())

    page.on("websocket", lambda socket: socket.on("framereceived", keep))
    return frames


@pytest.fixture
def fresh_server(tmp_path: Path) -> Server:
    """Prepare a server that is not started yet, with an organisation in its database."""
    prepared = Server(tmp_path)
    invite(prepared, NAME)
    return prepared


def test_the_first_request_of_all_to_a_staff_page_shows_only_how_to_sign_in(
    fresh_server: Server, visitor: NewVisitor
) -> None:
    fresh_server.start()
    try:
        somebody = visitor(fresh_server.address)
        frames = received(somebody.page)
        for path in FOR_STAFF:
            somebody.visit(path).heading("Startpunkt")
            shown = somebody.page.locator("body").inner_text()
            assert "Öppna den personliga länk" in shown
            assert not [words for words in STAFF_WORDS if words in shown]
        sent = b"".join(frames)
        assert "Öppna den personliga länk".encode() in sent
        assert not [w for w in (NAME, "Länets gemensamma bild", "Intern –") if w.encode() in sent]
    finally:
        fresh_server.stop()


@pytest.mark.parametrize("path", ["/fyll-i?enkat=anslutning", "/granska", "/kvitto"])
def test_nobody_reaches_an_organisations_pages_without_a_link(
    server: Server, visitor: NewVisitor, path: str
) -> None:
    somebody = visitor(server.address).visit(path).heading("Startpunkt")
    expect(somebody.page.get_by_role("textbox")).to_have_count(0)


@pytest.mark.parametrize("path", ["/", *FOR_STAFF, "/finns-inte"])
def test_every_page_is_swedish_from_the_first_bytes(server: Server, path: str) -> None:
    _, body = ask(server, path)
    assert body.lower().startswith((b"<!doctype html>", b"<!-"))
    assert b'<html lang="sv">' in body
    assert b"<title>Startpunkt</title>" in body


def test_every_page_is_english_from_the_first_bytes_once_that_is_chosen(server: Server) -> None:
    answer, _ = ask(server, "/sprak?till=en&fran=/")
    chosen = str(answer.getheader("set-cookie")).partition(";")[0]
    _, body = ask(server, "/", Cookie=chosen)
    assert b'<html lang="en">' in body
    _, door = ask(server, "/lank", Cookie=chosen)
    assert b'<html lang="en">' in door


@pytest.mark.parametrize("path", ["/", "/oversikt", "/lank"])
def test_every_page_has_safe_headers(server: Server, path: str) -> None:
    answer, _ = ask(server, path)
    assert {name: answer.getheader(name) for name in SAFE} == SAFE
    policy = str(answer.getheader("content-security-policy"))
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    scripts = next(part for part in policy.split(";") if part.strip().startswith("script-src"))
    assert "unsafe" not in scripts


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent", "/_stcore/metrics/"])
def test_what_only_operators_may_read_is_closed(server: Server, path: str) -> None:
    assert ask(server, path)[0].status == 404


def test_a_links_token_is_in_no_log_and_no_address(server: Server, visitor: NewVisitor) -> None:
    invited = invite(server, "Tysta föreningen")[0]
    somebody = visitor(server.address)
    asked: list[str] = []
    somebody.page.on("request", lambda request: asked.append(request.url))
    somebody.open_link(invited.link).heading("Vår startpunkt")
    key = next(c for c in somebody.page.context.cookies() if c["name"] == "startpunkt_session")
    secrets = (invited.token, str(key["value"]))
    assert key["httpOnly"]
    assert key["sameSite"] == "Lax"
    for secret in secrets:
        assert secret not in server.printed()
        assert secret not in somebody.page.url
        assert not [url for url in asked if secret in url.partition("#")[0]]
    somebody.page.go_back()
    assert invited.token not in somebody.page.url


def test_a_link_is_not_opened_from_another_site(server: Server) -> None:
    token = invite(server, "Försiktiga föreningen")[0].token
    for origin in ("https://exempel.se", "null", "http://localhost.exempel.se"):
        refused = post(server, "/lank", origin, token=token)
        assert refused.status == 403
        assert refused.getheader("set-cookie") is None
        assert post(server, "/ut", origin).status == 403
    opened = post(server, "/lank", server.address, token=token)
    assert opened.status == 303
    assert opened.getheader("location") == "/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://exempel.se",
        "//exempel.se",
        "/\\exempel.se",
        "\\\\exempel.se",
        "///exempel.se",
        "/\t/exempel.se",
        "javascript:alert(1)",
        "exempel.se",
        " //exempel.se",
        "http:exempel.se",
    ],
)
def test_changing_the_language_never_leads_to_another_site(server: Server, elsewhere: str) -> None:
    query = urlencode({"till": "en", "fran": elsewhere})
    answer, _ = ask(server, f"/sprak?{query}")
    assert answer.status == 303
    assert answer.getheader("location") == "/"


def test_changing_the_language_leads_back_to_the_page_that_asked(server: Server) -> None:
    answer, _ = ask(server, "/sprak?till=en&fran=/fyll-i%3Fenkat%3Danslutning")
    assert answer.getheader("location") == "/fyll-i?enkat=anslutning"
