"""The journey with the keyboard alone, and on a narrow screen."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from server import Server
from visitor import NewVisitor, Visitor

NAME = "Föreningen Fyren"
MOST_TABS = 120


class Hands:
    """Somebody who has a keyboard and nothing else."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.keyboard = visitor.page.keyboard

    def focused(self) -> str:
        """Return what a screen reader would call the thing that has the focus."""
        return str(
            self.visitor.page.evaluate(
                """() => { const e = document.activeElement; if (!e || e === document.body) return '';
                  const by = (e.getAttribute('aria-labelledby') || '').split(' ')
                    .map(i => document.getElementById(i)?.innerText || '').join(' ').trim();
                  const own = e.closest('label')?.innerText || '';
                  return e.getAttribute('aria-label') || by || own || e.innerText || ''; }"""
            )
        ).strip()

    def visible(self) -> bool:
        """Tell whether the focus is seen: an outline of the element or of the label around it."""
        return bool(
            self.visitor.page.evaluate(
                """() => { for (let e = document.activeElement; e && e !== document.body; e = e.parentElement)
                  { const s = getComputedStyle(e);
                    if (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) return true; }
                  return false; }"""
            )
        )

    def tab_to(self, name: str) -> Hands:
        """Press Tab until something of that name has the focus, and see that it shows."""
        met = []
        for _ in range(MOST_TABS):
            self.keyboard.press("Tab")
            here = self.focused()
            met.append(here[:40])
            if re.match(rf"\s*{re.escape(name)}", here):
                assert self.visible(), f"the focus is not seen on {here!r}"
                return self
        message = f"Tab never came to {name!r}; it met {met}"
        raise AssertionError(message)

    def press(self, name: str) -> Hands:
        self.tab_to(name)
        self.keyboard.press("Enter")
        return self

    def write(self, question: str, words: str) -> Hands:
        self.tab_to(question)
        self.keyboard.type(words)
        return self

    def tick(self, name: str) -> Hands:
        self.tab_to(name)
        self.keyboard.press("Space")
        self.visitor.saved()
        return self

    def choose(self, question: str, downs: int) -> Hands:
        """Choose in a group of radio buttons: Tab leads into it, arrows lead through it."""
        group = self.visitor.page.get_by_role("radiogroup", name=question, exact=False).first
        for _ in range(MOST_TABS):
            self.keyboard.press("Tab")
            if group.evaluate("g => g.contains(document.activeElement)"):
                break
        assert self.visible(), f"the focus is not seen in {question!r}"
        for _ in range(downs):
            self.keyboard.press("ArrowDown")
        self.keyboard.press("Space")
        self.visitor.saved()
        return self


def test_the_journey_can_be_made_with_the_keyboard_alone(
    server: Server, visitor: NewVisitor
) -> None:
    staff = visitor(server.address)
    link = _a_link(staff, Hands(staff), server.staff_link())
    organisation = visitor(server.address)
    hands = Hands(organisation)
    organisation.page.goto(link)
    hands.press("Öppna Startpunkt")
    organisation.heading("Vår startpunkt")
    hands.press("Börja: Anslut er")
    organisation.heading("Innan ni börjar")
    hands.press("Nästa")
    organisation.heading("Er organisation")
    expect(organisation.page.get_by_role("heading", level=1)).to_be_focused()
    _it_joins(organisation, hands)
    organisation.heading("Läs igenom och skicka in")
    hands.press("Skicka in")
    organisation.heading("Kvitto")
    hands.tab_to("Hämta som PDF")
    staff.heading("Organisationer")
    Hands(staff).press("Inkomna svar")
    staff.heading("Inkomna svar")
    Hands(staff).press(NAME)
    staff.heading(NAME)


def _a_link(staff: Visitor, hands: Hands, staff_link: str) -> str:
    staff.page.goto(staff_link)
    hands.press("Öppna Startpunkt")
    staff.heading("Länets gemensamma bild")
    hands.press("Organisationer")
    staff.heading("Organisationer")
    hands.write("Organisationens namn", NAME)
    hands.keyboard.press("Enter")
    expect(staff.page.get_by_role("heading", name=f"Länk till {NAME}")).to_be_visible()
    return staff.page.get_by_test_id("stCode").inner_text().strip()


def _it_joins(organisation: Visitor, hands: Hands) -> None:
    hands.write("Vad heter organisationen?", NAME)
    hands.choose("Har ni ett organisationsnummer?", 1)
    hands.tab_to("Vilken typ av organisation är ni?")
    hands.keyboard.type("Förening, stift")
    hands.keyboard.press("Enter")
    organisation.saved()
    hands.choose("Hur många anställda", 0)
    hands.tick("Sala")
    hands.press("Nästa")
    organisation.heading("Beslut om att ansluta sig")
    hands.choose("Har ni fattat ett beslut", 2)
    hands.press("Nästa")
    organisation.heading("Er viljeinriktning")
    hands.tick("Vi vill bidra till att nå målen")
    hands.press("Nästa")
    organisation.heading("Kontaktperson")
    hands.choose("Har kontaktpersonen skyddade", 0)
    hands.write("Kontaktpersonens roll", "Ordförande")
    hands.write("E-postadress", "fyren@exempel.se")
    hands.press("Nästa")
    organisation.heading("Hur ni vill synas")
    hands.choose("Får vi visa att ni är anslutna", 1)
    hands.tick("Jag får lämna de här uppgifterna")
    hands.press("Läs igenom och skicka")


def test_the_journey_fits_a_narrow_screen(server: Server, visitor: NewVisitor) -> None:
    staff = visitor(server.address, width=320, height=700)
    staff.open_link(server.staff_link()).heading("Länets gemensamma bild").narrow().accessible()
    staff.visit("/organisationer").narrow().accessible()
    staff.page.get_by_label("Organisationens namn").fill("Långa Namnets Kulturförening")
    staff.press("Lägg till och gör en länk")
    expect(staff.page.get_by_role("heading", name=re.compile("^Länk till Långa"))).to_be_visible()
    link = staff.narrow().page.get_by_test_id("stCode").inner_text().strip()
    organisation = visitor(server.address, width=320, height=700)
    organisation.open_link(link).heading("Vår startpunkt").narrow().accessible()
    organisation.press("Börja: Beskriv vad ni gör").heading("Så fungerar det").narrow()
    organisation.next("Så styr ni arbetet").narrow().accessible().shot("20-pa-en-smal-skarm")
    organisation.choose("Ledningen har beslutat", "Ja, i hela verksamheten")
    organisation.next("En jämn fördelning av makt").narrow()
    organisation.page.get_by_text("Visa alla delar").click()
    organisation.narrow().press(re.compile("Era insatser")).heading("Era insatser").narrow()
    organisation.press("Lägg till insats").heading("Insats 1").narrow().accessible()
    organisation.write("Vad heter insatsen?", "Ett_mycket_långt_ord_utan_mellanslag_" * 2)
    organisation.press("Klar, tillbaka").heading("Era insatser").narrow()
    organisation.visit("/granska?enkat=sjalvbeskrivning").narrow().accessible()
    for goal in ("En jämn fördelning av makt och inflytande", "Jämställd hälsa"):
        fault = organisation.page.get_by_role("link", name=f"{goal}: Hur ser ert arbete")
        expect(fault).to_be_visible()
    organisation.shot("21-las-igenom-pa-en-smal-skarm")
    staff.visit("/hamta").heading("Inkomna svar").narrow().accessible()
