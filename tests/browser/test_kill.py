"""The power goes while ten people type: what their pages showed as saved is there afterwards."""

from __future__ import annotations

from signal import SIGKILL
from threading import Thread

from playwright.sync_api import expect
from prepared import draft_answers, invite
from server import Server
from typing_people import STEP, Typist, answers
from visitor import NewVisitor

PEOPLE = 10
ENOUGH = 18  # answers confirmed before the power goes, of fifty


def test_every_answer_that_a_page_showed_as_saved_survives_a_kill(
    own_server: Server, visitor: NewVisitor
) -> None:
    people = sit_down(own_server, visitor)
    type_until_killed(own_server, people)
    confirmed = {person.invited.id: dict(person.confirmed) for person in people}
    assert sum(map(len, confirmed.values())) >= ENOUGH
    own_server.start()
    for person in people:
        kept = draft_answers(own_server, person.invited)
        assert kept.items() >= confirmed[person.invited.id].items()
    they_find_their_answers_elsewhere(own_server, visitor, people)
    they_go_on_where_they_are(own_server, people)


def sit_down(server: Server, visitor: NewVisitor) -> list[Typist]:
    invited = invite(server, *(f"Förening {number}" for number in range(PEOPLE)))
    people = [
        Typist.sit_down(visitor(server.address), one, number) for number, one in enumerate(invited)
    ]
    for person in people:
        person.visitor.heading("Kontaktperson")
    return people


def type_until_killed(server: Server, people: list[Typist]) -> None:
    """Let everybody type at once, each the next answer as soon as the one before is saved."""
    power_cut = Thread(target=server.stop, args=(SIGKILL,))
    for person in people:
        person.type()
    while not power_cut.ident or power_cut.is_alive():
        for person in people:
            if person.look() and person.left and not power_cut.ident:
                person.type()
        if not power_cut.ident and sum(len(p.confirmed) for p in people) >= ENOUGH:
            power_cut.start()
    power_cut.join()
    for person in people:
        person.look()
    assert any(person.typed for person in people), "somebody was in the midst of it"


def they_find_their_answers_elsewhere(
    server: Server, visitor: NewVisitor, people: list[Typist]
) -> None:
    """Another browser, the same link: what was confirmed is in its fields."""
    for person in people[:: PEOPLE // 2]:
        elsewhere = visitor(server.address).open_link(person.invited.link)
        elsewhere.visit(STEP).heading("Kontaktperson")
        for name, label, words in answers(people.index(person)):
            if name in person.confirmed:
                expect(elsewhere.field(label).locator("input")).to_have_value(words)


def they_go_on_where_they_are(server: Server, people: list[Typist]) -> None:
    """See that the pages which stood open connect by themselves, and lose not even the words in between."""
    for person in people:
        person.visitor.heading("Kontaktperson")
        for _, label, words in person.left:
            person.visitor.write(label, words)
    for number, person in enumerate(people):
        wanted = {name: words for name, _, words in answers(number)}
        assert draft_answers(server, person.invited).items() >= wanted.items()


def test_a_page_that_slept_over_a_restart_overwrites_nothing_that_was_written_since(
    own_server: Server, visitor: NewVisitor
) -> None:
    invited = invite(own_server, "Två datorer")[0]
    role, phone = "Kontaktpersonens roll", "Telefonnummer"
    asleep = visitor(own_server.address).open_link(invited.link).visit(STEP)
    asleep.write(role, "Gammal roll").write(phone, "021-12 34 56")
    awake = visitor(own_server.address).open_link(invited.link).visit(STEP)
    awake.write(role, "Ny roll").write("E-postadress", "ett@exempel.se")
    own_server.stop(SIGKILL)
    own_server.start()
    asleep.ready().write(phone, "021-65 43 21")
    expect(asleep.field(role).locator("input")).to_have_value("Ny roll")
    wanted = {"kontakt_roll": "Ny roll", "kontakt_tel": "021-65 43 21"}
    wanted["kontakt_epost"] = "ett@exempel.se"
    assert draft_answers(own_server, invited).items() >= wanted.items()
