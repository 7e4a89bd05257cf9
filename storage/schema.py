"""The tables, as steps that are only ever added to; the words in braces are the engine's own."""

from __future__ import annotations

from storage.engine import Step

PEOPLE = """
CREATE TABLE organisation (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  added_at TEXT NOT NULL
){strict};

CREATE TABLE invitation (
  token_hash TEXT PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('respondent', 'staff')),
  organisation_id TEXT REFERENCES organisation (id),
  once INTEGER NOT NULL CHECK (once IN (0, 1)),
  added_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  revoked_at TEXT,
  used_at TEXT,
  CHECK ((role = 'respondent') = (organisation_id IS NOT NULL))
){strict};
CREATE INDEX invitation_by_organisation ON invitation (organisation_id);

CREATE TABLE session (
  session_hash TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL REFERENCES invitation (token_hash),
  opened_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  closed_at TEXT
){strict};
"""

DRAFTS = """
CREATE TABLE response (
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
  UNIQUE (organisation_id, questionnaire, round)
){strict};
CREATE INDEX response_by_questionnaire ON response (questionnaire, round);
CREATE VIEW response_head AS
  SELECT id, organisation_id, questionnaire, version, fingerprint, round, status, root, revision,
    begun_at, saved_at
  FROM response;

CREATE TABLE instance (
  response_id TEXT NOT NULL REFERENCES response (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  parent TEXT,
  repeat TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  origin TEXT NOT NULL,
  removed_at TEXT,
  PRIMARY KEY (response_id, id),
  FOREIGN KEY (response_id, parent) REFERENCES instance (response_id, id) ON DELETE CASCADE
){clustered};

CREATE TABLE answer (
  response_id TEXT NOT NULL,
  instance_id TEXT NOT NULL,
  question TEXT NOT NULL,
  value {json} NOT NULL,
  PRIMARY KEY (response_id, instance_id, question),
  FOREIGN KEY (response_id, instance_id) REFERENCES instance (response_id, id) ON DELETE CASCADE
){clustered};
"""

SUBMISSIONS = """
CREATE TABLE submission (
  response_id TEXT NOT NULL REFERENCES response (id),
  number INTEGER NOT NULL CHECK (number > 0),
  version TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  revision INTEGER NOT NULL,
  digest TEXT NOT NULL,
  sent_at TEXT NOT NULL,
  document {json} NOT NULL,
  PRIMARY KEY (response_id, number)
){strict};
CREATE TRIGGER submission_is_not_changed BEFORE UPDATE ON submission {refuse};
CREATE TRIGGER submission_is_not_deleted BEFORE DELETE ON submission {refuse};

CREATE TABLE submitted_value (
  response_id TEXT NOT NULL REFERENCES response (id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  path TEXT NOT NULL,
  value TEXT NOT NULL,
  instance_id TEXT NOT NULL,
  repeat TEXT NOT NULL,
  PRIMARY KEY (response_id, question, path, value)
){clustered};
"""

EVENTS = """
CREATE TABLE event (
  id {counter},
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  organisation_id TEXT,
  response_id TEXT,
  revision INTEGER,
  detail {json} NOT NULL
){strict};
CREATE INDEX event_by_response ON event (response_id, id);
CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event {refuse};
CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event {refuse};
"""

PUBLISHED = """
CREATE TABLE published (
  fingerprint TEXT PRIMARY KEY,
  questionnaire TEXT NOT NULL,
  version TEXT NOT NULL,
  definition {json} NOT NULL,
  published_at TEXT NOT NULL
){strict};
CREATE TRIGGER published_is_not_changed BEFORE UPDATE ON published {refuse};
CREATE TRIGGER published_is_not_deleted BEFORE DELETE ON published {refuse};
"""

# Of databases that kept one version in several forms, the form kept last is the version's.
VERSIONS = """
CREATE TABLE questionnaire_version (
  questionnaire TEXT NOT NULL,
  version TEXT NOT NULL,
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  fingerprint TEXT NOT NULL UNIQUE REFERENCES published (fingerprint),
  note TEXT NOT NULL,
  PRIMARY KEY (questionnaire, version),
  UNIQUE (questionnaire, ordinal)
){strict};
INSERT INTO questionnaire_version (questionnaire, version, ordinal, fingerprint, note)
SELECT p.questionnaire, p.version,
  ROW_NUMBER() OVER (PARTITION BY p.questionnaire ORDER BY p.published_at, p.fingerprint),
  p.fingerprint, ''
FROM published p
WHERE NOT EXISTS (SELECT 1 FROM published l
  WHERE l.questionnaire = p.questionnaire AND l.version = p.version
    AND (l.published_at > p.published_at
      OR l.published_at = p.published_at AND l.fingerprint > p.fingerprint));
CREATE TRIGGER questionnaire_version_is_not_changed
  BEFORE UPDATE ON questionnaire_version {refuse};
CREATE TRIGGER questionnaire_version_is_not_deleted
  BEFORE DELETE ON questionnaire_version {refuse};
"""

STEPS: tuple[Step, ...] = (
    ("001_people", PEOPLE),
    ("002_drafts", DRAFTS),
    ("003_submissions", SUBMISSIONS),
    ("004_events", EVENTS),
    ("005_published", PUBLISHED),
    ("006_versions", VERSIONS),
)
