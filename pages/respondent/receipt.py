"""The receipt: what was sent and when, what happens next, and a PDF of all of it."""

from ui import guards, receipts

session = guards.require_respondent()
receipts.show(session)
