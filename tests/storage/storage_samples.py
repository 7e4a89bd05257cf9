"""What the tests of storage share: a moment, and a response that is being written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from programme import ORGANISATION, Author, ResponseHead, Submission
from questionnaires import Answer, Instance, RecordChange
from storage import Store, Value

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
        digest: str = "d1",
        records: Iterable[RecordChange] = (),
    ) -> Submission:
        """Send the draft as it stands."""
        document = {"id": self.root, "answers": {}, "repeats": {}}
        whole = (document, digest, values, self.now.revision, NOW)
        return self.store.submit(*self.ids, *whole, records=records, author=self.author)
