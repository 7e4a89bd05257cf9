"""The doors: a personal link shows a page with a button, and only pressing it opens a session.

The link's token stands after `#` in the address, which browsers send to no server: it is in no log and
no referrer, and a mail scanner that follows the link spends nothing.
"""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from i18n import LANGUAGES, text
from storage import Refused, StorageError
from ui import runtime
from ui.visitor import SESSION_COOKIE
from ui.web.cookies import chosen_language, give_language, give_session, take_session
from ui.web.plain_page import plain_page, refusal_page
from use_cases.signing_in import open_link, sign_out

LONGEST_TOKEN = 200
REASONS = ("unknown", "expired", "revoked", "used")


async def show_door(request: Request) -> Response:
    """Show the page of a personal link: one button, which opens Startpunkt."""
    language = chosen_language(request)
    main = (
        f"<p>{escape(text('door.intro', language))}</p>"
        f'<form method="post" action="/lank?oppna"><input type="hidden" name="token" value="">'
        f'<button type="submit">{escape(text("door.open", language))}</button></form>'
        f'<p id="door-empty" class="message message-fault" role="alert" hidden>'
        f"{escape(text('door.refused.cut', language))}</p>"
        f"<noscript><p>{escape(text('web.no_script', language))}</p></noscript>"
    )
    return plain_page(request, "door.title", main, script="/door.js")


async def open_door(request: Request) -> Response:
    """Open a session with the token that the button sent, and go to the start; or say why not."""
    if not from_here(request):
        return _refusal(request, "elsewhere")
    form = await request.form()
    token = str(form.get("token", ""))[:LONGEST_TOKEN]
    try:
        key, _ = await run_in_threadpool(open_link, runtime.desk(), token)
    except Refused as refused:
        return _refusal(request, refused.reason)
    except StorageError:
        return _refusal(request, "storage")
    response = RedirectResponse("/", status_code=303)
    give_session(request, response, key)
    return response


async def close_door(request: Request) -> Response:
    """End the session, and say so."""
    if not from_here(request):
        return _refusal(request, "elsewhere")
    if key := request.cookies.get(SESSION_COOKIE):
        await run_in_threadpool(sign_out, runtime.desk(), key)
    language = chosen_language(request)
    response = plain_page(request, "door.out", f"<p>{escape(text('door.out_text', language))}</p>")
    take_session(response)
    response.headers["clear-site-data"] = '"storage"'  # words laid aside in the tab go as well
    return response


async def choose_language(request: Request) -> Response:
    """Keep the chosen language and go back to the page that asked; never to another site."""
    language = request.query_params.get("till", "")
    response = RedirectResponse(local(request.query_params.get("fran", "/")), status_code=303)
    if language in LANGUAGES:
        give_language(request, response, language)
    return response


def local(address: str) -> str:
    """Return an address within Startpunkt; the start page for any that leads elsewhere."""
    read = "".join(address.split()).replace("\\", "/")  # as browsers read it
    parts = urlsplit(read)
    safe = not parts.scheme and not parts.netloc and read.startswith("/")
    return address if safe and not read.startswith("//") else "/"


def from_here(request: Request) -> bool:
    """Tell whether a form was sent from our own page: its origin, where given, is the host asked."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _refusal(request: Request, reason: str) -> Response:
    known = reason if reason in (*REASONS, "elsewhere", "storage") else "unknown"
    words = text(f"door.refused.{known}", chosen_language(request))
    return refusal_page(request, "door.refused", words, 403)
