"""Answers as they are kept: a response is an instance, and so is each round through a repeat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from questionnaires.model import Words

Answer = str | int | float | list[str]
"""A JSON value: a choice's name, a text, a number, an ISO date, or the names of several choices."""


@dataclass
class Instance:
    """The answers of a response, or of one instance of a repeat in it; its id never changes."""

    id: str
    origin: str = ""  # the record that it continues
    answers: dict[str, Answer] = field(default_factory=dict)
    repeats: dict[str, list[Instance]] = field(default_factory=dict)

    def walk(self) -> Iterator[Instance]:
        """Give this instance and all within it, outermost first."""
        yield self
        for instances in self.repeats.values():
            for instance in instances:
                yield from instance.walk()

    def find(self, id: str) -> Instance:  # noqa: A002 - what everybody calls it
        """Find this instance or one within it; a LookupError if there is none."""
        for instance in self.walk():
            if instance.id == id:
                return instance
        raise LookupError(f"There is no instance {id!r} here.")


@dataclass(frozen=True)
class Record:
    """One thing that a list remembers, for questionnaires to choose from or to continue."""

    id: str
    label: str | Words
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class NewInstance:
    """An instance that `each` or `count` asks for and that is not there yet."""

    repeat: str
    parent: str  # the id of the instance that it will belong to
    origin: str = ""  # the record that it will continue
