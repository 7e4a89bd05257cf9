"""An organisation that takes part in the programme, or may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Organisation:
    """One organisation: its name may change, its id never does (UUID text)."""

    id: str
    name: str
    added_at: datetime  # with its time zone
