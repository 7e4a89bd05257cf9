"""What happens when the server starts: the store is opened, and the first staff link is printed."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from i18n import LANGUAGES, text
from storage import StorageError
from ui import runtime
from use_cases.hindrances import held_lines
from use_cases.publishing import held_back
from use_cases.signing_in import make_staff_link, staff_have_signed_in

LOG = logging.getLogger("startpunkt")


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    """Prepare what is served, and close the store in the end."""
    runtime.library()
    try:
        greet()
        warn()
    except StorageError as error:
        LOG.error("%s", error)  # noqa: TRY400  # the sentence says it all; people are shown it too
    yield {}
    if runtime.store.cache_info().currsize:
        runtime.store().close()


def greet() -> None:
    """Print a one-time sign-in link for staff, until somebody has signed in."""
    desk = runtime.desk()
    if not staff_have_signed_in(desk):
        address = runtime.settings().link_address(make_staff_link(desk))
        print(text("startup.staff_link", LANGUAGES[0], address=address), flush=True)  # noqa: T201  # the terminal is where the link is read


def warn() -> None:
    """Log each questionnaire whose file is not served, and what to do."""
    for standing in held_back(runtime.desk()):
        LOG.error("%s", "\n".join(held_lines(standing, LANGUAGES[0])))
