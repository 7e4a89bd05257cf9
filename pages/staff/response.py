"""One response as it was sent, to read and to download."""

from ui import arrivals, guards

session = guards.require_staff()
arrivals.show_one(session)
