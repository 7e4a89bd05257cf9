"""The tables, as steps that are only ever added to; the words in braces are the engine's own."""

from __future__ import annotations

from storage.engine import Step
from storage.schema.first import DRAFTS, EVENTS, PEOPLE, PUBLISHED, SUBMISSIONS
from storage.schema.history import HISTORY
from storage.schema.saving import SAVING
from storage.schema.tallies import TALLIES

STEPS: tuple[Step, ...] = (
    ("001_people", PEOPLE),
    ("002_drafts", DRAFTS),
    ("003_submissions", SUBMISSIONS),
    ("004_events", EVENTS),
    ("005_published", PUBLISHED),
    ("006_history", HISTORY),
    ("007_saving", SAVING),
    ("008_tallies", TALLIES),
)

TABLES = (
    "organisation",
    "invitation",
    "session",
    "response",
    "instance",
    "answer",
    "submission",
    "submitted_value",
    "event",
    "published",
    "crossing",
    "tally",
    "tally_due",
    "tally_lock",
)
"""Every table, after those that it refers to."""
