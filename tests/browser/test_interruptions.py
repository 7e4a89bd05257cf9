"""What happens to people who write: other tabs, reloads, the back button, a session that ends."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from prepared import ENOUGH_TO_SEND, Invited, answer, draft_answers, end_session, invite
from server import Server
from visitor import NewVisitor, Visitor

STEP = "/fyll-i?enkat=anslutning&del="
CONTACT = "Kontaktperson"
ROLE = "Kontaktpersonens roll"
NEEDS = "Behöver vi anpassa samtalet"
PHONE = "Telefonnummer"
WHY = "Vad vill ni uppnå"
SESSION = "startpunkt_session"


def sit_down(
    server: Server, visitor: NewVisitor, name: str, part: str = "kontaktperson"
) -> tuple[Visitor, Invited]:
    """Let somebody new sign in and open a part of the joining questionnaire."""
    invited = invite(server, name)[0]
    somebody = visitor(server.address)
    somebody.page.request.post(f"{server.address}/lank", form={"token": invited.token})
    return somebody.visit(STEP + part), invited


def second_tab(first: Visitor) -> Visitor:
    return Visitor(first.page.context.new_page(), first.address).visit(STEP + "kontaktperson")


def holds(somebody: Visitor, label: str, words: str) -> None:
    expect(somebody.field(label).locator("input,textarea").first).to_have_value(words)


def test_two_tabs_see_each_others_answers_and_lose_nothing(
    server: Server, visitor: NewVisitor
) -> None:
    first, invited = sit_down(server, visitor, "Två flikar")
    second = second_tab(first)
    first.write(ROLE, "Ordförande")
    second.write(PHONE, "021-12 34 56")
    holds(second, ROLE, "Ordförande")
    first.write(NEEDS, "Tolk")
    holds(first, PHONE, "021-12 34 56")
    second.write(ROLE, "Kassör")
    holds(second, NEEDS, "Tolk")
    first.write(NEEDS, "Hiss")
    holds(first, ROLE, "Kassör")
    wanted = {"kontakt_roll": "Kassör", "kontakt_tel": "021-12 34 56", "mote_behov": "Hiss"}
    assert draft_answers(server, invited).items() >= wanted.items()


def test_a_word_half_typed_is_kept_after_a_pause_and_is_there_after_a_reload(
    server: Server, visitor: NewVisitor
) -> None:
    somebody, _ = sit_down(server, visitor, "Halva ordet")
    box = somebody.field(NEEDS).locator("input")
    box.press_sequentially("En lokal med his")
    somebody.saved()
    expect(box).to_be_focused()
    box.press_sequentially("s")
    holds(somebody, NEEDS, "En lokal med hiss")
    somebody.page.reload()
    somebody.ready()
    expect(somebody.field(NEEDS).locator("input")).to_have_value(re.compile("^En lokal med hiss?$"))


def test_a_word_half_typed_is_kept_when_the_tab_is_left(
    server: Server, visitor: NewVisitor
) -> None:
    somebody, invited = sit_down(server, visitor, "Lämnade fliken", "viljeinriktning")
    somebody.field(WHY).locator("textarea").press_sequentially("Vi vill bl")
    somebody.page.evaluate(
        """() => {
          Object.defineProperty(document, "visibilityState", { value: "hidden" });
          document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    somebody.saved()
    assert draft_answers(server, invited)["vilja_varfor"] == "Vi vill bl"


def test_the_back_button_leads_to_the_step_before_and_forward_again(
    server: Server, visitor: NewVisitor
) -> None:
    somebody, _ = sit_down(server, visitor, "Fram och tillbaka", "viljeinriktning")
    somebody.write(WHY, "Lika villkor")
    somebody.next(CONTACT).write(ROLE, "Ordförande").next("Hur ni vill synas")
    somebody.page.go_back()
    somebody.heading(CONTACT)
    holds(somebody, ROLE, "Ordförande")
    somebody.page.go_back()
    somebody.heading("Er viljeinriktning")
    holds(somebody, WHY, "Lika villkor")
    somebody.page.go_forward()
    somebody.heading(CONTACT)
    holds(somebody, ROLE, "Ordförande")
    somebody.write(PHONE, "021-12 34 56").page.reload()
    somebody.heading(CONTACT)
    holds(somebody, PHONE, "021-12 34 56")


def test_another_organisations_link_in_another_tab_mixes_nothing(
    server: Server, visitor: NewVisitor
) -> None:
    first, ours = sit_down(server, visitor, "Vi")
    theirs = invite(server, "De")[0]
    first.write(ROLE, "Vår roll")
    second = Visitor(first.page.context.new_page(), server.address).open_link(theirs.link)
    second.visit(STEP + "kontaktperson").write(ROLE, "Deras roll")
    first.write(NEEDS, "Vårt behov")
    first.page.reload()
    first.ready()
    holds(first, ROLE, "Deras roll")
    assert draft_answers(server, ours).items() >= {
        ("kontakt_roll", "Vår roll"),
        ("mote_behov", "Vårt behov"),
    }
    assert "mote_behov" not in draft_answers(server, theirs)


def test_words_typed_after_the_session_has_ended_stay_and_the_page_says_what_to_do(
    server: Server, visitor: NewVisitor
) -> None:
    somebody, invited = sit_down(server, visitor, "Avbrutna föreningen", "viljeinriktning")
    somebody.write(WHY, "Det första")
    end_session(server, cookie(somebody))
    box = somebody.field(WHY).locator("textarea")
    box.fill("Det första och det andra")
    box.press("Tab")
    expect(somebody.page.get_by_text("Ni är inte längre inloggade")).to_be_visible()
    expect(somebody.page.get_by_role("textbox").first).to_have_value("Det första och det andra")
    assert draft_answers(server, invited)["vilja_varfor"] == "Det första"
    again = Visitor(somebody.page.context.new_page(), server.address).open_link(invited.link)
    again.visit(STEP + "viljeinriktning").write(WHY, "Det första och det andra")
    assert draft_answers(server, invited)["vilja_varfor"] == "Det första och det andra"


def test_words_typed_after_another_tab_has_sent_stay_and_the_page_says_why(
    server: Server, visitor: NewVisitor
) -> None:
    somebody, invited = sit_down(server, visitor, "Redan skickat", "viljeinriktning")
    answer(server, invited, ENOUGH_TO_SEND)
    sender = Visitor(somebody.page.context.new_page(), server.address)
    sender.visit("/granska?enkat=anslutning").press("Skicka in", exact=True).heading("Kvitto")
    box = somebody.field(WHY).locator("textarea")
    box.fill("Det vi glömde")
    box.press("Tab")
    somebody.heading("Kvitto")
    expect(somebody.page.get_by_role("alert")).to_contain_text("redan inskickat")
    expect(somebody.page.get_by_role("textbox").first).to_have_value("Det vi glömde")
    assert "vilja_varfor" not in draft_answers(server, invited)


def test_whoever_signs_out_leaves_nothing_to_see(server: Server, visitor: NewVisitor) -> None:
    somebody, invited = sit_down(server, visitor, "Färdiga föreningen")
    somebody.write(ROLE, "Ordförande")
    key = cookie(somebody)
    somebody.press("Logga ut")
    expect(somebody.page.get_by_role("heading", level=1)).to_have_text("Ni har loggat ut")
    assert not [c for c in somebody.page.context.cookies() if c["name"] == SESSION]
    somebody.page.go_back()
    somebody.heading("Startpunkt")
    expect(somebody.page.get_by_text("Ordförande")).to_have_count(0)
    add = {"name": SESSION, "value": key, "url": server.address}
    somebody.page.context.add_cookies([add])  # type: ignore[list-item]  # a dict is a cookie
    somebody.visit(STEP + "kontaktperson").heading("Startpunkt")
    somebody.open_link(invited.link).visit(STEP + "kontaktperson")
    holds(somebody, ROLE, "Ordförande")


def cookie(somebody: Visitor) -> str:
    """Return the session's token of a browser."""
    cookies = somebody.page.context.cookies()
    return str(next(c["value"] for c in cookies if c["name"] == SESSION))
