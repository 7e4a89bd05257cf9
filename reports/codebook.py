"""Makes the codebook of a questionnaire's tables: a row for each variable, through all versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from i18n import LANGUAGES, text
from questionnaires.model import Matrix, Row
from reports.csv_file import Table
from reports.tables import WHERE, WHOSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from questionnaires.model import Choice, Words
    from questionnaires.versions import Variable
    from reports.csv_file import Cell

COLUMNS = (
    "variable",
    "table",
    *(f"label_{language}" for language in LANGUAGES),
    "type",
    *(f"choices_{language}" for language in LANGUAGES),
    "versions",
    "earlier_names",
    "wording_changed",
    "choices_changed",
)
BETWEEN = "; "
"""Stands between several values in one cell; the versions that changed something are named."""


def codebook(name: str, variables: Mapping[str, Variable], tables: Iterable[Table]) -> Table:
    """Return a table called `name` that tells of every variable in the tables, in their order.

    What is the same in all tables comes first, without a table. `name:label` and `name:other` are
    told of by the variable that they stand beside.
    """
    rows = [_given(column) for column in (*WHOSE, *WHERE)]
    for table in tables:
        found = (variables[column] for column in table.columns if column in variables)
        rows += [_row(variable, table.name) for variable in found]
    return Table(name, COLUMNS, tuple(rows))


def _given(column: str) -> tuple[Cell, ...]:
    said = (text(f"codebook.{column}", language) for language in LANGUAGES)
    return (column, "", *said, *("",) * (len(COLUMNS) - 2 - len(LANGUAGES)))


def _row(variable: Variable, table: str) -> tuple[Cell, ...]:
    return (
        variable.name,
        table,
        *(_label(variable, language) for language in LANGUAGES),
        _type(variable),
        *(_choices(variable.choices, language) for language in LANGUAGES),
        BETWEEN.join(variable.versions),
        BETWEEN.join(variable.earlier_names),
        BETWEEN.join(variable.rewritten()),
        BETWEEN.join(variable.offered_otherwise()),
    )


def _label(variable: Variable, language: str) -> str:
    """Write what was asked; a row of a matrix follows the question of its matrix."""
    part, around = variable.placed.part, variable.placed.around
    matrix = [it for it in around[-1:] if isinstance(part, Row) and isinstance(it, Matrix)]
    said = (_said(getattr(it, "label", {}), language) for it in (*matrix, part))
    return " – ".join(filter(None, said))


def _type(variable: Variable) -> str:
    """Write the type in the definition's word, and the record list where it offers records."""
    list_name = "" if variable.choices else variable.placed.list_name
    return f"{variable.placed.kind} {list_name}".strip()


def _choices(choices: tuple[Choice, ...], language: str) -> str:
    return BETWEEN.join(f"{it.name} = {_said(it.label, language)}" for it in choices)


def _said(words: Words, language: str) -> str:
    return words.get(language, "")
