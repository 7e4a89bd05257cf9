"""The addresses that are answered beside the pages."""

from __future__ import annotations

import json
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from i18n import LANGUAGES, streamlit_words
from storage import StorageError
from ui import runtime
from ui.web.doors import choose_language, close_door, open_door, show_door
from ui.web.files import answers, codebook, offered, receipt

ASSETS = Path(__file__).parent / "assets"
FRESH = {"cache-control": "no-cache"}


async def health(_request: Request) -> Response:
    """Answer ok while the store can be reached, and 503 when not."""
    try:
        await run_in_threadpool(runtime.store)
    except StorageError:
        return PlainTextResponse("unavailable", status_code=503)
    return PlainTextResponse("ok", headers={"cache-control": "no-store"})


async def asset(request: Request) -> Response:
    """Serve our own script or style."""
    return FileResponse(ASSETS / request.url.path.lstrip("/"), headers=FRESH)


async def words(request: Request) -> Response:
    """Serve what Streamlit's built-in English words are called in a language, for our script."""
    chosen = request.query_params.get("language", "")
    found = streamlit_words(chosen) if chosen in LANGUAGES else {}
    body = f"window.startpunktWords = {json.dumps(dict(found), ensure_ascii=False)};"
    return Response(body, media_type="text/javascript; charset=utf-8", headers=FRESH)


routes = [
    Route("/healthz", health),
    Route("/lank", show_door, methods=["GET"]),
    Route("/lank", open_door, methods=["POST"]),
    Route("/ut", close_door, methods=["POST"]),
    Route("/sprak", choose_language),
    Route("/words.js", words),
    Route("/hamta/kvitto.pdf", offered(receipt)),
    Route("/hamta/tabell.csv", offered(answers)),
    Route("/hamta/kodbok.csv", offered(codebook)),
    *(Route(f"/{name}", asset) for name in ("startpunkt.js", "startpunkt.css", "door.js")),
]
