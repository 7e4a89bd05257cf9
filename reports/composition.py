"""Composes the document of a response from its questionnaire and its answers."""

from __future__ import annotations

import re
import textwrap
from collections import ChainMap
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from i18n import text
from questionnaires.model import Group, Item, Matrix, Question, Questionnaire, Repeat, Words
from reports.document import (
    DocumentBlock,
    DocumentPart,
    DocumentQuestion,
    DocumentSection,
    Fact,
    Grid,
    Listing,
    Prose,
    ResponseDocument,
    Silence,
)
from reports.wording import Wording

if TYPE_CHECKING:
    from datetime import datetime

    from questionnaires import Record

Answers = Mapping[str, Any]
Asked = AbstractSet[tuple[str, str]]
Lists = Mapping[str, Sequence["Record"]]
Scope = ChainMap[str, str]
"""What each question in reach was answered with, in words, for labels that quote an answer."""

LONGEST_TITLE = 90
"""Characters of an answer that names an instance; the whole answer stands under the heading."""

QUOTED = re.compile(r"\$\{([^}]+)\}")
NODE_SET = re.compile(r"instance\(\s*['\"]([^'\"]+)['\"]\s*\)")


def response_document(
    questionnaire: Questionnaire,
    document: Answers,
    language: str,
    *,
    organisation: str,
    dated: datetime,
    lists: Lists | None = None,
    asked: Asked = frozenset(),
) -> ResponseDocument:
    """Compose a response that is not (or not known to be) sent, from `State.submission()`.

    `asked` holds the (instance id, question name) that are shown also when unanswered.
    """
    composer = _Composer(Wording(questionnaire, lists or {}, language), asked)
    title = composer.wording.say(questionnaire.title)
    return ResponseDocument(
        title=title,
        organisation=organisation,
        facts=(
            Fact(text("document.organisation", language), organisation),
            Fact(text("document.questionnaire", language), title),
            Fact(text("document.version", language), questionnaire.version),
        ),
        sections=composer.sections(document),
        dated=dated,
    )


@dataclass(frozen=True)
class _Composer:
    """Walks a questionnaire beside the answers to it."""

    wording: Wording
    asked: Asked

    def sections(self, document: Answers) -> tuple[DocumentSection, ...]:
        """Return the sections that hold anything, in the order asked."""
        scope = self._scope(document, Scope())
        made = [
            DocumentSection(
                section.name,
                self._label(section.label, scope),
                self._parts(section.questions, document, scope),
            )
            for section in self.wording.questionnaire.sections
        ]
        return tuple(section for section in made if section.parts)

    def _parts(
        self, items: Sequence[Item], instance: Answers, scope: Scope
    ) -> tuple[DocumentPart, ...]:
        return tuple(part for item in items for part in self._parts_of_item(item, instance, scope))

    def _parts_of_item(
        self, item: Item, instance: Answers, scope: Scope
    ) -> tuple[DocumentPart, ...]:
        if isinstance(item, Repeat):
            return self._instances(item, instance, scope)
        if isinstance(item, Group):
            return self._group(item, instance, scope)
        return self._question(item, instance, scope)

    def _question(
        self, question: Question, instance: Answers, scope: Scope
    ) -> tuple[DocumentPart, ...]:
        shown = self.wording.shown(question, instance["answers"])
        if shown is None or (isinstance(shown, Silence) and not self._asks(question, instance)):
            return ()
        label = self._label(question.label, scope)
        return (
            DocumentQuestion(question.name, str(instance["id"]), question.number, label, shown),
        )

    def _asks(self, question: Question, instance: Answers) -> bool:
        rows = question.rows if isinstance(question, Matrix) else ()
        names = {question.name, *(row.name for row in rows)}
        return any((str(instance["id"]), name) in self.asked for name in names)

    def _group(self, group: Group, instance: Answers, scope: Scope) -> tuple[DocumentPart, ...]:
        parts = self._parts(group.questions, instance, scope)
        title = self._label(group.label, scope)
        if not parts or not title:
            return parts
        return (DocumentBlock(title, str(instance["id"]), parts),)

    def _instances(
        self, repeat: Repeat, instance: Answers, scope: Scope
    ) -> tuple[DocumentPart, ...]:
        inner = instance.get("repeats", {}).get(repeat.name, ())
        return tuple(
            self._instance(repeat, each, scope, place) for place, each in enumerate(inner, start=1)
        )

    def _instance(
        self, repeat: Repeat, instance: Answers, outer: Scope, place: int
    ) -> DocumentBlock:
        scope = self._scope(instance, outer)
        called = self._called(repeat, instance, scope)
        scope[repeat.name] = called
        label = self._label(repeat.label, scope)
        numbered = f"{label} {place}".strip() if repeat.grown_by_people or not called else label
        title = ": ".join(filter(None, (numbered, called)))
        parts = self._parts(repeat.questions, instance, scope)
        return DocumentBlock(title, str(instance["id"]), parts)

    def _called(self, repeat: Repeat, instance: Answers, scope: Scope) -> str:
        """Return the answer of the repeat's title question, else its record's label, else ""."""
        if repeat.title in scope.maps[0]:
            return textwrap.shorten(scope[repeat.title], LONGEST_TITLE, placeholder="…")
        node_set = NODE_SET.search(repeat.each)
        origin = str(instance.get("origin", ""))
        return self.wording.choice(node_set[1], origin) if node_set else ""

    def _label(self, words: Words, scope: Scope) -> str:
        return QUOTED.sub(lambda found: scope.get(found[1].strip(), "…"), self.wording.say(words))

    def _scope(self, instance: Answers, outer: Scope) -> Scope:
        known = self.wording.questionnaire.items
        answers = instance["answers"]
        said = {name: _in_a_line(self.wording, name, answers) for name in answers if name in known}
        return outer.new_child(said)


def _in_a_line(wording: Wording, name: str, answers: Answers) -> str:
    """Return an answer as a label quotes it; a calculation is quoted as it is."""
    item = wording.questionnaire.items[name]
    if isinstance(item, Group | Repeat):
        return ""
    if isinstance(item, Matrix):
        return wording.choice(item.choices, str(answers[name]))
    match wording.shown(item, answers):
        case None:
            return str(answers[name])
        case Prose(lines=texts) | Listing(items=texts):
            return ", ".join(texts)
        case Grid() | Silence():
            return ""
