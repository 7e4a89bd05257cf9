"""What one organisation answers to one questionnaire in one round, and what of it has been sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Status = Literal["draft", "submitted", "returned"]


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
