from __future__ import annotations

import pytest
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from tests.ui.asgi_samples import ask
from ui.web.hardening import SAFE, Hardening, is_page

SHELL = (
    '<html lang="en"><head><title>Streamlit</title><script>var a = 1</script></head>'
    "<body><noscript>English</noscript></body></html>"
)
CLOSED = ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/script-health-check"]


async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer as Streamlit does: its page for any address, and what was asked of it in a header."""
    request = Request(scope)
    asked = ",".join(sorted(request.headers.keys()))
    answer: Response = HTMLResponse(SHELL, headers={"etag": "old", "x-asked": asked})
    if request.url.path in ("/_stcore/health", "/data.json"):
        answer = PlainTextResponse("ok", headers={"etag": "kept"})
    if request.url.path == "/lank":
        answer = HTMLResponse("<p>Egen</p>", headers={"x-own-page": "yes"})
    await answer(scope, receive, send)


APP = Hardening(streamlit)


def test_a_page_is_sent_in_swedish_from_the_first_byte() -> None:
    reply = ask(APP, "/oversikt")

    assert b'<html lang="sv">' in reply.body
    assert int(reply.headers["content-length"]) == len(reply.body)
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["vary"] == "Cookie"
    assert "etag" not in reply.headers
    assert "'sha256-" in reply.headers["content-security-policy"]


def test_a_page_is_sent_in_the_chosen_language() -> None:
    reply = ask(APP, "/", headers={"cookie": "startpunkt_language=en"})
    assert b'<html lang="en">' in reply.body
    assert b"/words.js?language=en" in reply.body


def test_a_language_that_there_is_not_changes_nothing() -> None:
    reply = ask(APP, "/", headers={"cookie": 'startpunkt_language="><script>'})
    assert b'<html lang="sv">' in reply.body


def test_a_page_is_asked_for_whole_and_as_it_is() -> None:
    reply = ask(APP, "/", headers={"accept-encoding": "gzip", "if-none-match": "x", "range": "b=1"})
    assert reply.headers["x-asked"] == "host"


@pytest.mark.parametrize("path", ["/", "/lank", "/_stcore/health", "/data.json"])
def test_every_answer_has_the_safe_headers(path: str) -> None:
    assert ask(APP, path).headers.items() >= SAFE.items()


@pytest.mark.parametrize("path", CLOSED)
def test_what_tells_of_the_server_is_closed(path: str) -> None:
    reply = ask(APP, path)
    assert (reply.status, reply.body) == (404, b"")


def test_what_is_no_page_is_passed_on_as_it_is() -> None:
    reply = ask(APP, "/_stcore/health")
    assert (reply.body, reply.headers["etag"]) == (b"ok", "kept")
    assert ask(APP, "/lank").body == b"<p>Egen</p>"


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/", True),
        ("/fyll-i", True),
        ("/finns/inte", True),
        ("/startpunkt.js", False),
        ("/static/js/index.js", False),
        ("/_stcore/stream", False),
        ("/media/abc", False),
    ],
)
def test_pages_are_told_from_files_and_plumbing(path: str, page: bool) -> None:  # noqa: FBT001  # what is expected
    assert is_page(path) is page
