"""What the tests of storage share: a moment, and a response that is being written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from access import Duty, Role
from programme import (
    COUNTY,
    ORGANISATION,
    Author,
    Move,
    Programme,
    ResponseHead,
    Round,
    Strategy,
    Submission,
)
from programme import MembershipState as State
from questionnaires import Answer, Instance, Record, RecordChange
from storage import Column, Crossing, Store, Value

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
OFFICER = Author("county", "p1")


@dataclass(frozen=True)
class Begun:
    """A response that an organisation has begun, with the verbs bound to it."""

    store: Store
    organisation: str
    head: ResponseHead
    author: Author = ORGANISATION

    @property
    def ids(self) -> tuple[str, str]:
        """The response's id and its organisation's."""
        return self.head.id, self.organisation

    @property
    def root(self) -> str:
        """The root instance's id."""
        return self.head.root

    @property
    def now(self) -> ResponseHead:
        """The head as it is now."""
        return self.store.response(*self.ids, self.author.side)

    def save(self, question: str, answer: Answer | None, instance: str = "") -> int:
        """Save an answer, at the root unless an instance is named."""
        place = (instance or self.root, question)
        return self.store.save_answer(*self.ids, *place, answer, NOW, author=self.author)

    def add(self, repeat: str, parent: str = "", origin: str = "", **answers: Answer) -> str:
        """Add an instance, below the root unless a parent is named."""
        place = (parent or self.root, repeat, origin)
        return self.store.add_instance(*self.ids, *place, answers, NOW, author=self.author)

    def remove(self, instance: str) -> None:
        """Remove an instance."""
        self.store.remove_instance(*self.ids, instance, NOW, self.author)

    def draft(self) -> Instance:
        """Read the answers as they stand."""
        return self.store.draft(*self.ids, self.author.side)

    def value(self, question: str, value: str, *path: str, repeat: str = "") -> Value:
        """Make a value of the root, or of the last instance of `path`, which begins below it."""
        whole = (self.root, *path)
        return Value(whole[-1], whole[:-1], repeat, question, value)

    def submit(
        self,
        values: Iterable[Value] = (),
        digest: str | None = "d1",
        records: Iterable[RecordChange] = (),
    ) -> Submission:
        """Send the draft as it stands; without a digest, with the one that is right."""
        document: dict[str, Any] = {"id": self.root, "answers": {}, "repeats": {}}
        digest = digest or digest_of(document)
        whole = (document, digest, values, self.now.revision, NOW)
        return self.store.submit(*self.ids, *whole, records=records, author=self.author)


def digest_of(document: Mapping[str, Any]) -> str:
    """Hash a document; which way is the caller's own matter, as long as it is one."""
    return sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()


ROUND = Round(
    name="host",
    label={"sv": "Höst"},
    begins=date(2026, 9, 1),
    ends=date(2027, 6, 30),
    questionnaires=("anslutning",),
)
STRATEGY = Strategy(name={"sv": "S"}, begins=ROUND.begins, ends=ROUND.ends, vision={"sv": "V"})
PROGRAMME = Programme(strategy=STRATEGY, addressees=(), goals=(), problem_areas=(), rounds=(ROUND,))


def fill(store: Store, organisations: int = 3, mark: str = "") -> None:
    """Put something into every table: what is being written, what was sent, and who was here."""
    store.publish("anslutning", "2027.1", "f1", '{"id": "anslutning"}', NOW)
    asked = Column("anslutning", "q")
    store.keep_crossings([Crossing(asked)])
    for number in range(organisations):
        _take_part(store, number, mark)
        if number == 1:
            store.counts(asked)  # what comes after is due, and not yet in the tallies
    store.keep_programme(PROGRAMME, NOW)
    store.keep_round(ROUND, NOW)
    store.freeze_round(ROUND.name, ["insats"], NOW)
    store.add_report("r6", "Bild", "2027", {"n": 1}, ("text/plain", b"\x00\xff"), NOW)


def _take_part(store: Store, number: int, mark: str) -> None:
    """Let an organisation come as far as its number says."""
    ours = store.add_organisation(f"Föreningen {number} ”ö\t\\", NOW).id
    store.move_membership(ours, "2027", Move(State.IDENTIFIED, State.INVITED), COUNTY, NOW)
    store.add_person(ours, Duty.CONTACT, ("Kim", "kim@exempel.se", ""), NOW)
    token = f"t{mark}{number}"
    store.add_invitation(token, Role.RESPONDENT, ours, once=False, expires_at=LATER, now=NOW)
    store.open_session(token, f"s{mark}{number}", LATER, NOW)
    head = store.start_response(ours, "anslutning", "2027.1", "f1", "2027", {"q": "ja"}, NOW)
    begun = Begun(store, ours, head)
    for _ in range(3):
        inner = begun.add("insats", namn="Fika", n=1.5)
        begun.save("val", ["a", "b"], instance=begun.add("steg", parent=inner))
    begun.remove(begun.add("insats", namn="Ångrad"))
    if number % 3:
        record = RecordChange("insats", "create", Record(inner, "Fika", {"n": "1.5"}), inner)
        begun.submit([begun.value("q", "ja")], digest=None, records=[record])
    if number % 3 == 2:
        store.return_response(head.id, NOW, "Skriv mer.")
        begun.save("q", "nej")
        begun.submit([begun.value("q", "nej")], digest=None)
