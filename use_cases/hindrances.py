"""Why a questionnaire's file is not served, and what to do, said in a person's language."""

from __future__ import annotations

from collections.abc import Iterator

from i18n import text
from use_cases.comparing import change_line
from use_cases.serving import Standing


def hindrance_lines(standing: Standing, language: str) -> Iterator[str]:
    """Yield one sentence that says what to do, and a line for each change that hinders."""
    file, newest = standing.offered, standing.served
    if standing.hindrance is None or file is None:
        return
    values = {"id": file.id, "version": file.version, "newest": newest.version}
    yield text(f"publish.{standing.hindrance}", language, **values)
    for change in standing.changes:
        yield change_line(change, language)


def held_lines(standing: Standing, language: str) -> Iterator[str]:
    """Yield the same for people who run Startpunkt, and that answers are safe meanwhile."""
    yield from hindrance_lines(standing, language)
    yield text("held.still_served", language, newest=standing.served.version)
