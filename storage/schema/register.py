"""What the register knows of an organisation, and where each is in each strategy period."""

from __future__ import annotations

REGISTER = """
ALTER TABLE organisation ADD COLUMN number TEXT;
ALTER TABLE organisation ADD COLUMN type TEXT NOT NULL DEFAULT '';
ALTER TABLE organisation ADD COLUMN size TEXT NOT NULL DEFAULT '';
ALTER TABLE organisation ADD COLUMN places {json} NOT NULL DEFAULT '[]';
CREATE UNIQUE INDEX organisation_by_number ON organisation (number);

CREATE TABLE membership (
  organisation_id TEXT NOT NULL REFERENCES organisation (id),
  period TEXT NOT NULL,
  state TEXT NOT NULL,
  since TEXT NOT NULL,
  registration TEXT NOT NULL DEFAULT '',
  joined_on TEXT,
  PRIMARY KEY (organisation_id, period)
){clustered};

CREATE TABLE membership_move (
  organisation_id TEXT NOT NULL,
  period TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  state TEXT NOT NULL,
  moved_to TEXT NOT NULL,
  at TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('organisation', 'county')),
  person_id TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (organisation_id, period, number),
  FOREIGN KEY (organisation_id, period) REFERENCES membership (organisation_id, period)
){clustered};
CREATE TRIGGER membership_move_is_not_changed BEFORE UPDATE ON membership_move {refuse};
CREATE TRIGGER membership_move_is_not_deleted BEFORE DELETE ON membership_move {refuse};
"""
