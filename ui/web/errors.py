"""What people see when a page fails: one plain sentence and a number to tell us, never a traceback."""

from __future__ import annotations

import logging
from uuid import uuid4

from ui import markup
from ui.language import say

LOG = logging.getLogger("startpunkt")


def on_script_error(error: BaseException) -> bool:
    """Show a sentence with a number, and log the error under it without what people wrote."""
    number = uuid4().hex[:8]
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else ""
    LOG.error("page failed, %s: %s at %s", number, type(error).__name__, where)
    markup.message(say("error.page", number=number), "fault")
    return True
