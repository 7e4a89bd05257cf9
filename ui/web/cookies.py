"""The two cookies: who is here (secret) and which language (not)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from i18n import LANGUAGES
from ui.visitor import LANGUAGE_COOKIE, SESSION_COOKIE

YEAR = 365 * 24 * 3600


def chosen_language(request: Request) -> str:
    """Return the language that a browser has chosen; Swedish until another is."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def give_session(request: Request, response: Response, key: str) -> None:
    """Give the browser its session; scripts cannot read it, and other sites cannot send it."""
    _give(request, response, SESSION_COOKIE, key, secret=True)


def take_session(response: Response) -> None:
    """Take the session cookie back."""
    response.delete_cookie(SESSION_COOKIE, path="/")


def give_language(request: Request, response: Response, language: str) -> None:
    """Let the browser keep the chosen language for a year."""
    _give(request, response, LANGUAGE_COOKIE, language, secret=False)


def _give(request: Request, response: Response, name: str, value: str, *, secret: bool) -> None:
    response.set_cookie(
        name,
        value,
        max_age=None if secret else YEAR,
        httponly=secret,
        samesite="lax",
        secure=request.url.scheme == "https",
        path="/",
    )
