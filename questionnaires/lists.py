"""The lists that a state reads: choice lists of the questionnaire, record lists handed to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from questionnaires.expressions import Element, FixedElement
from questionnaires.instance import Record
from questionnaires.model import Choice, Questionnaire, Words


class Lists:
    """Lists by name; each is made ready when it is first asked for."""

    def __init__(
        self, questionnaire: Questionnaire, records: Mapping[str, Sequence[Record]]
    ) -> None:
        self._questionnaire, self._records = questionnaire, records
        self._language = questionnaire.fallback
        self._choices: dict[str, tuple[Choice, ...]] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._trees: dict[str, Element] = {}
        self._rows: dict[str, dict[str, Element]] = {}

    def choices(self, name: str) -> tuple[Choice, ...]:
        """Give what a list offers, retired choices too; a list not handed over is empty."""
        if name not in self._choices:
            own = self._questionnaire.choices.get(name)
            made = map(self._as_choice, self._records.get(name, ()))
            self._choices[name] = tuple(made) if own is None else own
        return self._choices[name]

    def names(self, name: str) -> frozenset[str]:
        """Give the names of what a list holds."""
        if name not in self._names:
            own = self._questionnaire.choices.get(name)
            held = (
                [it.id for it in self._records.get(name, ())]
                if own is None
                else [it.name for it in own]
            )
            self._names[name] = frozenset(held)
        return self._names[name]

    def exclusive(self, name: str) -> frozenset[str]:
        """Give the names of the choices that stand alone."""
        own = self._questionnaire.choices.get(name, ())
        return frozenset(it.name for it in own if it.exclusive)

    def label(self, name: str, code: str, language: str) -> str:
        """Give the label of a choice or a record; "" if the list does not hold it."""
        if name in self._questionnaire.choices:
            found = (it.label for it in self._questionnaire.choices[name] if it.name == code)
        else:
            found = (self._words(it) for it in self._records.get(name, ()) if it.id == code)
        return self.said(next(found, {}), language)

    def said(self, words: Words, language: str) -> str:
        """Give words in a language, else in the questionnaire's fallback, else in any."""
        return words.get(language) or words.get(self._language) or next(iter(words.values()), "")

    def tree(self, name: str) -> Element:
        """Give a list as expressions see it: root/item, each with name, label and columns."""
        if name not in self._trees:
            self._trees[name] = self._grown(name)
        return self._trees[name]

    def row(self, name: str, code: str) -> Element | None:
        """Give one choice or record as expressions see it; None if the list does not hold it."""
        if name not in self._rows:
            items = self.tree(name).children[0].children
            codes = (it.name for it in self.choices(name))
            self._rows[name] = dict(zip(codes, items, strict=True))
        return self._rows[name].get(code)

    def _grown(self, name: str) -> Element:
        top = FixedElement("")
        root = top.add("root")
        for choice in self.choices(name):
            item = root.add("item")
            item.add("name", choice.name)
            item.add("label", self.said(choice.label, self._language))
            if choice.retired:
                item.add("retired", "yes")
            for column, text in choice.columns.items():
                item.add(column, text)
        return top

    def _as_choice(self, record: Record) -> Choice:
        return Choice.model_construct(
            name=record.id, label=self._words(record), retired=False, columns=record.properties
        )

    def _words(self, record: Record) -> Words:
        return {self._language: record.label} if isinstance(record.label, str) else record.label
