"""Whatever people write is kept whole and shown as written, or refused with the reason beside it."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from prepared import ENOUGH_TO_SEND, JOINING, Invited, answer, invite
from server import Server
from visitor import NewVisitor, Visitor

STEP = "/fyll-i?enkat=anslutning&del="
WHY = "Vad vill ni uppnå"
BRIEF = "Beskriv kort vad ni gör"
INVENTED = "19121212-1212"  # Tolvan Tolvansson, whom the authorities use as an example
AS_TYPED = (
    "👩🏽‍🚒 allt 🏳️‍🌈",
    "مساواة بين الجنسين",
    "שוויון and så vidare",
    "<b>fet</b> <script>window.hacked = 1</script>",
    '"><img src=x onerror="window.hacked = 1">',
    "**stjärnor** _streck_ # rubrik `kod` $x^2$ :red[röd] :smile: ~~bort~~",
    "[länk](https://exempel.se) ![bild](https://exempel.se/b.png)",
    "&amp; &lt;br&gt; \\n %s {name} ${namn}",
    "e\u0301n åäö ÅÄÖ ﬁ ½",
)
WRONG = (
    "/fyll-i?enkat=finns-inte",
    "/granska?enkat=../../etc/passwd",
    "/fyll-i?enkat=anslutning&del=finns-inte&post=finns-inte",
    "/fyll-i?enkat=%00&del=%FF",
    "/kvitto",
    "/finns-inte",
)


def sit_down(
    server: Server, visitor: NewVisitor, name: str, part: str = "viljeinriktning"
) -> tuple[Visitor, Invited]:
    """Let somebody new sign in and open a part of the joining questionnaire."""
    invited = invite(server, name)[0]
    somebody = visitor(server.address)
    somebody.page.request.post(f"{server.address}/lank", form={"token": invited.token})
    return somebody.visit(STEP + part), invited


def holds(somebody: Visitor, label: str, words: str) -> None:
    expect(somebody.field(label).locator("input,textarea").first).to_have_value(words)


def test_a_text_far_too_long_is_kept_whole_and_told_how_long_it_may_be(
    server: Server, visitor: NewVisitor
) -> None:
    long = "Vi vill åt. " * 1700
    long = long[:19_999] + "!"
    somebody, _ = sit_down(server, visitor, "Långa föreningen")
    somebody.write(WHY, long)
    fault = somebody.question(WHY)
    expect(fault).to_contain_text(re.compile(r"20\s?000 tecken.*högst 800"))
    holds(somebody, WHY, long)
    somebody.page.reload()
    somebody.ready()
    holds(somebody, WHY, long)
    expect(fault).to_contain_text("högst 800")
    somebody.write(WHY, "Kort.")
    expect(fault).not_to_contain_text("högst")


def test_words_in_any_script_or_markup_are_shown_as_typed_to_all_who_read_them(
    server: Server, visitor: NewVisitor
) -> None:
    somebody, invited = sit_down(server, visitor, "*Alla* <b>tecken</b> :smile:")
    answer(server, invited, ENOUGH_TO_SEND)
    somebody.visit(STEP + "viljeinriktning").write(WHY, "\n".join(AS_TYPED))
    somebody.visit("/granska?enkat=anslutning").heading("Läs igenom")
    shows_as_typed(somebody)
    somebody.press("Skicka in", exact=True).heading("Kvitto")
    somebody.page.get_by_text("Visa allt som skickades").click()
    shows_as_typed(somebody)
    staff = visitor(server.address).open_link(server.staff_link())
    staff.visit("/organisationer").heading("Organisationer")
    expect(staff.page.get_by_text("*Alla* <b>tecken</b> :smile:").first).to_be_visible()
    staff.visit("/hamta").page.get_by_role("link", name="*Alla* <b>tecken</b> :smile:").click()
    staff.heading("*Alla* <b>tecken</b> :smile:")
    shows_as_typed(staff)


def shows_as_typed(somebody: Visitor) -> None:
    for words in AS_TYPED:
        composed = words.replace("e\u0301", "é")
        expect(somebody.page.get_by_text(composed).first).to_be_visible()
    assert somebody.page.evaluate("window.hacked") is None


def test_what_people_call_a_thing_is_in_its_heading_as_typed_and_makes_no_markup_of_a_button(
    server: Server, visitor: NewVisitor
) -> None:
    title = "1. *Stjärnor* :smile: $x$ och $y$ ![b](https://exempel.se/b)"
    somebody, _ = sit_down(server, visitor, "Knapparna")
    somebody.visit("/fyll-i?enkat=sjalvbeskrivning&del=insatser").press("Lägg till insats")
    somebody.heading("Insats 1").write("Vad heter insatsen?", title)
    somebody.press(re.compile("^Klar, tillbaka")).heading("Era insatser")
    card = somebody.page.get_by_role("heading", name=f"Insats 1: {title}", exact=True)
    expect(card).to_be_visible()
    for words in ("Öppna Insats 1", "Ta bort Insats 1"):
        expect(somebody.page.get_by_role("button", name=words, exact=True)).to_be_visible()


def test_a_personal_number_is_refused_with_the_reason_and_is_nowhere_in_the_database(
    server: Server, visitor: NewVisitor
) -> None:
    somebody, _ = sit_down(server, visitor, "Försiktiga föreningen")
    somebody.write(WHY, "Vi vill att alla ska vara med.")
    wrong = f"Ring Tolvan, {INVENTED}, om det."
    box = somebody.field(WHY).locator("textarea")
    box.fill(wrong)
    box.press("Tab")
    expect(somebody.question(WHY)).to_contain_text("ser ut som ett personnummer")
    holds(somebody, WHY, wrong)
    for number in (INVENTED, INVENTED[2:], INVENTED.replace("-", "")):
        assert number.encode() not in raw_database(server)
        assert number not in server.printed()
    assert b"Vi vill att alla ska vara med." in raw_database(server)
    somebody.write(WHY, "Ring oss om det.")
    expect(somebody.question(WHY)).not_to_contain_text("personnummer")
    somebody.page.reload()
    somebody.ready()
    holds(somebody, WHY, "Ring oss om det.")


def test_a_personal_number_is_refused_in_every_kind_of_field(
    server: Server, visitor: NewVisitor
) -> None:
    somebody, _ = sit_down(server, visitor, "Alla fält", "er_organisation")
    for label, first in ((BRIEF, "nr:"), ("Webbplats", "exempel.se/"), ("Vad heter", "")):
        box = somebody.field(label).locator("input,textarea").first
        box.fill(f"{first}{INVENTED}")
        box.press("Tab")
        expect(somebody.question(label)).to_contain_text("ser ut som ett personnummer")
    assert INVENTED.encode() not in raw_database(server)


def raw_database(server: Server) -> bytes:
    """Return all bytes of the database and of its log."""
    files = server.database.parent.glob(f"{server.database.name}*")
    return b"".join(path.read_bytes() for path in sorted(files))


def test_half_a_date_and_a_number_in_words_stay_in_their_field_with_an_example(
    server: Server, visitor: NewVisitor
) -> None:
    somebody, invited = sit_down(server, visitor, "Halva datum")
    answer(server, invited, {"beslut_status": "fattat"})
    somebody.visit(STEP + "beslutet").write("När fattades beslutet?", "i våras")
    expect(somebody.question("När fattades beslutet?")).to_contain_text("till exempel 2025-03-31")
    somebody.page.reload()
    somebody.ready()
    holds(somebody, "När fattades beslutet?", "i våras")


def test_a_wrong_address_shows_a_page_in_plain_words(server: Server, visitor: NewVisitor) -> None:
    somebody, _ = sit_down(server, visitor, "Fel adress")
    for address in WRONG:
        somebody.visit(address)
        shown = somebody.page.locator("body").inner_text()
        assert "Traceback" not in shown
        assert "Något gick fel på sidan" not in shown


def test_an_answer_to_a_made_up_staff_address_is_that_there_is_none(
    server: Server, visitor: NewVisitor
) -> None:
    staff = visitor(server.address).open_link(server.staff_link())
    staff.visit("/svar?id=finns-inte").heading("Det finns inget inskickat svar")
    staff.visit(f"/svar?enkat={JOINING}").heading("Det finns inget inskickat svar")
