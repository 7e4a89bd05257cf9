"""Who has a part here, and how they are reached; no personal number, ever."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from access.roles import Duty


@dataclass(frozen=True)
class Person:
    """Somebody at an organisation or at the county; what names them stays out of logs."""

    id: str
    organisation_id: str | None  # None for the county's own
    duty: Duty
    name: str = field(repr=False)
    email: str = field(repr=False)
    phone: str = field(repr=False)
    added_at: datetime
    left_at: datetime | None = None
    erased_at: datetime | None = None  # when name, e-mail and phone were
