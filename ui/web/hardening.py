"""The middleware around everything that is served: language from the first byte, and safe headers."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.web.cookies import chosen_language
from ui.web.shell import localise, policy

CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
PLUMBING = ("/_stcore", "/media", "/component", "/static", "/app/static")
UNCOMPRESSED = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
SAFE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
}


class Hardening:
    """Pure ASGI, so that nothing is buffered but the one page that is rewritten."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"].startswith(CLOSED):
            await PlainTextResponse("", status_code=404)(scope, receive, send)
        elif is_page(scope["path"]):
            answer = Rewritten(send, chosen_language(Request(scope)))
            await self.app(uncompressed(scope), receive, answer.pass_on)
        else:
            await self.app(scope, receive, Guarded(send).pass_on)


class Guarded:
    """Adds the safe headers to an answer."""

    def __init__(self, send: Send) -> None:
        self.send = send

    async def pass_on(self, message: Message) -> None:
        """Pass a message on, with the headers."""
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(SAFE)
        await self.send(message)


class Rewritten(Guarded):
    """Holds an HTML answer back until it is whole, and sends it in the visitor's language."""

    def __init__(self, send: Send, language: str) -> None:
        super().__init__(send)
        self.language = language
        self.start: Message | None = None
        self.body = b""

    async def pass_on(self, message: Message) -> None:
        """Pass a message on; Streamlit's own page is rewritten on the way."""
        if message["type"] == "http.response.start" and is_streamlit_html(message):
            self.start = message
        elif self.start is None:
            await super().pass_on(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self.finish(self.start)

    async def finish(self, start: Message) -> None:
        """Send the whole page."""
        body = localise(self.body, self.language)
        headers = MutableHeaders(scope=start)
        for stale in ("etag", "last-modified"):
            del headers[stale]
        headers.update(
            {
                "content-length": str(len(body)),
                "content-security-policy": policy(body),
                "cache-control": "no-store",
                "vary": "Cookie",
            }
        )
        await super().pass_on(start)
        await super().pass_on({"type": "http.response.body", "body": body})


def is_page(path: str) -> bool:
    """Tell whether a path may be answered by Streamlit's index.html."""
    return "." not in path.rpartition("/")[2] and not path.startswith(PLUMBING)


def is_streamlit_html(start: Message) -> bool:
    """Tell whether an answer that begins is HTML that is not our own (ours says so itself)."""
    headers = MutableHeaders(scope=start)
    return headers.get("content-type", "").startswith("text/html") and "x-own-page" not in headers


def uncompressed(scope: Scope) -> Scope:
    """Return a request that asks for the whole page as it is, so that it can be rewritten."""
    kept = [(name, value) for name, value in scope["headers"] if name not in UNCOMPRESSED]
    return {**scope, "headers": kept}


middleware = [Middleware(Hardening)]
