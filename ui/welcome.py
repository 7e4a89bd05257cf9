"""What anybody may read: what Startpunkt is, and how one signs in."""

from __future__ import annotations

from ui import markup, unsaved
from ui.language import say


def sign_in() -> None:
    """Show what Startpunkt is and the two ways in; this is all that nobody in particular sees."""
    markup.heading(say("start.heading"))
    unsaved.show()
    markup.note(say("start.intro"))
    markup.subheading(say("start.organisation_heading"))
    markup.note(say("start.organisation"))
    markup.subheading(say("start.staff_heading"))
    markup.note(say("start.staff"))
