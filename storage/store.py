"""The store: everything that is kept, behind one name."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from storage.counts import Counts
from storage.drafts import Drafts
from storage.engine import Engine
from storage.events import Events
from storage.instances import Instances
from storage.invitations import Invitations
from storage.logged import LoggedEngine
from storage.organisations import Organisations
from storage.published import Published
from storage.schema import STEPS
from storage.sessions import Sessions
from storage.submissions import Submissions


class Store(
    Organisations, Invitations, Sessions, Drafts, Instances, Submissions, Counts, Events, Published
):
    """Everything that is kept; safe to share between threads.

    Every change is on the disk when its call returns, or it raises and nothing has changed.
    """

    def __init__(self, engine: Engine) -> None:
        """Bring the tables up to date.

        Raises `NewerDatabase`, `NotADatabase`, `NotWritable`, `Busy` or `Unreachable`.
        """
        super().__init__(LoggedEngine(engine))
        self._engine.migrate(STEPS)

    def close(self) -> None:
        """Finish what is under way and let go of the database; closing twice is harmless."""
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
