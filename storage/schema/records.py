"""What organisations are remembered by, change by change, and what a round reads of it.

What a record is now follows from its versions: those of each response's latest submission, in the
order that the responses were begun, so that completing an earlier one undoes nothing said later.
"""

from __future__ import annotations

RECORDS = """
CREATE TABLE record_version (
  organisation_id TEXT NOT NULL REFERENCES organisation (id),
  list TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  response_id TEXT NOT NULL,
  submission INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  instance_id TEXT NOT NULL,
  label {json} NOT NULL,
  properties {json} NOT NULL,
  PRIMARY KEY (organisation_id, list, id, number),
  FOREIGN KEY (response_id, submission) REFERENCES submission (response_id, number)
){clustered};
CREATE TRIGGER record_version_is_not_changed BEFORE UPDATE ON record_version {refuse};
CREATE TRIGGER record_version_is_not_deleted BEFORE DELETE ON record_version {refuse};

CREATE TABLE round (
  name TEXT PRIMARY KEY,
  definition {json} NOT NULL,
  begins TEXT NOT NULL,
  closed_at TEXT,
  frozen_at TEXT
){strict};

CREATE TABLE frozen_record (
  organisation_id TEXT NOT NULL REFERENCES organisation (id),
  round TEXT NOT NULL REFERENCES round (name),
  list TEXT NOT NULL,
  id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  label {json} NOT NULL,
  properties {json} NOT NULL,
  PRIMARY KEY (organisation_id, round, list, id)
){clustered};
CREATE TRIGGER frozen_record_is_not_changed BEFORE UPDATE ON frozen_record {refuse};
CREATE TRIGGER frozen_record_is_not_deleted BEFORE DELETE ON frozen_record {refuse};

CREATE TABLE programme_version (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  fingerprint TEXT NOT NULL,
  document {json} NOT NULL,
  in_force_from TEXT NOT NULL
){strict};
CREATE TRIGGER programme_version_is_not_changed BEFORE UPDATE ON programme_version {refuse};
CREATE TRIGGER programme_version_is_not_deleted BEFORE DELETE ON programme_version {refuse};
"""
