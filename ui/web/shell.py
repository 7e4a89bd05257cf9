"""The HTML that every page begins with: Streamlit's, in the visitor's language, with our script."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape

from i18n import text

INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
NOSCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)
AGENT_API = re.compile(rb'<link rel="service-desc"[^>]*>')
POLICY = (
    "default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)
LANGUAGE_MARK = b'<html lang="en">'
TITLE_MARK = b"<title>Streamlit</title>"


class UnknownShell(RuntimeError):
    """Streamlit's index.html is not the one that was looked at; the pinned version must be checked."""


def localise(body: bytes, language: str) -> bytes:
    """Return Streamlit's index.html in a language, with our script and style; raises UnknownShell."""
    if LANGUAGE_MARK not in body or TITLE_MARK not in body:
        raise UnknownShell
    head = (
        '<link rel="stylesheet" href="/startpunkt.css">'
        f'<script src="/words.js?language={language}" defer></script>'
        '<script src="/startpunkt.js" defer></script></head>'
    )
    notice = f"<noscript><p>{escape(text('web.no_script', language))}</p></noscript>"
    body = body.replace(LANGUAGE_MARK, f'<html lang="{language}">'.encode())
    body = body.replace(TITLE_MARK, f"<title>{escape(text('app.name', language))}</title>".encode())
    body = NOSCRIPT.sub(notice.encode(), AGENT_API.sub(b"", body))
    return body.replace(b"</head>", head.encode())


def policy(body: bytes) -> str:
    """Return the content security policy of a page: nothing from elsewhere, no script but the known."""
    digests = (
        b64encode(sha256(script).digest()).decode() for script in INLINE_SCRIPT.findall(body)
    )
    return POLICY.format(hashes=" ".join(f"'sha256-{digest}'" for digest in digests))
