"""Sums that charts read, so that they cost the same however many have answered.

`crossing` names what is summed, and up to which organisation while it is not yet complete.
`tally_due` is what has been submitted since the sums were brought up to date, as it was before.
Whoever changes the sums holds the one row of `tally_lock`.

Where a table is not kept in the order of its key, counting over values needs an index of its own.
"""

from __future__ import annotations

TALLIES = """
CREATE TABLE crossing (
  id TEXT PRIMARY KEY,
  definition {json} NOT NULL,
  complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
  reached TEXT NOT NULL
){strict};

CREATE TABLE tally (
  crossing_id TEXT NOT NULL,
  all_rounds INTEGER NOT NULL CHECK (all_rounds IN (0, 1)),
  round TEXT NOT NULL,
  answered INTEGER NOT NULL CHECK (answered IN (0, 1)),
  value TEXT NOT NULL,
  by_value TEXT NOT NULL,
  instances INTEGER NOT NULL,
  organisations INTEGER NOT NULL,
  PRIMARY KEY (crossing_id, all_rounds, round, answered, value, by_value)
){clustered};

CREATE TABLE tally_due (
  response_id TEXT PRIMARY KEY REFERENCES response (id),
  was_submitted INTEGER NOT NULL CHECK (was_submitted IN (0, 1)),
  before {json} NOT NULL
){strict};

CREATE TABLE tally_lock (
  id INTEGER PRIMARY KEY CHECK (id = 1)
){strict};
INSERT INTO tally_lock (id) VALUES (1);

{values_by_question};
"""
