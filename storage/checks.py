"""What may be wrong in what is kept, asked of the database itself; the same on every engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from storage.engine import Read
from storage.layout import Reference, Table, layout
from storage.operations import Operations
from storage.tallies import tallies_hold
from storage.texts import from_json

DigestOf = Callable[[Mapping[str, Any]], str]
"""How a submission's document is hashed; use_cases.sending knows."""

ORPHANS = """
SELECT COUNT(*) AS n FROM {table} c LEFT JOIN {target} p ON {same} WHERE {given} AND {missing}
"""
SUBMISSIONS = """
SELECT response_id FROM submission GROUP BY response_id HAVING COUNT(*) <> MAX(number)
ORDER BY response_id
"""
NUMBERS = """
SELECT subject, COUNT(*) AS n, MAX(number) AS last FROM event GROUP BY subject
HAVING COUNT(*) <> MAX(number) ORDER BY subject
"""
ERASED = "SELECT detail FROM event WHERE subject = :subject AND what = 'events_erased'"
REVISIONS = """
SELECT r.id FROM response r LEFT JOIN event e ON e.subject = r.id
GROUP BY r.id, r.revision
HAVING r.revision <> COUNT(DISTINCT e.revision) OR r.revision <> COALESCE(MAX(e.revision), 0)
ORDER BY r.id
"""
STATUSES = """
SELECT r.id FROM response r WHERE (r.status = 'draft') =
  EXISTS (SELECT 1 FROM submission s WHERE s.response_id = r.id) ORDER BY r.id
"""
DEFINITIONS = """
SELECT s.response_id, s.number FROM submission s
LEFT JOIN published p ON p.fingerprint = s.fingerprint WHERE p.fingerprint IS NULL
ORDER BY s.response_id, s.number
"""
DOCUMENTS = """
SELECT response_id, number, digest, document FROM submission
WHERE (response_id, number) > (:response, :number)
ORDER BY response_id, number LIMIT 50
"""

FLAWS = (
    "damaged",
    "reference",
    "submission_number",
    "event_number",
    "revision",
    "status",
    "definition",
    "document",
    "tally",
)


@dataclass(frozen=True)
class Flaw:
    """One thing that is wrong in what is kept, with ids and figures, never what anybody wrote."""

    kind: str  # one of FLAWS
    values: Mapping[str, object] = field(default_factory=dict)


class Checks(Operations):
    """Holding what is kept against its own rules."""

    def flaws(self, digest: DigestOf) -> list[Flaw]:
        """Return all that is wrong, of one moment; the whole database is read."""
        damage = [Flaw("damaged", {"what": it}) for it in self._engine.damage()]
        with self._engine.snapshot() as read:
            found = [flaw for check in CHECKS for flaw in check(read)]
            return [*damage, *found, *_documents(read, digest)]


def _references(read: Read) -> Iterator[Flaw]:
    """Look for rows that belong to what is not there."""
    for table in layout():
        for reference in table.references:
            (row,) = read(_orphans(table, reference))
            if row["n"]:
                values = {"table": table.name, "target": reference.table, "number": row["n"]}
                yield Flaw("reference", values)


def _orphans(table: Table, reference: Reference) -> str:
    """Write the question for one reference."""
    pairs = list(zip(reference.columns, reference.targets, strict=True))
    return ORPHANS.format(
        table=table.name,
        target=reference.table,
        same=" AND ".join(f'p."{there}" = c."{here}"' for here, there in pairs),
        given=" AND ".join(f'c."{here}" IS NOT NULL' for here, _ in pairs),
        missing=f'p."{pairs[0][1]}" IS NULL',
    )


def _submission_numbers(read: Read) -> Iterator[Flaw]:
    """Find responses whose submissions are not numbered without gaps."""
    for row in read(SUBMISSIONS):
        yield Flaw("submission_number", {"response": row["response_id"]})


def _event_numbers(read: Read) -> Iterator[Flaw]:
    """Find events that are missing and of which nothing says that they were erased."""
    for row in read(NUMBERS):
        told = [from_json(it["detail"]) for it in read(ERASED, subject=row["subject"])]
        erased = sum(last - first + 1 for it in told for first, last in it["numbers"])
        if row["n"] + erased != row["last"]:
            yield Flaw("event_number", {"subject": row["subject"]})


def _revisions(read: Read) -> Iterator[Flaw]:
    """Find responses with changes that have no event, or the other way round."""
    for row in read(REVISIONS):
        yield Flaw("revision", {"response": row["id"]})


def _statuses(read: Read) -> Iterator[Flaw]:
    """Find drafts that have been sent, and what is no draft and never was."""
    for row in read(STATUSES):
        yield Flaw("status", {"response": row["id"]})


def _definitions(read: Read) -> Iterator[Flaw]:
    """Find submissions to a questionnaire that is not kept."""
    for row in read(DEFINITIONS):
        yield Flaw("definition", {"response": row["response_id"], "number": row["number"]})


def _tallies(read: Read) -> Iterator[Flaw]:
    """Hold the sums against what was submitted."""
    if not tallies_hold(read):
        yield Flaw("tally")


def _documents(read: Read, digest: DigestOf) -> Iterator[Flaw]:
    """Find documents that are not those their digests were made of."""
    last = {"response": "", "number": 0}
    while rows := read(DOCUMENTS, **last):
        last = {"response": rows[-1]["response_id"], "number": rows[-1]["number"]}
        for row in rows:
            if digest(from_json(row["document"])) != row["digest"]:
                yield Flaw("document", {"response": row["response_id"], "number": row["number"]})


CHECKS: tuple[Callable[[Read], Iterator[Flaw]], ...] = (
    _references,
    _submission_numbers,
    _event_numbers,
    _revisions,
    _statuses,
    _definitions,
    _tallies,
)
"""What is asked of the database alone."""
