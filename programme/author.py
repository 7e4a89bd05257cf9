"""Who writes: every change is made by one side, and by one person where that is known."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaires.model import Side


@dataclass(frozen=True)
class Author:
    """For which side somebody writes, and who it is where that is known."""

    side: Side
    person_id: str | None = None


ORGANISATION = Author("organisation")
"""Somebody at the organisation, nobody knows who."""

COUNTY = Author("county")
"""Somebody at the county administrative board, nobody knows who."""
