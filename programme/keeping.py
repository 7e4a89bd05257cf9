"""What is kept of rounds and of the programme itself, as both change in time."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from programme.programme import Programme, Round


@dataclass(frozen=True)
class KeptRound:
    """A round as it is kept: when it was closed, and when the record lists it reads were frozen."""

    round: Round
    closed_at: datetime | None = None
    frozen_at: datetime | None = None


@dataclass(frozen=True)
class ProgrammeVersion:
    """One version of the programme that was in force, with its goals and problem areas."""

    number: int  # 1 for the first
    fingerprint: str  # as programme_fingerprint gives it
    in_force_from: datetime


def programme_fingerprint(programme: Programme) -> str:
    """Give the sha256, in hex, of a programme's canonical JSON: equal for equal programmes."""
    text = json.dumps(
        programme.model_dump(mode="json"),
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hashlib.sha256(text.encode()).hexdigest()
