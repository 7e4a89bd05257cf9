"""What databases of earlier versions held: rows for every table, as each step would have them."""

from __future__ import annotations

from collections.abc import Iterator

from storage.engine import Engine, Row, Sql
from storage.schema import STEPS, TABLES

AT = "2026-11-22T12:00:00.000000+00:00"
DRAFT, SENT = {"response_id": "r1"}, {"response_id": "r2"}
INSTANCE = {"ordinal": 1, "origin": ""}
EVENT = {"at": AT, "who": "respondent", "detail": '{"q":"hash"}'}

ROWS: dict[str, list[dict[str, object]]] = {
    "organisation": [
        {"id": "o1", "name": "Föreningen ”Å”", "added_at": AT},
        {"id": "o2", "name": "Kommunen", "added_at": AT},
    ],
    "invitation": [
        {"token_hash": "t1", "role": "respondent", "organisation_id": "o1", "once": 0}
        | {"added_at": AT, "expires_at": AT},
        {"token_hash": "t2", "role": "staff", "once": 1, "added_at": AT, "expires_at": AT}
        | {"used_at": AT},
    ],
    "session": [
        {"session_hash": "s1", "token_hash": "t1", "opened_at": AT, "expires_at": AT},
        {"session_hash": "s2", "token_hash": "t2", "opened_at": AT, "expires_at": AT}
        | {"closed_at": AT},
    ],
    "response": [
        {"id": "r1", "organisation_id": "o1", "status": "draft", "root": "i1", "revision": 2}
        | {"questionnaire": "anslutning", "version": "1", "fingerprint": "f1", "round": "2026"}
        | {"begun_at": AT, "saved_at": AT, "event_key": "k1"},
        {"id": "r2", "organisation_id": "o2", "status": "submitted", "root": "i1", "revision": 1}
        | {"questionnaire": "anslutning", "version": "1", "fingerprint": "f1", "round": "2026"}
        | {"begun_at": AT, "saved_at": AT, "event_key": "k2"},
    ],
    "instance": [
        DRAFT | INSTANCE | {"id": "i1", "repeat": ""},
        DRAFT | INSTANCE | {"id": "i2", "parent": "i1", "repeat": "insats", "removed_at": AT},
        SENT | INSTANCE | {"id": "i1", "repeat": ""},
    ],
    "answer": [
        DRAFT | {"instance_id": "i1", "question": "q", "value": '"ja å"'},
        DRAFT | {"instance_id": "i2", "question": "val", "value": '["a","b"]'},
        SENT | {"instance_id": "i1", "question": "q", "value": "1.5"},
    ],
    "submission": [
        SENT
        | {"number": 1, "version": "1", "fingerprint": "f1", "revision": 1, "digest": "d"}
        | {"sent_at": AT, "document": '{"id":"i1","answers":{"q":1.5},"repeats":{}}'},
    ],
    "submitted_value": [
        SENT | {"question": "q", "path": "i1", "value": "1.5", "instance_id": "i1", "repeat": ""},
    ],
    "event": [
        EVENT | {"what": "organisation_added", "who": "staff", "organisation_id": "o1"},
        EVENT | {"what": "response_begun", "organisation_id": "o1", "revision": 1} | DRAFT,
        EVENT | {"what": "session_opened", "organisation_id": "o1"},
        EVENT | {"what": "answer_saved", "organisation_id": "o1", "revision": 2} | DRAFT,
        EVENT | {"what": "response_begun", "organisation_id": "o2", "revision": 1} | SENT,
        EVENT | {"what": "response_submitted", "organisation_id": "o2", "revision": 1} | SENT,
        EVENT | {"what": "session_opened", "who": "staff"},
    ],
    "published": [
        {"fingerprint": "f1", "questionnaire": "anslutning", "version": "1"}
        | {"definition": "{}", "published_at": AT},
    ],
    "questionnaire_version": [
        {"questionnaire": "anslutning", "version": "1", "ordinal": 1, "fingerprint": "f1"}
        | {"note": ""},
    ],
    "membership": [
        {"organisation_id": "o1", "period": "2024", "state": "invited", "since": AT},
    ],
    "membership_move": [
        {"organisation_id": "o1", "period": "2024", "number": 1, "state": "identified"}
        | {"moved_to": "invited", "at": AT, "side": "county", "reason": ""},
    ],
    "person": [
        {"id": "p1", "organisation_id": "o1", "duty": "contact", "name": "Kim"}
        | {"email": "kim@exempel.se", "phone": "", "added_at": AT},
    ],
    "returning_note": [
        SENT | {"number": 1, "at": AT, "side": "county", "message": "Hej.", "remarks": "[]"},
    ],
    "record_version": [
        SENT
        | {"organisation_id": "o2", "list": "insats", "id": "x1", "number": 1, "submission": 1}
        | {"ordinal": 1, "instance_id": "i1", "label": '"Fika"', "properties": "{}"},
    ],
    "round": [
        {"name": "2026", "definition": "{}", "begins": "2026-09-01"},
    ],
    "frozen_record": [
        {"organisation_id": "o2", "round": "2026", "list": "insats", "id": "x1", "ordinal": 1}
        | {"label": '"Fika"', "properties": "{}"},
    ],
    "programme_version": [
        {"number": 1, "fingerprint": "pf1", "document": "{}", "in_force_from": AT},
    ],
    "crossing": [
        {"id": "c1", "complete": 1, "reached": ""} | {"definition": '{"by":null,"question":{}}'},
    ],
    "tally": [
        {"crossing_id": "c1", "all_rounds": 1, "round": "", "answered": 0, "value": "1.5"}
        | {"by_value": "", "instances": 1, "organisations": 1},
    ],
    "tally_due": [
        SENT | {"was_submitted": 0, "before": "[]"},
    ],
    "report": [
        {"id": "b1", "kind": "r6", "title": "Bild", "round": "2026", "data": "{}"}
        | {"file": b"\x00\xff", "media_type": "application/pdf", "sha256": "s", "size": 2}
        | {"made_at": AT},
    ],
}
"""What stands in the first version of each table; a table of a later step adds its rows here."""

