"""Events known by what they concern and their number there, so that no counter is shared by all.

What concerns a response stands under the response's id, as all that is kept of it does: databases
that spread over many machines keep it together.
"""

from __future__ import annotations

HISTORY = """
ALTER TABLE event RENAME TO event_before;

CREATE TABLE event (
  subject TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  person_id TEXT,
  what TEXT NOT NULL,
  organisation_id TEXT,
  response_id TEXT,
  revision INTEGER,
  detail {json} NOT NULL,
  lasting INTEGER NOT NULL CHECK (lasting IN (0, 1)),
  PRIMARY KEY (subject, number)
){clustered};

INSERT INTO event (subject, number, at, who, what, organisation_id, response_id, revision, detail,
  lasting)
SELECT COALESCE(response_id, organisation_id, ''),
  ROW_NUMBER() OVER (PARTITION BY COALESCE(response_id, organisation_id, '') ORDER BY id),
  at, who, what, organisation_id, response_id, revision, detail,
  CASE WHEN what = 'session_opened' THEN 0 ELSE 1 END
FROM event_before;

DROP TABLE event_before;
CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event {refuse};
CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event {refuse_lasting};
"""
