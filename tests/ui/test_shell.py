from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
import streamlit

from i18n import LANGUAGES
from ui.web.shell import UnknownShell, localise, policy

SHIPPED = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_that_streamlit_ships_is_the_one_we_know(language: str) -> None:
    page = localise(SHIPPED, language).decode()

    assert f'<html lang="{language}">' in page
    assert "<title>Startpunkt</title>" in page
    assert page.count("<html") == page.count("<title>") == page.count("<noscript>") == 1
    assert f'src="/words.js?language={language}"' in page
    assert page.count("/startpunkt.js") == page.count("/startpunkt.css") == 1
    assert "service-desc" not in page
    assert "You need to enable JavaScript" not in page


def test_another_page_than_the_one_we_know_is_refused() -> None:
    with pytest.raises(UnknownShell):
        localise(SHIPPED.replace(b'<html lang="en">', b'<html lang="en" dir="ltr">'), "sv")


def test_the_policy_allows_just_the_scripts_that_stand_in_the_page() -> None:
    page = localise(SHIPPED, "sv")
    scripts = re.findall(rb"<script>(.*?)</script>", page, re.DOTALL)
    allowed = [f"'sha256-{b64encode(sha256(it).digest()).decode()}'" for it in scripts]
    directives = dict(it.strip().split(" ", 1) for it in policy(page).split(";"))

    assert scripts
    assert directives["script-src"].split() == ["'self'", *allowed]
    assert directives["default-src"] == "'self'"
    assert directives["object-src"] == directives["frame-ancestors"] == "'none'"
    assert "unsafe-eval" not in policy(page)
    assert "http" not in policy(page)


def test_every_inline_script_of_the_page_is_covered() -> None:
    """A script with attributes but without an address would escape the policy's hashes."""
    inline = re.findall(rb"<script(?![^>]*\bsrc=)([^>]*)>", localise(SHIPPED, "sv"))
    assert inline == [b""] * len(inline)
