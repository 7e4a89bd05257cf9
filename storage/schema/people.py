"""People at the organisations and at the county, and which way in is whose."""

from __future__ import annotations

PERSONS = """
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  organisation_id TEXT REFERENCES organisation (id),
  duty TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  added_at TEXT NOT NULL,
  left_at TEXT,
  erased_at TEXT
){strict};
CREATE INDEX person_by_organisation ON person (organisation_id);
ALTER TABLE invitation ADD COLUMN person_id TEXT REFERENCES person (id);
CREATE INDEX invitation_by_person ON invitation (person_id);
"""
