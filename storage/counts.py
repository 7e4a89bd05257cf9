"""Figures over each response's latest submission, counted in the database."""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType

from programme import Organisation
from storage.count_statement import CountStatement, Where, one_or_more
from storage.organisations import to_organisation
from storage.readings import names_of, parameters_of, value_of
from storage.tallies import Tallies
from storage.values import Cell, Column, Crossing

NO_FILTER: Where = MappingProxyType({})

GAVE = """
SELECT DISTINCT o.*
FROM organisation o JOIN response r ON r.organisation_id = o.id
JOIN submitted_value v ON v.response_id = r.id AND {asked} AND {value} = :value
WHERE r.questionnaire = :questionnaire ORDER BY o.name, o.id
"""


class Counts(Tallies):
    """Counting values; small groups are suppressed where summaries are made, not here."""

    def counts(
        self,
        question: Column,
        by: Column | None = None,
        where: Where = NO_FILTER,
        round: str | Collection[str] | None = None,  # noqa: A002 -- the glossary's word
    ) -> list[Cell]:
        """Count each value of `question`, together with each value of `by`, where all `where` hold.

        A second question of the same questionnaire is looked for in the same instance, around it
        and within it; one of another questionnaire among the same organisation's root answers.
        Of several values in `where`, one is enough; so of several rounds. Sorted by value. An
        instance with several values is in several cells, so cells do not add up to `answered`.
        """
        return self._count(Crossing(question, by), where, round, answered=False)

    def answered(
        self,
        question: Column,
        by: Column | None = None,
        where: Where = NO_FILTER,
        round: str | Collection[str] | None = None,  # noqa: A002 -- the glossary's word
    ) -> list[Cell]:
        """Count those that answered at all: one cell with the value "" for each value of `by`."""
        return self._count(Crossing(question, by), where, round, answered=True)

    def counts_of(
        self,
        crossings: Collection[Crossing],
        round: str | None = None,  # noqa: A002 -- the glossary's word
    ) -> dict[Crossing, list[Cell]]:
        """Count each crossing as `counts` does: all that are kept as tallies in one read."""
        found = self._tallied(crossings, round, answered=False)
        return {
            it: found[it] if it in found else self.counts(it.question, it.by, round=round)
            for it in crossings
        }

    def organisations_answering(self, question: Column, value: str) -> list[Organisation]:
        """Return the organisations that gave this value in what they sent last, by name."""
        statement = GAVE.format(asked=names_of("v", question), value=value_of("v", question))
        given = parameters_of("v", question) | {"questionnaire": question.questionnaire}
        rows = self._engine.read(statement, **given, value=value)
        return [to_organisation(row) for row in rows]

    def _count(
        self,
        crossing: Crossing,
        where: Where,
        rounds: str | Collection[str] | None,
        *,
        answered: bool,
    ) -> list[Cell]:
        """Read the tally where there is one of this; count values otherwise."""
        asked = None if rounds is None else one_or_more(rounds)
        if not where and (asked is None or len(asked) == 1):
            in_round = asked[0] if asked else None
            found = self._tallied([crossing], in_round, answered=answered)
            if crossing in found:
                return found[crossing]
        return self._count_values(crossing, where, asked, answered=answered)

    def _count_values(
        self,
        crossing: Crossing,
        where: Where,
        rounds: Collection[str] | None,
        *,
        answered: bool,
    ) -> list[Cell]:
        """Count over the values themselves."""
        made = CountStatement(crossing.question, crossing.by, where, rounds, answered=answered)
        return [Cell(**row) for row in self._engine.read(made.text, **made.parameters)]