FIRST = {"event": "004_events", "published": "005_published", "submission": "003_submissions"}
FIRST |= {"submitted_value": "003_submissions", "questionnaire_version": "008_versions"}
FIRST |= dict.fromkeys(("crossing", "tally", "tally_due"), "014_tallies")
FIRST |= dict.fromkeys(("membership", "membership_move"), "009_register")
FIRST |= {"returning_note": "010_sides", "person": "012_persons", "report": "013_reports"}
FIRST |= dict.fromkeys(
    ("record_version", "round", "frozen_record", "programme_version"), "011_records"
)
FIRST |= dict.fromkeys(("response", "instance", "answer"), "002_drafts")
FIRST |= dict.fromkeys(("organisation", "invitation", "session"), "001_people")
"""The step that makes each table."""

INSERT = "INSERT INTO {table} ({columns}) VALUES ({values})"


def tables_after(taken: int) -> list[str]:
    """Return the tables of a database that has taken so many steps, in order of dependency."""
    names = {name for name, _ in STEPS[:taken]}
    return [table for table in TABLES if FIRST.get(table) in names]


def fill_earlier(engine: Engine, taken: int) -> None:
    """Put the rows into a database that has taken so many steps and is empty."""

    def work(sql: Sql) -> None:
        for table in tables_after(taken):
            for row in _events(taken) if table == "event" else ROWS[table]:
                columns, values = ", ".join(row), ", ".join(f":{it}" for it in row)
                sql(INSERT.format(table=table, columns=columns, values=values), **row)

    engine.write(work)


def contents(engine: Engine, taken: int) -> dict[str, list[Row]]:
    """Read every row of those tables, the events in their order within what they are about."""
    return {table: engine.read(f"SELECT * FROM {table}") for table in tables_after(taken)}


def by_subject(rows: list[Row], order: str) -> dict[str, list[Row]]:
    """Sort events by what they are about, whichever version wrote them."""
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda it: it[order]):
        kept = {name: row[name] for name in ("at", "who", "what", "revision", "detail")}
        about = row["response_id"] or row["organisation_id"] or ""
        found.setdefault(about, []).append(kept)
    return found


def _events(taken: int) -> Iterator[dict[str, object]]:
    """Give the events as they were written before and after they had numbers of their own."""
    numbers: dict[object, int] = {}
    for row in ROWS["event"]:
        if taken < [name for name, _ in STEPS].index("006_history") + 1:
            yield row
            continue
        subject = row.get("response_id") or row.get("organisation_id") or ""
        numbers[subject] = number = numbers.get(subject, 0) + 1
        lasting = int(row["what"] != "session_opened")
        yield {**row, "subject": subject, "number": number, "lasting": lasting}
