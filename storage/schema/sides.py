"""Each side has a response of its own to a questionnaire, and what the other side says to it."""

from __future__ import annotations

SIDES = """
DROP VIEW response_head;
ALTER TABLE response ADD COLUMN side TEXT NOT NULL DEFAULT 'organisation'
  CHECK (side IN ('organisation', 'county'));
ALTER TABLE response ADD COLUMN confirmed_at TEXT;
ALTER TABLE response ADD COLUMN confirmed_by TEXT;
{unique_by_side}
CREATE VIEW response_head AS
  SELECT id, organisation_id, questionnaire, version, fingerprint, round,
    CASE WHEN confirmed_at IS NULL THEN status ELSE 'confirmed' END AS status,
    root, revision, begun_at, saved_at, side, confirmed_at, confirmed_by
  FROM response;

CREATE TABLE returning_note (
  response_id TEXT NOT NULL REFERENCES response (id),
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('organisation', 'county')),
  person_id TEXT,
  message TEXT NOT NULL,
  remarks {json} NOT NULL,
  PRIMARY KEY (response_id, number)
){clustered};
CREATE TRIGGER returning_note_is_not_changed BEFORE UPDATE ON returning_note {refuse};
CREATE TRIGGER returning_note_is_not_deleted BEFORE DELETE ON returning_note {refuse};
"""

IN_PLACE = """
ALTER TABLE response DROP CONSTRAINT response_organisation_id_questionnaire_round_key;
CREATE UNIQUE INDEX response_by_side ON response (organisation_id, questionnaire, round, side);
"""
"""How a database does it that can drop a constraint."""

REBUILT = """
CREATE TABLE response_rebuilt (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisation (id),
  questionnaire TEXT NOT NULL,
  version TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  round TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'submitted', 'returned')),
  root TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0,
  begun_at TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  event_key TEXT NOT NULL,
  side TEXT NOT NULL DEFAULT 'organisation' CHECK (side IN ('organisation', 'county')),
  confirmed_at TEXT,
  confirmed_by TEXT
) STRICT;
INSERT INTO response_rebuilt (id, organisation_id, questionnaire, version, fingerprint, round,
  status, root, revision, begun_at, saved_at, event_key)
SELECT id, organisation_id, questionnaire, version, fingerprint, round, status, root, revision,
  begun_at, saved_at, event_key
FROM response;
DROP TABLE response;
ALTER TABLE response_rebuilt RENAME TO response;
CREATE INDEX response_by_questionnaire ON response (questionnaire, round);
CREATE UNIQUE INDEX response_by_side ON response (organisation_id, questionnaire, round, side);
"""
"""How SQLite does it, which cannot: by its own advice, with foreign keys off until it is done.

https://www.sqlite.org/lang_altertable.html, section 7
"""
