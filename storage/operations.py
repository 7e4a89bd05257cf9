"""What every part of the store is built on."""

from __future__ import annotations

from storage.engine import Engine, Row
from storage.errors import NotFound


class Operations:
    """A part of the store: verbs over the engine, each change in one transaction with its event."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine


def only(rows: list[Row], what: str) -> Row:
    """Return the one row; raises `NotFound` where there is none."""
    if not rows:
        raise NotFound(what)
    return rows[0]
