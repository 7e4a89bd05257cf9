"""PostgreSQL's errors by the names that the rest of the program knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import errors

from storage.errors import (
    Busy,
    Conflict,
    NotADatabase,
    NotFound,
    NotWritable,
    Preserved,
    StorageError,
    Unkeepable,
    Unreachable,
)

REPEATABLE = (errors.SerializationFailure, errors.DeadlockDetected)
NUMBERED = "event_pkey"  # two wrote about the same thing at once: the later counts anew
CATALOGUE = "pg_"  # two made the same table at once: the later finds it there

KINDS: tuple[tuple[type[psycopg.Error], type[StorageError], str], ...] = (
    (errors.UniqueViolation, Conflict, "it is there already"),
    (errors.ForeignKeyViolation, NotFound, "it belongs to something that is not there"),
    (errors.RaiseException, Preserved, "what was submitted is kept as it was"),
    (errors.DiskFull, NotWritable, "the server's disk is full"),
    (errors.ReadOnlySqlTransaction, NotWritable, "the server takes no changes"),
    (errors.InsufficientPrivilege, NotWritable, "the database user lacks permission"),
    (errors.InvalidPassword, Unreachable, "the server does not accept the user or password"),
    (errors.InvalidAuthorizationSpecification, Unreachable, "the server does not know the user"),
    (errors.InvalidCatalogName, NotADatabase, "the server has no database of that name"),
    (errors.ProgramLimitExceeded, Unkeepable, "a text is beyond all measure"),
    (errors.LockNotAvailable, Busy, "somebody else holds the same rows"),
    (errors.QueryCanceled, Busy, "the server took too long"),
    (psycopg.DataError, Unkeepable, "a value that the server does not keep"),
    (psycopg.OperationalError, Unreachable, "the server does not answer"),
    (psycopg.InterfaceError, Unreachable, "the server does not answer"),
)
"""The first that fits counts, so what is narrower stands before what is wider."""

# Before anybody is let in, the server's words are all that tells why: they have no code then.
REFUSED = ("password authentication failed", "no password supplied", "no pg_hba.conf entry")
UNKNOWN = 'database "'


class Again(Exception):
    """Nothing came of it, and it may be tried once more."""

    def __init__(self, cause: psycopg.Error) -> None:
        super().__init__(type(cause).__name__)
        self.cause = cause


@contextmanager
def named() -> Iterator[None]:
    """Raise PostgreSQL's errors as ours; no address, password or answer is in any message."""
    try:
        yield
    except psycopg.Error as error:
        raise name(error) from None
    except UnicodeEncodeError:
        raise Unkeepable("half a character") from None


def again_or_named(error: psycopg.Error) -> Exception:
    """Return `Again` where it may be tried once more, else our error for the server's."""
    return Again(error) if repeatable(error) or lost(error) else name(error)


def name(error: psycopg.Error) -> StorageError:
    """Return our error for the server's."""
    if isinstance(error, psycopg.OperationalError) and error.sqlstate is None:
        said = str(error)
        if any(it in said for it in REFUSED):
            return Unreachable("the server does not accept the user or password")
        if UNKNOWN in said and "does not exist" in said:
            return NotADatabase("the server has no database of that name")
    for theirs, ours, why in KINDS:
        if isinstance(error, theirs):
            return ours(why)
    return StorageError(f"the server refused a statement ({error.sqlstate})")


def repeatable(error: psycopg.Error) -> bool:
    """Tell whether the same transaction may hold the next time (SQLSTATE 40001, 40P01, 23505)."""
    if isinstance(error, errors.UniqueViolation):
        return (error.diag.constraint_name or "").startswith((NUMBERED, CATALOGUE))
    return isinstance(error, REPEATABLE)


def lost(error: psycopg.Error) -> bool:
    """Tell whether the connection is what failed, and not the statement."""
    gone = (errors.AdminShutdown, errors.CrashShutdown, errors.CannotConnectNow)
    if isinstance(error, gone):
        return True
    broken = isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
    return broken and error.sqlstate is None
