"""Record lists: contributions, steps, wishes and goals, as submissions have made them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from programme import RecordVersion
from questionnaires import Record, RecordChange, merged
from storage.engine import Row, Sql
from storage.operations import Operations
from storage.texts import check_characters, from_json, to_json, to_moment

ADD = """
INSERT INTO record_version (organisation_id, list, id, number, response_id, submission, ordinal,
  instance_id, label, properties)
SELECT :organisation, :list, :id, (SELECT COALESCE(MAX(number), 0) + 1 FROM record_version
    WHERE organisation_id = :organisation AND list = :list AND id = :id),
  :response, (SELECT MAX(number) FROM submission WHERE response_id = :response),
  CAST(:ordinal AS INTEGER), :instance, :label, :properties
"""
LATEST = "v.submission = (SELECT MAX(number) FROM submission WHERE response_id = v.response_id)"
NOW = f"""
SELECT v.organisation_id, v.list, v.id, v.label, v.properties
FROM record_version v JOIN response r ON r.id = v.response_id
WHERE {LATEST} AND (CAST(:organisation AS TEXT) IS NULL OR v.organisation_id = :organisation)
ORDER BY v.organisation_id, r.begun_at, r.id, v.ordinal
"""  # noqa: S608 -- no value is put in
FROZEN = """
SELECT list, id, label, properties FROM frozen_record
WHERE organisation_id = :organisation AND round = :round ORDER BY list, ordinal
"""
IS_FROZEN = "SELECT 1 FROM round WHERE name = :round AND frozen_at IS NOT NULL"
HISTORY = f"""
SELECT v.list, v.id, v.number, v.label, v.properties, v.response_id, v.submission,
  r.questionnaire, r.round, s.sent_at, CASE WHEN {LATEST} THEN 1 ELSE 0 END AS counts
FROM record_version v JOIN response r ON r.id = v.response_id
JOIN submission s ON s.response_id = v.response_id AND s.number = v.submission
WHERE v.organisation_id = :organisation AND v.list = :list AND v.id = :id ORDER BY v.number
"""  # noqa: S608 -- no value is put in


class Records(Operations):
    """Reading record lists; only submissions write them."""

    def record_lists(
        self,
        organisation_id: str,
        round: str | None = None,  # noqa: A002 -- the glossary's word
    ) -> Mapping[str, Sequence[Record]]:
        """Return an organisation's record lists by name, as they are now.

        For a `round` whose lists are frozen: as they were when it was.
        """
        which = {"organisation": organisation_id, "round": round}
        if round is not None and self._engine.read(IS_FROZEN, round=round):
            return fold(self._engine.read(FROZEN, **which))
        return fold(self._engine.read(NOW, organisation=organisation_id))

    def record_history(
        self,
        organisation_id: str,
        list: str,  # noqa: A002 -- the glossary's word
        record_id: str,
    ) -> Sequence[RecordVersion]:
        """Return all that was ever sent of a record, in the order sent; empty for no such record."""
        which = {"organisation": organisation_id, "list": list, "id": record_id}
        return [_version(row) for row in self._engine.read(HISTORY, **which)]


def add_records(
    sql: Sql, response_id: str, organisation_id: str, changes: Iterable[RecordChange]
) -> None:
    """Keep what the response's latest submission says of records."""
    for ordinal, change in enumerate(changes):
        check_characters(change.list + change.record.id + change.instance)
        sql(
            ADD,
            organisation=organisation_id,
            list=change.list,
            id=change.record.id,
            response=response_id,
            ordinal=ordinal,
            instance=change.instance,
            label=to_json(change.record.label),
            properties=to_json(dict(change.record.properties)),
        )


def fold(rows: Iterable[Row]) -> dict[str, list[Record]]:
    """Make record lists of one organisation's rows, each of which says something of a record."""
    return merged({}, (RecordChange(row["list"], "update", _record(row), "") for row in rows))


def _record(row: Row) -> Record:
    """Make a record of its row."""
    return Record(row["id"], from_json(row["label"]), from_json(row["properties"]))


def _version(row: Row) -> RecordVersion:
    """Make a version of its row."""
    same = ("list", "number", "response_id", "questionnaire", "round", "submission")
    kept = {name: row[name] for name in same}
    at, counts = to_moment(row["sent_at"]), bool(row["counts"])
    return RecordVersion(**kept, record=_record(row), at=at, counts=counts)
