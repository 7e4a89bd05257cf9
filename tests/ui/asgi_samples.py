"""Asks an ASGI application one thing, as a server would, and gives its whole answer."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Reply:
    """An application's whole answer; headers by their names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(
    app: ASGIApp,
    path: str,
    *,
    method: str = "GET",
    query: str = "",
    headers: Mapping[str, str] | None = None,
    form: Mapping[str, str] | None = None,
) -> Reply:
    """Ask for a path; `form` is sent as the body."""
    sent: list[Message] = []
    given = {"host": "startpunkt.example", **(headers or {})}
    if form is not None:
        given["content-type"] = "application/x-www-form-urlencoded"
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "https",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(k.encode(), v.encode()) for k, v in given.items()],
        "server": ("startpunkt.example", 443),
        "client": ("192.0.2.1", 50000),
    }

    body = [urlencode(form or {}).encode()]

    async def receive() -> Message:
        if not body:
            await asyncio.Event().wait()  # the browser waits for the answer, and never hangs up
        return {"type": "http.request", "body": body.pop(), "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    async def serve() -> None:
        await app(scope, receive, send)

    with ThreadPoolExecutor(1) as beside:  # the browser tests' own loop may run in this thread
        beside.submit(asyncio.run, serve()).result()
    start = next(it for it in sent if it["type"] == "http.response.start")
    named = {name.decode().lower(): value.decode() for name, value in start["headers"]}
    return Reply(start["status"], named, b"".join(it.get("body", b"") for it in sent))
