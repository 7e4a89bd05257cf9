"""Writes the rows of sheets as a workbook, and has pyxform check that it is a form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO

from questionnaires.workbooks.from_definition import Book
from questionnaires.workbooks.losses import Losses
from questionnaires.workbooks.refusals import BadWorkbook

LONGEST = 32_767  # characters that a cell holds
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def workbook_bytes(sheets: Book, losses: Losses) -> bytes:
    """Give the workbook's file; every cell is a text, none a formula."""
    from openpyxl import Workbook  # noqa: PLC0415 — takes half a second to import
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 — takes half a second to import

    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        headings = list(dict.fromkeys(key for row in rows for key in row))
        for row in [{key: key for key in headings}, *rows]:
            cells = [WriteOnlyCell(sheet, value=_cell(row, key, losses)) for key in headings]
            for cell in cells:
                cell.data_type = "s" if cell.value else "n"
            sheet.append(cells)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def check_workbook(data: bytes) -> None:
    """Have pyxform make a form of the workbook; a BadWorkbook with its reason if it will not."""
    from pyxform.errors import PyXFormError  # noqa: PLC0415 — takes a second to import
    from pyxform.xls2xform import convert  # noqa: PLC0415 — takes a second to import

    try:
        convert(data, file_type=".xlsx")
    except (PyXFormError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise BadWorkbook("not_accepted", said=" ".join(str(error).split())[:300]) from error


def _cell(row: Mapping[str, str], key: str, losses: Losses) -> str | None:
    text = _UNWRITABLE.sub("", row.get(key, ""))
    if len(text) > LONGEST:
        losses.add("shortened", row.get("name", ""), key)
    return text[:LONGEST] or None
