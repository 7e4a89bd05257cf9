"""People who type at once: what each has been shown to be saved is remembered, to be asked for later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from playwright.sync_api import expect
from prepared import Invited
from visitor import Visitor

STEP = "/fyll-i?enkat=anslutning&del=kontaktperson"
# A run that has ended while the page is connected: what it saved is then on the page.
COUNT_RUNS = """
window.runsSeen = 0;
document.addEventListener("DOMContentLoaded", () => new MutationObserver((changes) => {
  const ended = changes.some((c) => c.target.dataset.testScriptState === "notRunning"
    && c.target.dataset.testConnectionState === "CONNECTED");
  if (ended) window.runsSeen += 1;
}).observe(document.documentElement, { subtree: true, attributeFilter: ["data-test-script-state"] }));
"""
SHOWS_SAVED = """(before) => window.runsSeen > before
  && [...document.querySelectorAll(".saved")].some((e) => e.innerText.startsWith("Sparat "))"""


@dataclass
class Typist:
    """Somebody who types one answer after the other, and waits for none of the others."""

    visitor: Visitor
    invited: Invited
    left: list[tuple[str, str, str]]
    confirmed: dict[str, str] = field(default_factory=dict)
    typed: tuple[str, str, str] | None = None
    runs_before: int = 0

    @classmethod
    def sit_down(cls, visitor: Visitor, invited: Invited, number: int) -> Typist:
        """Sign in and open the step, without waiting until it is drawn."""
        visitor.page.add_init_script(COUNT_RUNS)
        visitor.page.request.post(f"{visitor.address}/lank", form={"token": invited.token})
        visitor.page.goto(visitor.address + STEP)
        return cls(visitor, invited, list(answers(number)))

    def type(self) -> None:
        """Type the next answer and leave its field; the answer before it is on the page by now."""
        self.typed = self.left.pop(0)
        self.runs_before = int(self.visitor.page.evaluate("window.runsSeen"))
        box = self.visitor.field(self.typed[1]).locator("input")
        box.fill(self.typed[2])
        box.press("Tab")

    def look(self) -> bool:
        """Remember the answer as confirmed if the page shows that it was saved."""
        if self.typed and self.visitor.page.evaluate(SHOWS_SAVED, self.runs_before):
            name, _, words = self.typed
            self.confirmed[name] = words
            self.typed = None
        return self.typed is None

    def sees(self, label: str, words: str) -> None:
        """See that a field holds these words."""
        expect(self.visitor.field(label).locator("input")).to_have_value(words)


def answers(number: int) -> Iterator[tuple[str, str, str]]:
    """Give the name, the label and the words of each answer that somebody will type."""
    yield "kontakt_roll", "Kontaktpersonens roll", f"Samordnare {number}"
    yield "kontakt_epost", "E-postadress", f"ett{number}@exempel.se"
    yield "kontakt_tel", "Telefonnummer", f"021-12 34 {number:02}"
    yield "reserv_epost", "E-postadress till någon mer", f"tva{number}@exempel.se"
    yield "mote_behov", "Behöver vi anpassa samtalet", f"En lokal för {number + 2}"
