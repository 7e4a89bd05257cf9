"""Saving as sqlite-utils' own documents show it: a Database for each thread, each save durable.

SQLite refuses at once where a transaction that has read then writes while another does; whoever
writes so must try again, so this does.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from threading import local

from sqlite_utils import Database
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # the one it uses itself

from benchmarks.closed_loop import Run, closed_loop
from benchmarks.databases import sqlite_file

PATIENCE = 30.0  # seconds that SQLite waits for another connection
PAUSE = 0.001  # seconds before a refused transaction is tried again
KEY = ("response_id", "instance_id", "question")
QUESTIONS = 20


def _upsert(db: Database, session: int, turn: int) -> None:
    """Save the answer and nothing else."""
    db.table("answer").upsert(_answer(session, turn), pk=KEY)


def _same_work(db: Database, session: int, turn: int) -> None:
    """Save what our store does: the answer, the response's revision, and an event."""
    with db.atomic():
        response = db.table("response").get(session)
        revision = int(response["revision"]) + 1
        db.table("response").update(session, {"revision": revision})
        db.table("answer").upsert(_answer(session, turn), pk=KEY)
        event = {"response_id": session, "number": revision, "what": "answer_saved"}
        db.table("event").insert(event, pk=("response_id", "number"))


WAYS: dict[str, Callable[[Database, int, int], None]] = {
    "plain_upsert": _upsert,
    "plain_same_work": _same_work,
}


def save_plainly(name: str, sessions: int, seconds: float) -> Run:
    """Have so many sessions save in one of the ways above, on a new file."""
    with sqlite_file() as path:
        address, own, opened = str(path), local(), list[Database]()
        _lay_out(address, sessions)

        def work(session: int, turn: int) -> None:
            if not hasattr(own, "db"):
                own.db = _open(address)
                opened.append(own.db)
            _until_it_holds(lambda: WAYS[name](own.db, session, turn))

        run = closed_loop(work, sessions, seconds)
        for db in opened:
            db.close()
    return run


def _until_it_holds(save: Callable[[], None]) -> None:
    """Try again while another connection writes."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return save()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
        time.sleep(PAUSE)


def _answer(session: int, turn: int) -> dict[str, object]:
    question = f"q{turn % QUESTIONS}"
    return {
        "response_id": session,
        "instance_id": "root",
        "question": question,
        "value": json.dumps(turn),
    }


def _open(path: str) -> Database:
    connection = sqlite3.connect(path, timeout=PATIENCE, check_same_thread=False)
    db = Database(connection)
    db.execute("PRAGMA synchronous = FULL")
    return db


def _lay_out(path: str, sessions: int) -> None:
    """Make the tables, and a response for each session."""
    db = _open(path)
    db.enable_wal()
    db.table("response").insert_all(({"id": it, "revision": 0} for it in range(sessions)), pk="id")
    db.table("answer").create(
        {"response_id": int, "instance_id": str, "question": str, "value": str}, pk=KEY
    )
    db.table("event").create(
        {"response_id": int, "number": int, "what": str}, pk=("response_id", "number")
    )
    db.close()
