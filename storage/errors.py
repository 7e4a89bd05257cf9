"""What storage may answer instead of what was asked; no message repeats what anybody wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from access import Refusal
    from questionnaires import Answer


class StorageError(Exception):
    """Keeping or finding did not succeed, and nothing has changed."""


class UnknownAddress(StorageError):
    """The address of the database is none that can be used here."""


class NotWritable(StorageError):
    """The disk is full or read-only, the folder is missing, or the permission is."""


class NotADatabase(StorageError):
    """The file is damaged, or it is somebody else's."""


class NewerDatabase(StorageError):
    """The database was written by a newer Startpunkt than this one."""


class Busy(StorageError):
    """Another program holds the database for too long."""


class Unreachable(StorageError):
    """The database server does not answer, or does not let this program in."""


class NotFound(StorageError):
    """There is no such thing, or it is not this organisation's; which of the two is not told."""


class Conflict(StorageError):
    """Somebody else changed the same thing in the meantime."""


class Stale(Conflict):
    """The question got another answer after the one that this answer was to take the place of."""

    def __init__(self, kept: Answer | None, given: Answer | None, revision: int) -> None:
        super().__init__("the question has another answer by now")
        self.kept = kept  # the answer that stays
        self.given = given  # the answer that was refused
        self.revision = revision  # of the response that holds `kept`


class AlreadySubmitted(Conflict):
    """The response has been submitted, so its answers do not change."""


class Unkeepable(StorageError):
    """A text holds characters that no database keeps, or is beyond all measure."""


class Refused(StorageError):
    """The invitation opens no session, for a reason that can be told."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason: Refusal = reason
