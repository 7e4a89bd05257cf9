"""The shared picture, live: charts over all that has been sent, with a table beside each."""

from ui import dashboard, guards

session = guards.require_staff()
dashboard.show(session)
