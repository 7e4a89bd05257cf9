"""What the tests of storage share: a moment, and a response that is being written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from programme import ResponseHead, Submission
from questionnaires import Answer, Instance
from storage import Store, Value

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


@dataclass(frozen=True)
class Begun:
    """A response that an organisation has begun, with the verbs bound to it."""

    store: Store
    organisation: str
    head: ResponseHead

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
        return self.store.response(*self.ids)

    def save(self, question: str, answer: Answer | None, instance: str = "") -> int:
        """Save an answer, at the root unless an instance is named."""
        return self.store.save_answer(*self.ids, instance or self.root, question, answer, NOW)

    def add(self, repeat: str, parent: str = "", origin: str = "", **answers: Answer) -> str:
        """Add an instance, below the root unless a parent is named."""
        place = (parent or self.root, repeat, origin)
        return self.store.add_instance(*self.ids, *place, answers, NOW)

    def remove(self, instance: str) -> None:
        """Remove an instance."""
        self.store.remove_instance(*self.ids, instance, NOW)

    def draft(self) -> Instance:
        """Read the answers as they stand."""
        return self.store.draft(*self.ids)

    def value(self, question: str, value: str, *path: str, repeat: str = "") -> Value:
        """Make a value of the root, or of the last instance of `path`, which begins below it."""
        whole = (self.root, *path)
        return Value(whole[-1], whole[:-1], repeat, question, value)

    def submit(self, values: Iterable[Value] = (), digest: str = "d1") -> Submission:
        """Send the draft as it stands."""
        document = {"id": self.root, "answers": {}, "repeats": {}}
        return self.store.submit(*self.ids, document, digest, values, self.now.revision, NOW)
