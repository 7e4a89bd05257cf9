"""What one organisation answers to one questionnaire in one round, and what of it has been sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from questionnaires.model import Side

Status = Literal["draft", "submitted", "returned", "confirmed"]
"""Confirmed is what the county wrote and sent, and the organisation agreed to."""


@dataclass(frozen=True)
class ResponseHead:
    """What is known of a response without reading its answers."""

    id: str
    organisation_id: str
    questionnaire: str
    version: str  # of the questionnaire that was answered, for ever
    fingerprint: str  # of the questionnaire that was answered: sha256, hex
    round: str
    status: Status
    root: str  # the instance that holds the answers outside repeats
    revision: int  # grows with every change
    begun_at: datetime
    saved_at: datetime
    side: Side = "organisation"  # whose response it is; the other side reads what was sent
    confirmed_at: datetime | None = None
    confirmed_by: str | None = None  # the person, where that is known


@dataclass(frozen=True)
class Submission:
    """A response as it was sent: numbered, hashed and never changed."""

    response_id: str
    organisation_id: str
    questionnaire: str
    version: str
    number: int  # 1 for the first time the response was sent
    digest: str  # of the document: sha256, hex
    sent_at: datetime
    document: Mapping[str, Any]  # State.submission(): JSON values only; empty in lists of heads
    side: Side = "organisation"  # who sent it
    round: str = ""


@dataclass(frozen=True)
class Remark:
    """One thing to complete in a returned response: a question, or an instance as a whole."""

    instance: str
    question: str  # "" for the instance as a whole
    comment: str


@dataclass(frozen=True)
class ReturningNote:
    """What one side says when it gives the other's response back to be completed."""

    response_id: str
    number: int  # of the submission that was returned
    at: datetime
    side: Side  # who returned it
    person_id: str | None
    message: str
    remarks: tuple[Remark, ...]
