"""Links that open nothing say why and what to do; a link that works is not spent by looking at it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from prepared import invite, new_link
from server import Server
from visitor import NewVisitor, Visitor

OPEN = "Öppna Startpunkt"
NOT_KNOWN = "Vi känner inte igen länken"


def refused(somebody: Visitor, link: str, why: str) -> None:
    """Open a link, press its button, and see why it opens nothing."""
    somebody.page.goto(link)
    somebody.press(OPEN)
    expect(somebody.page.get_by_role("heading", level=1)).to_have_text("Länken gick inte att öppna")
    expect(somebody.page.get_by_role("alert")).to_contain_text(why)
    assert not somebody.page.context.cookies()


def test_a_link_cut_short_is_not_known_and_says_what_to_do(
    server: Server, visitor: NewVisitor
) -> None:
    link = invite(server, "Avklippta föreningen")[0].link
    somebody = visitor(server.address)
    refused(somebody, link[:-4], NOT_KNOWN)
    expect(somebody.page.get_by_role("alert")).to_contain_text("be Länsstyrelsen om en ny")


def test_a_made_up_link_is_not_known(server: Server, visitor: NewVisitor) -> None:
    somebody = visitor(server.address)
    for made_up in ("hittepå", "<script>document.title=1</script>", "%E0%A4%A", "'--", "x" * 5000):
        refused(somebody, f"{server.address}/lank#{made_up}", NOT_KNOWN)


@pytest.mark.parametrize("path", ["/lank", "/lank#", "/lank?token=abc"])
def test_a_link_without_its_secret_part_says_that_it_is_not_whole(
    server: Server, visitor: NewVisitor, path: str
) -> None:
    somebody = visitor(server.address)
    somebody.page.goto(server.address + path)
    expect(somebody.page.get_by_role("alert")).to_contain_text("Länken är inte hel")
    expect(somebody.page.get_by_role("button")).to_have_count(0)


def test_a_revoked_link_says_that_there_is_a_newer_one(server: Server, visitor: NewVisitor) -> None:
    old = invite(server, "Ersatta föreningen")[0]
    new = new_link(server, old)
    somebody = visitor(server.address)
    refused(somebody, old.link, "Länken har ersatts av en nyare")
    somebody.open_link(new.link).heading(
        "Vår startpunkt"
    )  # in the same tab: only what follows # differs


def test_a_staff_link_works_once(server: Server, visitor: NewVisitor) -> None:
    link = server.staff_link()
    visitor(server.address).open_link(link).heading("Länets gemensamma bild")
    refused(visitor(server.address), link, "Länken har redan använts")


def test_looking_at_a_link_without_pressing_its_button_spends_nothing(
    server: Server, visitor: NewVisitor
) -> None:
    link = server.staff_link()
    scanner = visitor(server.address)
    scanner.page.goto(link)
    scanner.page.reload()
    visitor(server.address).open_link(link).heading("Länets gemensamma bild")


def test_an_organisations_link_works_again_and_again(server: Server, visitor: NewVisitor) -> None:
    link = invite(server, "Trogna föreningen")[0].link
    for _ in range(2):
        visitor(server.address).open_link(link).heading("Vår startpunkt")


def test_another_link_put_into_the_tab_of_an_unopened_one_is_the_one_that_counts(
    server: Server, visitor: NewVisitor
) -> None:
    first, second = invite(server, "Första föreningen", "Andra föreningen")
    somebody = visitor(server.address)
    somebody.page.goto(first.link)
    somebody.open_link(second.link).heading(re.compile("Andra föreningen"))


def test_an_address_with_a_broken_anchor_is_a_page_like_any_other(
    server: Server, visitor: NewVisitor
) -> None:
    visitor(server.address).visit("/#%E0%A4%A").heading("Startpunkt")
