"""What the county has reported, with the figures it was made of."""

from __future__ import annotations

REPORTS = """
CREATE TABLE report (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  round TEXT NOT NULL,
  data {json} NOT NULL,
  file {bytes} NOT NULL,
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  made_at TEXT NOT NULL,
  adopted_at TEXT,
  registration TEXT NOT NULL DEFAULT '',
  lasting INTEGER NOT NULL DEFAULT 0 CHECK (lasting IN (0, 1)),
  CHECK ((lasting = 1) = (adopted_at IS NOT NULL))
){strict};
CREATE TRIGGER report_is_not_changed BEFORE UPDATE ON report {refuse_lasting};
CREATE TRIGGER report_is_not_deleted BEFORE DELETE ON report {refuse_lasting};
"""
