"""Words that are typed stay: over a reload in mid-word, and where they must not be kept."""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect
from prepared import ENOUGH_TO_SEND, answer, draft_answers, invite
from server import Server
from visitor import NewVisitor

BRIEFLY = "Beskriv kort vad ni gör"


def test_a_reload_in_mid_word_loses_nothing(server: Server, visitor: NewVisitor) -> None:
    (invited,) = invite(server, "Föreningen Omstart")
    person = visitor(server.address).open_link(invited.link)
    person.press("Börja: Anslut er").heading("Innan ni börjar").next("Er organisation")
    field = person.field(BRIEFLY).locator("input,textarea").first
    field.click()
    person.page.keyboard.type("Vi driver en mötesplats för un")
    person.page.reload()
    person.heading("Er organisation")
    expect(person.field(BRIEFLY).locator("input,textarea").first).to_have_value(
        "Vi driver en mötesplats för un"
    )
    person.saved()
    assert "Vi driver en mötesplats för un" in draft_answers(server, invited).values()


def test_refused_words_stay_in_sight(server: Server, visitor: NewVisitor) -> None:
    (invited,) = invite(server, "Föreningen Kvarvarande")
    person = visitor(server.address).open_link(invited.link)
    person.press("Börja: Anslut er").heading("Innan ni börjar").next("Er organisation")
    field = person.field(BRIEFLY).locator("input,textarea").first
    field.fill("Anna 19811218-9876 svarar")
    person.press("Nästa", exact=True)
    person.heading("Er organisation")
    expect(person.question(BRIEFLY)).to_contain_text("ser ut som ett personnummer")
    expect(person.page.get_by_text("Ett svar är inte sparat")).to_be_visible()
    expect(field).to_have_value("Anna 19811218-9876 svarar")
    person.write(BRIEFLY, "Anna svarar").press("Nästa", exact=True)
    person.heading("Beslut om att ansluta sig").press("Tillbaka").heading("Er organisation")
    expect(person.field(BRIEFLY).locator("input,textarea").first).to_have_value("Anna svarar")


def test_a_receipt_is_for_its_own_people_only(server: Server, visitor: NewVisitor) -> None:
    ours, theirs = invite(server, "Föreningen Ett", "Föreningen Två")
    answer(server, ours, ENOUGH_TO_SEND)
    person = visitor(server.address).open_link(ours.link)
    person.visit("/granska?enkat=anslutning").press("Skicka in", exact=True).heading("Kvitto")
    way = person.page.get_by_role("link", name="Hämta som PDF").get_attribute("href") or ""
    stranger = visitor(server.address).open_link(theirs.link)
    assert person.page.request.get(server.address + way).body().startswith(b"%PDF")
    assert stranger.page.request.get(server.address + way).status == 403
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(server.address + way)
