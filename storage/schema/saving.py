"""Which revision of its response an answer was given in, so that a stale one is told from a new."""

from __future__ import annotations

SAVING = """
ALTER TABLE answer ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
"""
