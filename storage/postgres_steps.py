"""The steps that bring a PostgreSQL database's tables up to this program's."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from psycopg import Connection, errors
from psycopg.rows import DictRow

from storage.engine import Step
from storage.errors import NewerDatabase, NotADatabase
from storage.postgres_words import REFUSING, statements

LOG = logging.getLogger("startpunkt.storage")
WHOSE = """
SELECT COUNT(*) AS tables, COUNT(*) FILTER (WHERE table_name = 'startpunkt_step') AS ours
FROM information_schema.tables WHERE table_schema = current_schema()
"""
OURS = "CREATE TABLE IF NOT EXISTS startpunkt_step (name TEXT PRIMARY KEY)"
TAKEN = "SELECT name FROM startpunkt_step"
CLAIM = "INSERT INTO startpunkt_step (name) VALUES (%s) ON CONFLICT DO NOTHING RETURNING name"
TRIGGER = "CREATE TRIGGER"


def claim(connection: Connection[DictRow]) -> None:
    """Make an empty schema ours; raises `NotADatabase` for another program's and leaves it so."""
    found = connection.execute(WHOSE).fetchone() or {}
    if found["tables"] and not found["ours"]:
        raise NotADatabase("the schema holds another program's tables; give Startpunkt its own")
    connection.execute(OURS)


def taken(connection: Connection[DictRow]) -> set[str]:
    """Return the names of the steps taken; none where nothing of ours is there."""
    found = connection.execute(WHOSE).fetchone()
    return {row["name"] for row in connection.execute(TAKEN)} if found and found["ours"] else set()


def tell_of_no_copy(connection: Connection[DictRow], steps: Sequence[Step]) -> None:
    """Say that no copy is made first where an older database is brought up to date."""
    before = taken(connection)
    if before and {name for name, _ in steps} - before:
        LOG.warning(
            "an older database is brought up to date without a copy: the server keeps those"
        )


def refuse_newer(connection: Connection[DictRow], steps: Sequence[Step]) -> None:
    """Raise `NewerDatabase` where steps have been taken that are not known here."""
    if unknown := taken(connection) - {name for name, _ in steps}:
        raise NewerDatabase(f"it has taken steps that are not known here: {sorted(unknown)}")


def take(connection: Connection[DictRow], step: Step) -> None:
    """Take a step that is not taken: whoever claims its name first, while the others wait."""
    step_name, script = step
    if not connection.execute(CLAIM, [step_name]).fetchone():
        return
    if TRIGGER in script:
        _guard(connection, REFUSING)
    for statement in statements(script):
        if statement.startswith(TRIGGER):
            _guard(connection, statement)
        else:
            connection.execute(statement.encode())


def _guard(connection: Connection[DictRow], statement: str) -> None:
    """Add a trigger where the server has them; the program itself never does what they refuse."""
    try:
        with connection.transaction():
            connection.execute(statement.encode())
    except errors.FeatureNotSupported:
        LOG.warning("the server has no triggers: what is only added to is not guarded there")
