"""A draft that somebody writes in a benchmark: a new organisation's own."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaires import Answer
from storage import Store
from storage.drafts import Drafts
from use_cases.desk import utc_now


@dataclass(frozen=True)
class Draft:
    """The ids of a response that has been begun."""

    response: str
    organisation: str
    root: str

    def save(self, store: Drafts, question: str, answer: Answer) -> None:
        """Save one answer outside repeats, as the screen does."""
        store.save_answer(self.response, self.organisation, self.root, question, answer, utc_now())


def begin(store: Store) -> Draft:
    """Add an organisation and begin its response."""
    organisation = store.add_organisation("Exempelorganisationen", utc_now()).id
    head = store.start_response(organisation, "form", "1", "f1", "2027", {}, utc_now())
    return Draft(head.id, organisation, head.root)
