"""A second client of the engine: fills in tiny questionnaires, for tests to look at."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from textwrap import dedent, indent
from zoneinfo import ZoneInfo

from questionnaires import (
    Answer,
    Instance,
    Node,
    Questionnaire,
    Record,
    Side,
    State,
    Violation,
    read_definition,
)

MAY = datetime(2027, 5, 6, 7, 8, tzinfo=ZoneInfo("Europe/Stockholm"))
_HEAD = 'id: prov\nversion: "1"\ntitle:\n  sv: Prov\nlanguages:\n  - sv\n'


def questionnaire(
    questions: str, choices: Mapping[str, str] | None = None, uses: Sequence[str] = ()
) -> Questionnaire:
    """Read a questionnaire from YAML: a whole one, or the questions of its only section.

    `choices` are lists in short: {"skede": "ide klar"}; with columns: {"del": "a[mal=m1] b"}.
    """
    text = dedent(questions).strip("\n") + "\n"
    if not re.search(r"^sections:", text, re.MULTILINE):
        text = "sections:\n  - name: avsnitt\n    label:\n      sv: A\n    questions:\n" + indent(
            text, " " * 6
        )
    if not re.search(r"^id:", text, re.MULTILINE):
        text = _HEAD + _uses(uses) + _choices(choices or {}) + text
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "prov.yaml"
        path.write_text(text, encoding="utf-8")
        return read_definition(path)


class Scenario:
    """Somebody who fills in a questionnaire; places are written "age" or "insats[2]/titel"."""

    def __init__(
        self,
        asked: Questionnaire | str,
        choices: Mapping[str, str] | None = None,
        lists: Mapping[str, Sequence[Record]] | None = None,
        now: datetime = MAY,
        side: Side = "organisation",
    ) -> None:
        self.lists, self.now, self.side = lists or {}, now, side
        given = isinstance(asked, Questionnaire)
        self.asked = asked if given else questionnaire(asked, choices, tuple(self.lists))
        self.response = Instance("svar")
        self.response.answers |= self.state.defaults("svar")
        self._made = 0
        self._grow()

    @property
    def state(self) -> State:
        """The state now."""
        return State(self.asked, self.response, self.lists, self.now, self.side)

    def answer(self, place: str, answer: Answer | None) -> Scenario:
        """Answer a question; None erases."""
        instance, name = self._find(place)
        instance.answers.pop(name, None)
        if answer is not None:
            instance.answers[name] = answer
        return self._grow()

    def add(self, place: str, **answers: Answer) -> Scenario:
        """Add an instance to a repeat, and answer questions in it."""
        instance, repeat = self._find(place)
        self._begin(instance, repeat, "").answers.update(answers)
        return self._grow()

    def remove(self, place: str) -> Scenario:
        """Take an instance out of its repeat."""
        around, _, last = place.rpartition("/")
        parent, _ = self._find(f"{around}/x" if around else "x")
        instance, _ = self._find(f"{place}/x")
        parent.repeats[last.partition("[")[0]].remove(instance)
        return self

    def node(self, place: str) -> Node:
        """Give a node."""
        instance, name = self._find(place)
        return self.state.node(instance.id, name)

    def value(self, place: str) -> Answer | None:
        """Give the answer that counts."""
        return self.node(place).value

    def asks(self, place: str) -> bool:
        """Tell whether it is relevant."""
        return self.node(place).relevant

    def offers(self, place: str) -> str:
        """Name the choices on offer, with spaces between."""
        return " ".join(it.name for it in self.node(place).choices)

    def kept(self, place: str) -> list[Instance]:
        """List the instances of a repeat that count."""
        instance, repeat = self._find(place)
        return self.state.instances(repeat, instance.id)

    def label(self, place: str, language: str = "sv") -> str:
        """Give the label, as shown."""
        return self.node(place).label(language)

    def wrong(self, place: str = "") -> list[str]:
        """Name what is wrong, everywhere or in one place: "age: required"."""
        found: Sequence[Violation] = (
            self.node(place).violations if place else self.state.violations()
        )
        return [f"{it.question}: {it.kind}" for it in found]

    def sent(self) -> dict[str, object]:
        """Give what would be sent, without ids: answers by name, and repeats as lists of such."""
        return _without_ids(self.state.submission())

    def _find(self, place: str) -> tuple[Instance, str]:
        *way, name = place.split("/")
        instance = self.response
        for step in way:
            repeat, _, position = step.rstrip("]").partition("[")
            instance = self.state.instances(repeat, instance.id)[int(position) - 1]
        return instance, name

    def _begin(self, parent: Instance, repeat: str, origin: str) -> Instance:
        self._made += 1
        instance = Instance(f"{repeat}-{self._made}", origin)
        parent.repeats.setdefault(repeat, []).append(instance)
        instance.answers |= self.state.defaults(instance.id)
        return instance

    def _grow(self) -> Scenario:
        while missing := self.state.missing():
            for new in missing:
                self._begin(self.response.find(new.parent), new.repeat, new.origin)
        return self


def _without_ids(document: Mapping[str, object]) -> dict[str, object]:
    answers, repeats = document["answers"], document["repeats"]
    assert isinstance(answers, dict)
    assert isinstance(repeats, dict)
    return answers | {name: [_without_ids(it) for it in held] for name, held in repeats.items()}


def _uses(names: Sequence[str]) -> str:
    return "uses:\n" + "".join(f"  - {it}\n" for it in names) if names else ""


def _choices(lists: Mapping[str, str]) -> str:
    text = "choices:\n" if lists else ""
    for name, choices in lists.items():
        text += f"  {name}:\n"
        for code, columns in re.findall(r"([^\s\[]+)(?:\[([^\]]*)\])?", choices):
            text += f"    - name: {code}\n      label:\n        sv: Val {code}\n"
            pairs = [it.split("=") for it in columns.split()]
            text += "".join(f"      {key}: {value}\n" for key, value in pairs)
    return text
