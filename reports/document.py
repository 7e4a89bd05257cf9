"""A response as it is read: sections of questions with answers in words, for screen and paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Prose:
    """An answer in words: one text for each line that was typed, empty ones kept."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Listing:
    """An answer of several things; ordered where their order is the answer."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Grid:
    """An answer with a row for each thing asked about; each row's first text is its heading."""

    columns: tuple[str, ...]  # empty: no heading above the columns
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Silence:
    """A question that was asked and not answered, with the words that say so."""

    words: str


Shown = Prose | Listing | Grid | Silence
"""The closed set of ways to write an answer."""


@dataclass(frozen=True)
class DocumentQuestion:
    """One question as it was asked, and what was answered."""

    name: str
    instance: str  # the id of the instance that holds the answer
    number: str
    label: str
    answer: Shown


@dataclass(frozen=True)
class DocumentBlock:
    """Questions under a heading of their own: a group, or one instance of a repeat."""

    title: str
    instance: str
    parts: tuple[DocumentPart, ...]


DocumentPart = DocumentQuestion | DocumentBlock


@dataclass(frozen=True)
class DocumentSection:
    """A section of the questionnaire with all that was answered in it."""

    name: str
    title: str
    parts: tuple[DocumentPart, ...]


@dataclass(frozen=True)
class Fact:
    """Something known of the response besides its answers, such as when it was sent."""

    label: str
    value: str


@dataclass(frozen=True)
class Attachment:
    """A file that goes with the document."""

    name: str
    media_type: str
    description: str
    content: bytes


@dataclass(frozen=True)
class ResponseDocument:
    """A whole response to read: what it is, facts about it, and its sections in the order asked."""

    title: str
    organisation: str
    facts: tuple[Fact, ...]
    sections: tuple[DocumentSection, ...]
    dated: datetime  # with its time zone: when it was sent, or for a draft when it was read
    attachment: Attachment | None = None
