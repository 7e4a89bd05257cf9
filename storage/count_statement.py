"""The statement that counts values where no tally has the answer, put together from constants."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from storage.readings import names_of, parameters_of, value_of
from storage.values import Column

COUNT = """
SELECT value, by, COUNT(DISTINCT place) AS instances,
  COUNT(DISTINCT organisation_id) AS organisations
FROM ({found}) AS found GROUP BY 1, 2 ORDER BY 1, 2
"""
FOUND = """
SELECT {value} AS value, {by} AS by, v.path AS place, r.organisation_id
FROM response r {joins}
WHERE r.questionnaire = :questionnaire {conditions}
"""
# SQLite takes what is joined crosswise in the order written; others choose their own.
VALUES = "CROSS JOIN submitted_value {alias}"
OF = "AND {alias}.response_id = {response} AND {asked} "

# In the same response: the same instance, one within it, or one around it. What is within begins
# with the path and a slash, and a slash and a nought are neighbours: an index finds it.
SAME, WITHIN, AROUND = (
    "{b}.path = v.path",
    "{b}.path > v.path || '/' AND {b}.path < v.path || '0'",
    "v.path > {b}.path || '/' AND v.path < {b}.path || '0'",
)
BESIDE = f"({SAME} OR {WITHIN} OR v.repeat <> '' AND {AROUND})"  # nothing is around the root
ROOT = "{b}.repeat = ''"

# The organisation's own latest submitted response to another questionnaire.
ACROSS = """
JOIN response {o} ON {o}.organisation_id = r.organisation_id
  AND {o}.questionnaire = :{o}_questionnaire AND {o}.side = 'organisation'
  AND EXISTS (SELECT 1 FROM submission s WHERE s.response_id = {o}.id)
  AND NOT EXISTS (SELECT 1 FROM response later JOIN submission s ON s.response_id = later.id
    WHERE later.organisation_id = {o}.organisation_id
      AND later.questionnaire = {o}.questionnaire AND later.side = 'organisation'
      AND (later.begun_at, later.id) > ({o}.begun_at, {o}.id))"""
FILTER = """
AND EXISTS (SELECT 1 FROM submitted_value {b} WHERE {b}.response_id = {response} AND {asked}
  AND {value} IN ({wanted}) AND {place})"""

Where = Mapping[Column, str | Collection[str]]
"""For each question the value, or the values of which one is enough."""


class CountStatement:
    """One count: the statement's text, and the parameters that it leaves open."""

    def __init__(
        self,
        question: Column,
        by: Column | None,
        where: Where,
        rounds: Collection[str] | None,
        *,
        answered: bool,
    ) -> None:
        self.parameters = {"questionnaire": question.questionnaire}
        self._question, self._by = question, by
        self._value = "''" if answered else value_of("v", question)
        self._others: dict[str, str] = {}
        conditions = self._conditions(where, rounds)
        branches = [self._found(way, conditions) for way in self._ways()]
        self.text = COUNT.format(found="UNION ALL".join(branches))

    def _found(self, beside: str, conditions: str) -> str:
        """Return one select of what is counted."""
        order = ("b", "v") if beside == AROUND else ("v", "b") if self._by else ("v",)
        joins = [ACROSS.format(o=alias) for alias in self._others.values()]
        joins += [VALUES.format(alias=alias) for alias in order]
        return FOUND.format(
            value=self._value,
            by=value_of("b", self._by) if self._by else "NULL",
            joins=" ".join(joins),
            conditions=self._of("v", self._question) + self._beside(beside) + conditions,
        )

    def _ways(self) -> tuple[str, ...]:
        """Return how values of `by` are found: three ways within a response, each by an index."""
        if self._by is None:
            return ("",)
        return (SAME, WITHIN, AROUND) if self._response(self._by) == "r.id" else (ROOT,)

    def _beside(self, place: str) -> str:
        """Return the condition on values of `by`."""
        return f"{self._of('b', self._by)} AND {place.format(b='b')} " if self._by else ""

    def _of(self, alias: str, column: Column) -> str:
        """Return the condition that a row holds a value of a question."""
        self.parameters |= parameters_of(alias, column)
        return OF.format(
            alias=alias, response=self._response(column), asked=names_of(alias, column)
        )

    def _conditions(self, where: Where, rounds: Collection[str] | None) -> str:
        """Return what else must hold."""
        found = [self._filter(f"w{n}", *wanted) for n, wanted in enumerate(where.items())]
        if rounds is not None:
            found.append(f"AND r.round IN ({self._listed('round', rounds)})")
        return "".join(found)

    def _filter(self, alias: str, column: Column, wanted: str | Collection[str]) -> str:
        """Return the condition that a value of another question is there."""
        self.parameters |= parameters_of(alias, column)
        response = self._response(column)
        return FILTER.format(
            b=alias,
            response=response,
            asked=names_of(alias, column),
            value=value_of(alias, column),
            wanted=self._listed(f"{alias}_value", one_or_more(wanted)),
            place=(BESIDE if response == "r.id" else ROOT).format(b=alias),
        )

    def _listed(self, name: str, values: Collection[str]) -> str:
        """Return the names of parameters that hold the values; none match where there are none."""
        named = {f"{name}_{number}": value for number, value in enumerate(values)}
        self.parameters |= named
        return ", ".join(f":{it}" for it in named) or "NULL"

    def _response(self, column: Column) -> str:
        """Return the response in which a question is looked for, joined where it is another's."""
        if column.questionnaire == self._question.questionnaire:
            return "r.id"
        alias = self._others.setdefault(column.questionnaire, f"o{len(self._others)}")
        self.parameters[f"{alias}_questionnaire"] = column.questionnaire
        return f"{alias}.id"


def one_or_more(wanted: str | Collection[str]) -> tuple[str, ...]:
    """Return one value, or several, as several."""
    return (wanted,) if isinstance(wanted, str) else tuple(wanted)
