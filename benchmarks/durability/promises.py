"""What was acknowledged, and what of it a database no longer keeps as it should."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from storage.changes import seal
from storage.engine import Engine
from storage.texts import from_json

Promises = set[tuple[str, str, int]]
"""Response, question and number of every answer that was acknowledged."""

ANSWERS = """
SELECT a.response_id, a.instance_id, a.question, a.value, a.revision, r.event_key
FROM answer a JOIN response r ON r.id = a.response_id
"""
KEYS = "SELECT id, event_key FROM response"
SAVED = """
SELECT response_id, revision, detail FROM event WHERE what = 'answer_saved' ORDER BY response_id, number
"""
GAPS = """
SELECT subject FROM event GROUP BY subject HAVING MIN(number) <> 1 OR MAX(number) <> COUNT(*)
"""
UNEVEN = """
SELECT r.id FROM response r LEFT JOIN event e ON e.response_id = r.id
GROUP BY r.id, r.revision
HAVING COUNT(e.revision) <> r.revision OR COALESCE(MAX(e.revision), 0) <> r.revision
"""
WORD = " ord"
LENGTHS = 60  # words at most, so that answers change their places in the file


def answer_of(number: int) -> str:
    """Make the answer with this number, long or short."""
    return f"{number}{WORD * (number % LENGTHS)}"


def read_promises(lines: Iterable[bytes]) -> Promises:
    """Read acknowledgements, `response question number` each; a line cut short is none."""
    words = [line.decode().split() for line in lines if line.endswith(b"\n")]
    return {(response, question, int(number)) for response, question, number in words}


def faults(engine: Engine, promised: Promises) -> Counter[str]:
    """Count what is lost, and what is torn: half of a change there, or history with a gap.

    An answer is lost if no event has sealed it, also where a later one has taken its place. The
    revision is the number of changes, events are numbered from 1 without gaps, and each answer is
    the one that its last event sealed, in that event's revision.
    """
    rows = engine.read(ANSWERS)
    sealed = {}
    history: set[tuple[str, str, str]] = set()
    for row in engine.read(SAVED):
        detail = from_json(row["detail"])
        key = row["response_id"], detail["instance"], detail["question"]
        sealed[key] = row["revision"], detail["hash"]
        history.add((row["response_id"], detail["question"], detail["hash"]))
    found = {
        (it["response_id"], it["instance_id"], it["question"]): (
            it["revision"],
            seal(it["event_key"], from_json(it["value"])),
        )
        for it in rows
    }
    torn = sum(sealed.get(key) != found.get(key) for key in sealed | found)
    keys = {row["id"]: row["event_key"] for row in engine.read(KEYS)}
    lost = sum(
        response not in keys
        or (response, question, seal(keys[response], answer_of(number))) not in history
        for response, question, number in promised
    )
    torn += len(engine.read(GAPS)) + len(engine.read(UNEVEN))
    return Counter(lost=lost, torn=torn)


def damaged(engine: Engine) -> bool:
    """Tell whether SQLite finds its own file damaged, or rows that refer to nothing."""
    sound = engine.read("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    return not sound or bool(engine.read("PRAGMA foreign_key_check"))
