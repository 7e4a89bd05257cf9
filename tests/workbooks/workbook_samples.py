"""Small workbooks, written cell by cell."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from questionnaires.workbooks import Carried, imported, read_sheets

Rows = list[list[str]]


def book(
    file: Path,
    survey: Rows,
    choices: Rows | None = None,
    settings: Rows | None = None,
    entities: Rows | None = None,
) -> Path:
    """Write a workbook; the first row of each sheet is its headings."""
    made = Workbook(write_only=True)
    sheets = {"survey": survey, "choices": choices or [], "settings": settings or []}
    sheets["entities"] = entities or []
    for name, rows in sheets.items():
        sheet = made.create_sheet(name) if rows else None
        for row in rows:
            assert sheet
            sheet.append(row)
    made.save(file)
    return file


def carried(file: Path, survey: Rows, **more: Rows) -> Carried:
    """Write a workbook and take it in."""
    return imported(read_sheets(book(file, survey, **more)))


def changed(file: Path, part: str, before: bytes, after: bytes, **added: bytes) -> Path:
    """Write a small workbook with something else in one of its parts, or with more parts."""
    plain = BytesIO()
    book_of_one = book(file, [["type", "name", "label"], ["text", "a", "A"]])
    plain.write(book_of_one.read_bytes())
    with ZipFile(plain) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(
                info.filename, data.replace(before, after) if info.filename == part else data
            )
        for name, data in added.items():
            new.writestr(name.replace("__", "/"), data)
    return file
