"""What the tests of use cases share: a tiny round of questionnaires, people, and a clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from access import Role, Session
from programme import Programme, Round, Strategy
from questionnaires import Answer, read_folder
from storage import open_store
from use_cases.answering import Open, keep_answer, open_response
from use_cases.desk import Desk
from use_cases.publishing import publish_file
from use_cases.sending import send

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FAR = NOW + timedelta(days=365)
STAFF = Session(Role.STAFF, None, FAR)

FIKA = """\
id: fika
version: "1"
title:
  sv: Fika
choices:
  dryck:
    - name: kaffe
      label:
        sv: Kaffe
    - name: te
      label:
        sv: Te
sections:
  - name: bestall
    label:
      sv: Beställ
    questions:
      - name: dryck
        type: select_one dryck
        required: yes
        default: "'kaffe'"
      - name: sort
        type: text
        label:
          sv: Vilken sort?
        relevant: ${dryck} = 'te'
        required: yes
      - name: ring
        type: text
        audience: contact
      - name: gast
        type: repeat
        title: g_namn
        save_to: gaster
        label:
          sv: Gäst
        questions:
          - name: g_namn
            type: text
            save_to: namn
          - name: g_dryck
            type: select_multiple dryck
            default: ${dryck}
  - name: koppar
    label:
      sv: Koppar
    questions:
      - name: kopp
        type: repeat
        each: instance('dryck')/root/item
        questions:
          - name: antal
            type: integer
"""
JOINING = """\
id: anslutning
version: "1"
title:
  sv: Anslut
choices:
  ja_nej:
    - name: ja
      label:
        sv: Ja
    - name: nej
      label:
        sv: Nej
sections:
  - name: synlighet
    label:
      sv: Synlighet
    questions:
      - name: syns
        type: select_one ja_nej
        required: yes
"""
FRIENDS = """\
id: vanner
version: "1"
title:
  sv: Vänner
uses:
  - organisations
  - fika
sections:
  - name: vilka
    label:
      sv: Vilka
    questions:
      - name: drack
        type: calculate
        calculation: instance('fika')/root/item/dryck
      - name: med
        type: select_multiple organisations
        label:
          sv: Med vilka?
"""
FIKA_2 = (
    FIKA.replace('"1"', '"2"')
    .replace("- name: kaffe", "- name: brygg\n      was: kaffe")
    .replace("- name: dryck\n        type", "- name: valt\n        was: dryck\n        type")
    .replace("- name: g_dryck", "- name: g_valt\n            was: g_dryck")
    .replace("'kaffe'", "'brygg'")
    .replace("${dryck}", "${valt}")
)
"""The next version of FIKA: the choice kaffe and two questions are renamed; that alone is safe but
for the condition and the default, which say the same in the new names."""
DIALOGUE = """\
id: samtal
version: "1"
title:
  sv: Samtal
uses:
  - fika
  - gaster
sections:
  - name: mote
    label:
      sv: Möte
    filled_by: county
    questions:
      - name: drack
        type: calculate
        calculation: instance('fika')/root/item/dryck
      - name: bild
        type: text
      - name: minne
        type: text
        audience: notes
      - name: gasten
        type: repeat
        each: instance('gaster')/root/item
        save_to: gaster
        questions:
          - name: kom
            type: text
            save_to: kom
"""
DEFINITIONS = {"fika": FIKA, "anslutning": JOINING, "vanner": FRIENDS, "samtal": DIALOGUE}


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """Return the moment it is."""
        return self.now

    def go_on(self, **how_long: float) -> None:
        """Let so much time pass."""
        self.now += timedelta(**how_long)


def tiny_programme() -> Programme:
    words = {"sv": "Trivsel"}
    strategy = Strategy(name=words, begins=date(2026, 1, 1), ends=date(2027, 12, 31), vision=words)
    rounds = [
        Round(name="host", label=words, begins=date(2026, 9, 1), ends=date(2026, 12, 31),
              questionnaires=("anslutning", "fika", "kommer_sedan")),
        Round(name="var", label=words, begins=date(2027, 1, 1), ends=date(2027, 6, 30),
              questionnaires=("fika",)),
    ]  # fmt: skip
    return Programme(
        strategy=strategy, addressees=(), goals=(), problem_areas=(), rounds=tuple(rounds)
    )


def tiny_desk(folder: Path, clock: Clock) -> Desk:
    """Open a desk over the tiny questionnaires and a database of its own."""
    definitions = folder / "definitions"
    definitions.mkdir()
    for name, text in DEFINITIONS.items():
        (definitions / f"{name}.yaml").write_text(text, encoding="utf-8")
    library = read_folder(definitions)
    assert not library.broken, str(library.broken[0])
    return Desk(open_store(f"sqlite:///{folder / 'test.db'}"), library, tiny_programme(), clock)


@dataclass(frozen=True)
class Respondent:
    """Somebody who answers for an organisation, with the verbs bound to them."""

    desk: Desk
    session: Session

    @property
    def organisation(self) -> str:
        """The organisation's id."""
        return str(self.session.organisation_id)

    def open(self, questionnaire: str = "fika") -> Open:
        """Open the organisation's response."""
        return open_response(self.desk, self.session, questionnaire)

    def answer(self, questionnaire: str = "fika", /, **answers: Answer | None) -> Open:
        """Keep answers outside repeats, and open the response as it then is."""
        opened = self.open(questionnaire)
        for question, answer in answers.items():
            self.keep(opened, opened.head.root, question, answer)
        return self.open(questionnaire)

    def keep(self, opened: Open, instance: str, question: str, answer: Answer | None) -> int:
        """Keep one answer."""
        return keep_answer(self.desk, self.session, opened.head.id, instance, question, answer)

    def send(self, questionnaire: str = "fika", /, **answers: Answer | None) -> str:
        """Answer and send, and return the response's id."""
        opened = self.answer(questionnaire, **answers)
        return send(self.desk, self.session, opened).response_id


def respondent(desk: Desk, name: str) -> Respondent:
    """Add an organisation, with somebody who answers for it."""
    organisation = desk.store.add_organisation(name, NOW)
    return Respondent(desk, Session(Role.RESPONDENT, organisation.id, FAR))


def later_desk(desk: Desk, folder: Path, text: str, *, note: str = "") -> Desk:
    """Open the desk anew with another text of `fika`, published first where a note is given."""
    file = later_file(folder, text)
    later = replace(desk, library=read_folder(folder / "definitions"))
    assert not later.library.broken, str(later.library.broken[0])
    if note:
        publish_file(later, file, note)
    return later


def later_file(folder: Path, text: str) -> Path:
    """Write another text of `fika` over its file."""
    file = folder / "definitions" / "fika.yaml"
    file.write_text(text, encoding="utf-8")
    return file
