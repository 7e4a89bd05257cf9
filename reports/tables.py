"""Makes tables of what organisations sent: one of the responses, and one for each repeat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from questionnaires.model import Group, Matrix, Repeat, Section
from reports.columns import columns_of
from reports.csv_file import Table, csv_file
from reports.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from programme import Submission
    from questionnaires import Record
    from questionnaires.model import Item, Questionnaire
    from reports.columns import Column
    from reports.csv_file import Cell

Answered = Mapping[str, Any]
WHOSE = ("response", "organisation_id", "organisation", "version", "number", "sent_at")
WHERE = ("instance", "parent", "origin")


@dataclass(frozen=True)
class _Found:
    """An instance in a submission, and the id of the one it is inside."""

    submission: Submission
    instance: Answered
    parent: str = ""

    def instances(self, repeat: Repeat) -> list[_Found]:
        """Return the instances of a repeat in this one."""
        inner = self.instance["repeats"].get(repeat.name, ())
        return [_Found(self.submission, each, str(self.instance["id"])) for each in inner]

    def where(self) -> tuple[Cell, ...]:
        """Return its id, that of what it is inside, and the record that it continues."""
        return str(self.instance["id"]), self.parent, str(self.instance.get("origin", ""))


def answer_tables(
    questionnaire: Questionnaire,
    submissions: Iterable[Submission],
    organisations: Mapping[str, str],
    language: str = "sv",
    lists: Mapping[str, Sequence[Record]] | None = None,
) -> dict[str, bytes]:
    """Return the answers as CSV files: "" has a row a response, each repeat's name its instances.

    Parameters as of `tables_of`; how a file is written is told by `csv_file`.
    """
    first, *others = tables_of(questionnaire, submissions, organisations, language, lists)
    return {"": csv_file(first)} | {table.name: csv_file(table) for table in others}


def tables_of(
    questionnaire: Questionnaire,
    submissions: Iterable[Submission],
    organisations: Mapping[str, str],
    language: str = "sv",
    lists: Mapping[str, Sequence[Record]] | None = None,
) -> tuple[Table, ...]:
    """Return the answers as tables: one row for each response, and for each instance of a repeat.

    Columns are those of `reports.columns`; labels are in the language. The submissions are read
    in this version of the questionnaire: an answer it has no question for has no column. What
    only the county fills in has a column where anybody did. `organisations` are names by id.
    """
    wording = Wording(questionnaire, lists or {}, language)
    maker = _Maker(wording, organisations, frozenset(_filled_by_county(questionnaire)))
    roots = [_Found(submission, submission.document) for submission in submissions]
    items = [item for section in questionnaire.sections for item in section.questions]
    return (
        maker.table(questionnaire.id, items, roots, inside=False),
        *maker.tables_inside(items, roots),
    )


@dataclass(frozen=True)
class _Maker:
    """Makes tables of found instances, labelled in one language."""

    wording: Wording
    organisations: Mapping[str, str]
    countys: frozenset[str]  # the names of what the county fills in

    def tables_inside(self, items: Iterable[Item], found: Sequence[_Found]) -> Iterator[Table]:
        """Yield the table of each repeat among the items, followed by those inside it."""
        for repeat in _repeats(items):
            inner = [each for outer in found for each in outer.instances(repeat)]
            yield self.table(repeat.name, repeat.questions, inner, inside=True)
            yield from self.tables_inside(repeat.questions, inner)

    def table(
        self, name: str, items: Iterable[Item], found: Iterable[_Found], *, inside: bool
    ) -> Table:
        """Return the table of instances; those inside others say which and where they are."""
        found = [*found]
        columns = [it for it in columns_of(items, self.wording) if self._is_kept(it, found)]
        heads = (*WHOSE, *(WHERE if inside else ()), *(column.name for column in columns))
        rows = tuple(
            (
                *self._whose(each.submission),
                *(each.where() if inside else ()),
                *(column.cell(each.instance["answers"]) for column in columns),
            )
            for each in found
        )
        return Table(name, heads, rows)

    def _is_kept(self, column: Column, found: Iterable[_Found]) -> bool:
        if column.name.partition(":")[0] not in self.countys:
            return True
        return any(column.cell(each.instance["answers"]) is not None for each in found)

    def _whose(self, submission: Submission) -> tuple[Cell, ...]:
        return (
            submission.response_id,
            submission.organisation_id,
            self.organisations.get(submission.organisation_id, ""),
            submission.version,
            submission.number,
            submission.sent_at.isoformat(timespec="seconds"),
        )


def _repeats(items: Iterable[Item]) -> Iterator[Repeat]:
    for item in items:
        if isinstance(item, Repeat):
            yield item
        elif isinstance(item, Group):
            yield from _repeats(item.questions)


def _filled_by_county(questionnaire: Questionnaire) -> Iterator[str]:
    for item, above in questionnaire.walk():
        section = above[0]
        if isinstance(section, Section) and section.filled_by == "county":
            yield item.name
            yield from (row.name for row in item.rows) if isinstance(item, Matrix) else ()
