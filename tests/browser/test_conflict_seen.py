"""Two browsers answer the same question: both texts are shown, and people choose."""

from __future__ import annotations

import os

from playwright.sync_api import expect
from prepared import draft_answers
from server import Server
from test_interruptions import NEEDS, STEP, holds, sit_down
from visitor import NewVisitor, Visitor

THEIRS = "Tolk på <b>finska</b>"
OURS = "En lokal med hiss"


def test_both_texts_are_shown_and_one_is_chosen(server: Server, visitor: NewVisitor) -> None:
    first, invited = sit_down(server, visitor, "Två i samma fält")
    second = Visitor(first.page.context.new_page(), server.address).visit(STEP + "kontaktperson")
    second.write(NEEDS, THEIRS)
    box = first.field(NEEDS).locator("input").first
    box.fill(OURS)
    box.press("Tab")
    choice = first.page.get_by_role("button", name="Behåll det ni skrev")
    expect(choice).to_be_visible()
    expect(first.page.locator(".only-shown", has_text=THEIRS)).to_be_visible()
    holds(first, NEEDS, OURS)
    assert draft_answers(server, invited)["mote_behov"] == THEIRS
    first.accessible()
    first.page.set_viewport_size({"width": 320, "height": 640})
    first.ready().accessible().narrow()
    if where := os.environ.get("PICTURES"):
        first.field(NEEDS).scroll_into_view_if_needed()
        first.page.screenshot(path=f"{where}/conflict-320.png")
    first.page.get_by_role("button", name="Nästa", exact=True).click()
    expect(choice).to_be_visible()  # nobody goes on with a choice to make
    choice.click()
    first.saved()
    holds(first, NEEDS, OURS)
    assert draft_answers(server, invited)["mote_behov"] == OURS
