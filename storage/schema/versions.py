"""Which definition is which version of its questionnaire: one each, in the order published."""

from __future__ import annotations

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
