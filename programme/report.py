"""Reports as they are kept: a working version until it is adopted, and then never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ReportStatus = Literal["working", "adopted"]


@dataclass(frozen=True)
class Report:
    """What is known of a kept report without reading its file (domain research, section 6.1)."""

    id: str
    kind: str
    title: str
    round: str
    media_type: str
    sha256: str  # of the file, hex
    size: int  # of the file, in bytes
    made_at: datetime
    adopted_at: datetime | None
    registration: str  # the county's registration number, "" until there is one

    @property
    def status(self) -> ReportStatus:
        """Whether it is still worked on."""
        return "working" if self.adopted_at is None else "adopted"
