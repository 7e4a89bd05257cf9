"""Figures over each response's latest submission, counted in the database."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from programme import Organisation
from storage.operations import Operations
from storage.organisations import to_organisation
from storage.readings import names_of, parameters_of, value_of
from storage.values import Cell, Column

NO_FILTER: Mapping[Column, str] = MappingProxyType({})

COUNT = """
SELECT {value} AS value, {by} AS by, COUNT(DISTINCT v.instance_id) AS instances,
  COUNT(DISTINCT r.organisation_id) AS organisations
FROM response r
JOIN submitted_value v ON v.response_id = r.id AND {asked} {join}
WHERE r.questionnaire = :questionnaire AND (CAST(:round AS TEXT) IS NULL OR r.round = :round)
{filters}
GROUP BY 1, 2 ORDER BY 1, 2
"""
JOIN = "JOIN submitted_value {b} ON {beside}"
FILTER = "AND EXISTS (SELECT 1 FROM submitted_value {b} WHERE {beside} AND {value} = :{b}_value)"

# In the same response: the same instance, one around it, or one within it. Two instances of one
# repeat are never within each other, which spares most of the comparisons.
BESIDE = """{b}.response_id = r.id AND {asked}
  AND ({b}.path = v.path OR {b}.repeat <> v.repeat
    AND ({b}.path || '/' = substr(v.path || '/', 1, length({b}.path) + 1)
      OR v.path || '/' = substr({b}.path || '/', 1, length(v.path) + 1)))"""

# In the organisation's latest submitted response to another questionnaire, outside repeats.
ACROSS = """{asked} AND {b}.repeat = '' AND {b}.response_id = (
    SELECT o.id FROM response o
    WHERE o.organisation_id = r.organisation_id AND o.questionnaire = :{b}_questionnaire
      AND o.side = 'organisation'
      AND EXISTS (SELECT 1 FROM submission s WHERE s.response_id = o.id)
    ORDER BY o.begun_at DESC, o.id DESC LIMIT 1)"""

GAVE = """
SELECT DISTINCT o.*
FROM organisation o JOIN response r ON r.organisation_id = o.id
JOIN submitted_value v ON v.response_id = r.id AND {asked} AND {value} = :value
WHERE r.questionnaire = :questionnaire ORDER BY o.name, o.id
"""


class Counts(Operations):
    """Counting values; small groups are suppressed where summaries are made, not here."""

    def counts(
        self,
        question: Column,
        by: Column | None = None,
        where: Mapping[Column, str] = NO_FILTER,
        round: str | None = None,  # noqa: A002 -- the glossary's word
    ) -> list[Cell]:
        """Count each value of `question`, together with each value of `by`, where all `where` hold.

        A second question of the same questionnaire is looked for in the same instance, around it
        and within it; one of another questionnaire among the same organisation's root answers.
        Sorted by value. An instance with several values is in several cells, so cells do not add
        up to `answered`.
        """
        return self._count(value_of("v", question), question, by, where, round)

    def answered(
        self,
        question: Column,
        by: Column | None = None,
        where: Mapping[Column, str] = NO_FILTER,
        round: str | None = None,  # noqa: A002 -- the glossary's word
    ) -> list[Cell]:
        """Count those that answered at all: one cell with the value "" for each value of `by`."""
        return self._count("''", question, by, where, round)

    def organisations_answering(self, question: Column, value: str) -> list[Organisation]:
        """Return the organisations that gave this value in what they sent last, by name."""
        statement = GAVE.format(asked=names_of("v", question), value=value_of("v", question))
        given = parameters_of("v", question) | {"questionnaire": question.questionnaire}
        rows = self._engine.read(statement, **given, value=value)
        return [to_organisation(row) for row in rows]

    def _count(
        self,
        value: str,
        question: Column,
        by: Column | None,
        where: Mapping[Column, str],
        in_round: str | None,
    ) -> list[Cell]:
        """Put the statement together from the constants above, and run it."""
        others = {f"w{number}": column for number, column in enumerate(where)}
        filters = [
            FILTER.format(b=b, beside=_beside(b, question, c), value=value_of(b, c))
            for b, c in others.items()
        ]
        values = {f"w{number}_value": wanted for number, wanted in enumerate(where.values())}
        if by is not None:
            others["b"] = by
        statement = COUNT.format(
            value=value,
            by=value_of("b", by) if by else "NULL",
            asked=names_of("v", question),
            join=JOIN.format(b="b", beside=_beside("b", question, by)) if by else "",
            filters="\n".join(filters),
        )
        for name, column in {"v": question, **others}.items():
            values |= parameters_of(name, column)
            values[f"{name}_questionnaire"] = column.questionnaire
        rows = self._engine.read(
            statement, **values, questionnaire=question.questionnaire, round=in_round
        )
        return [Cell(**row) for row in rows]


def _beside(name: str, question: Column, other: Column) -> str:
    """Return how rows of `other`, called `name`, are found beside a value of `question`."""
    same = question.questionnaire == other.questionnaire
    return (BESIDE if same else ACROSS).format(b=name, asked=names_of(name, other))
