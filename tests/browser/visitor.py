"""Somebody at a browser: opens links, answers questions by their words, and looks."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

JOURNEY = Path(__file__).parents[2] / "docs" / "journey"
SETTLED = "[data-testid=stSkeleton],[data-testid=stAppSkeleton],[data-stale=true]"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
expect.set_options(timeout=15_000)


NewVisitor = Callable[..., "Visitor"]
"""Makes somebody at a browser of their own, given the server's address."""


class Visitor:
    """A person at a browser of their own."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def visit(self, path: str) -> Visitor:
        self.page.goto(self.address + path)
        return self.ready()

    def ready(self) -> Visitor:
        """Wait until the page is drawn whole and nothing is under way."""
        app = self.page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=30_000)
        expect(app).to_have_attribute("data-test-script-state", "notRunning")
        expect(self.page.locator(SETTLED)).to_have_count(0)
        expect(self.page.locator("h1")).to_have_count(1)
        expect(self.page.get_by_text("Något gick fel på sidan")).to_have_count(0)
        return self

    def open_link(self, link: str) -> Visitor:
        """Open a personal link and press its button."""
        self.page.goto(link)
        self.page.get_by_role("button", name="Öppna Startpunkt").click()
        return self.ready()

    def heading(self, words: str | re.Pattern[str]) -> Visitor:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(words)
        return self.ready()

    def press(self, name: str | re.Pattern[str], *, exact: bool = False) -> Visitor:
        self.page.get_by_role("button", name=name, exact=exact).first.click()
        return self

    def next(self, heading: str) -> Visitor:
        """Go on, and see that the next step is the one expected."""
        self.press("Nästa", exact=True)
        return self.heading(heading)

    def question(self, label: str) -> Locator:
        """Return the words of a question."""
        words = self.page.locator(".question-label").filter(
            has_text=re.compile(rf"^\s*{re.escape(label)}")
        )
        return self.page.locator("[data-question]").filter(has=words).first

    def field(self, label: str) -> Locator:
        """Return the place of the widget that answers a question."""
        key = self.question(label).get_attribute("data-question")
        return self.page.locator(f".st-key-{key}")

    def write(self, label: str, words: str) -> Visitor:
        box = self.field(label).locator("input,textarea").first
        box.fill(words)
        box.press("Tab")
        return self.saved()

    def choose(self, label: str, *choices: str) -> Visitor:
        """Choose by words: one of several, or each of several."""
        for choice in choices:
            field = self.field(label)
            field.locator("label").filter(
                has_text=re.compile(rf"^\s*{re.escape(choice)}")
            ).first.click()
            self.saved()
        return self

    def pick(self, label: str, choice: str) -> Visitor:
        """Choose from a list that opens."""
        self.field(label).get_by_role("combobox").click()
        self.page.get_by_role("option", name=choice, exact=True).click()
        return self.saved()

    def agree(self, statement: str) -> Visitor:
        self.page.locator("label").filter(has_text=statement).click()
        return self.saved()

    def saved(self) -> Visitor:
        """Wait until what was just given is kept: nothing under way, and the page says so."""
        time.sleep(0.15)
        app = self.page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-script-state", "notRunning")
        expect(self.page.get_by_text(re.compile(r"^(Sparat|Saved) \d"))).to_be_visible()
        return self

    def language(self) -> str:
        return self.page.locator("html").get_attribute("lang") or ""

    def shot(self, name: str) -> Visitor:
        """Keep a picture of the page as it is, in docs/journey/."""
        self.ready()
        JOURNEY.mkdir(parents=True, exist_ok=True)
        secret = self.page.get_by_test_id("stCode")
        self.page.screenshot(
            path=JOURNEY / f"{name}.png", animations="disabled", mask=[secret], mask_color="#c5ced6"
        )
        return self

    def accessible(self) -> Visitor:
        """See that axe finds nothing (WCAG 2.1 A and AA)."""
        self.ready()
        found = Axe().run(self.page, options=RULES)
        assert not found.response["violations"], found.generate_report()
        return self

    def narrow(self) -> Visitor:
        """See that nothing is wider than the window."""
        wide = self.page.evaluate(
            """() => [...document.querySelectorAll('[data-testid=stMain] *')]
              .filter(e => e.getBoundingClientRect().right > innerWidth + 1
                && !e.closest('.scroll,[data-testid=stTable],.unseen') && e.checkVisibility())
              .map(e => e.outerHTML.slice(0, 120)).slice(0, 3)"""
        )
        assert not wide, wide
        return self
