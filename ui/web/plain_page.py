"""Small pages of our own, served without Streamlit: the door in, and the door out."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template

from starlette.requests import Request
from starlette.responses import HTMLResponse

from i18n import text
from ui.web.cookies import chosen_language
from ui.web.shell import POLICY

PAGE = Template((Path(__file__).parent / "assets" / "page.html").read_text(encoding="utf-8"))


def plain_page(
    request: Request, title: str, main: str, *, script: str = "", status: int = 200
) -> HTMLResponse:
    """Return a page of our own: the key of its title, its main part as markup, and a script's address."""
    language = chosen_language(request)
    tag = f'<script src="{script}" defer></script>' if script else ""
    body = PAGE.substitute(
        language=language,
        name=escape(text("app.name", language)),
        title=escape(text(title, language)),
        main=main,
        script=tag,
    )
    headers = {
        "content-security-policy": POLICY.format(hashes=""),
        "cache-control": "no-store",
        "x-own-page": "yes",
    }
    return HTMLResponse(body, status_code=status, headers=headers)


def refusal_page(request: Request, title: str, words: str, status: int) -> HTMLResponse:
    """Return a page that says in words why something was not done, and leads to the start."""
    home = escape(text("error.home", chosen_language(request)))
    main = f'<p class="message message-fault" role="alert">{escape(words)}</p>'
    return plain_page(request, title, f'{main}<p><a href="/">{home}</a></p>', status=status)
