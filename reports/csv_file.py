"""Writes tables as CSV files that Swedish spreadsheets open as they are, and without danger."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

Cell = str | int | float | None

BYTE_ORDER_MARK = "\ufeff"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A text that begins so may be run as a formula (OWASP, CSV Injection)."""


@dataclass(frozen=True)
class Table:
    """Rows under named columns; its name is fit for a file."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def csv_file(table: Table) -> bytes:
    """Return a table as UTF-8 with a byte order mark, semicolons between, and decimal commas.

    A text that a spreadsheet might run as a formula gets an apostrophe in front.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(_written(column) for column in table.columns)
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return (BYTE_ORDER_MARK + file.getvalue()).encode()


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return f"'{cell}" if cell.startswith(DANGEROUS) else cell
        case float():
            return f"{cell:.15g}".replace(".", ",")
        case int():
            return str(cell)
