"""The tables, as steps that are only ever added to; the words in braces are the engine's own."""

from __future__ import annotations

from storage.engine import Step
from storage.schema.first import DRAFTS, EVENTS, PEOPLE, PUBLISHED, SUBMISSIONS
from storage.schema.history import HISTORY
from storage.schema.people import PERSONS
from storage.schema.records import RECORDS
from storage.schema.register import REGISTER
from storage.schema.reports import REPORTS
from storage.schema.saving import SAVING
from storage.schema.sides import SIDES
from storage.schema.tallies import TALLIES
from storage.schema.versions import VERSIONS

STEPS: tuple[Step, ...] = (
    ("001_people", PEOPLE),
    ("002_drafts", DRAFTS),
    ("003_submissions", SUBMISSIONS),
    ("004_events", EVENTS),
    ("005_published", PUBLISHED),
    ("006_history", HISTORY),
    ("007_saving", SAVING),
    ("008_versions", VERSIONS),
    ("009_register", REGISTER),
    ("010_sides", SIDES),
    ("011_records", RECORDS),
    ("012_persons", PERSONS),
    ("013_reports", REPORTS),
    ("014_tallies", TALLIES),
)

TABLES = (
    "organisation",
    "membership",
    "membership_move",
    "person",
    "invitation",
    "session",
    "response",
    "instance",
    "answer",
    "submission",
    "returning_note",
    "submitted_value",
    "record_version",
    "round",
    "frozen_record",
    "programme_version",
    "report",
    "event",
    "published",
    "questionnaire_version",
    "crossing",
    "tally",
    "tally_due",
)
"""Every table that keeps something, after those that it refers to."""
LOCKS = ("tally_lock",)
"""A row that programs hold in turn, and nothing else."""
