from __future__ import annotations

from ui import markup

NASTY = "<b onclick=\"x('y')\">&"
SAFE = "&lt;b onclick=&quot;x(&#x27;y&#x27;)&quot;&gt;&amp;"


def test_words_are_escaped_wherever_they_stand() -> None:
    assert markup.paragraphs(NASTY) == f"<p>{SAFE}</p>"
    assert markup.link("/svar?id=1&del=2", NASTY) == (
        f'<a href="/svar?id=1&amp;del=2" target="_self">{SAFE}</a>'
    )
    assert f'aria-label="{SAFE}"' in markup.table(NASTY, "", "")


def test_each_line_that_is_not_empty_is_a_paragraph() -> None:
    assert (
        markup.paragraphs("Ett\n\n \nTvå", "not") == '<p class="not">Ett</p><p class="not">Två</p>'
    )
