"""What has come in, and all answers as tables to take away."""

from ui import arrivals, downloads, guards

session = guards.require_staff()
arrivals.show_list(session)
downloads.show(session)
