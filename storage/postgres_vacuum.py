"""How PostgreSQL forgets: deleted rows stay in a table's file until it is written anew."""

from __future__ import annotations

import logging

from psycopg import Connection, errors, sql
from psycopg.rows import DictRow

LOG = logging.getLogger("startpunkt.storage")


def purge(connection: Connection[DictRow], table: str) -> None:
    """Write a table anew without what was deleted; a plain VACUUM would leave the bytes there.

    Servers that keep their rows in another way, and forget in another, are left to it.
    """
    try:
        connection.execute(sql.SQL("VACUUM (FULL) {}").format(sql.Identifier(table)))
    except (errors.FeatureNotSupported, errors.SyntaxError):
        LOG.warning("the server has no VACUUM FULL: it removes erased rows in its own time")
