"""Imports every workbook of a folder, and tells what came of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from questionnaires.workbooks import BadWorkbook, Carried, export_workbook, imported, read_sheets

LOADING, ROUND_TRIPPING = 0.95, 0.90  # the least part of those accepted, and of those loaded


@dataclass
class Trip:
    """How far one workbook came: into pyxform, into a questionnaire, out and in again."""

    file: Path
    refused: str = ""  # why pyxform, or we before it, refuse it
    broken: str = ""  # why no questionnaire comes of it
    lost: tuple[str, ...] = ()
    changed: str = ""  # how it differs when it comes back


def workbooks_in(folder: Path) -> list[Path]:
    """List the workbooks of a folder and those below it."""
    return sorted(it for it in folder.rglob("*") if it.suffix.lower() in (".xlsx", ".xls", ".xlsm"))


def take(file: Path) -> Trip:
    """Take a workbook in, out and in again."""
    trip = Trip(file)
    try:
        sheets = read_sheets(file)
    except BadWorkbook as error:
        trip.refused = str(error)
        return trip
    try:
        first = imported(sheets)
    except BadWorkbook as error:
        trip.broken = str(error)
        return trip
    trip.lost = tuple(f"{it.kind} {it.name} {it.detail}" for it in first.losses if it.loses)
    trip.changed = _changed(first)
    return trip


def _changed(first: Carried) -> str:
    try:
        data = export_workbook(first.questionnaire).data
        with TemporaryDirectory() as folder:
            book = Path(folder) / "again.xlsx"
            book.write_bytes(data)
            second = imported(read_sheets(book)).questionnaire
    except BadWorkbook as error:
        return str(error)
    return "" if second == first.questionnaire else "not equal"


def report(trips: list[Trip]) -> Iterator[str]:
    """Give the figures, then what is behind each."""
    accepted = [it for it in trips if not it.refused]
    loaded = [it for it in accepted if not it.broken]
    yield f"{len(accepted)} of {len(trips)} workbooks are read"
    yield f"{len(loaded)} of {len(accepted)} become a questionnaire"
    yield f"{sum(not it.lost for it in loaded)} of {len(loaded)} lose nothing"
    yield f"{sum(not it.changed for it in loaded)} of {len(loaded)} come back equal"
    for trip in trips:
        name = trip.file.name
        yield from (f"refused  {name}: {it}" for it in (trip.refused,) if it)
        yield from (f"broken   {name}: {it}" for it in (trip.broken,) if it)
        yield from (f"changed  {name}: {it}" for it in (trip.changed,) if it)
        yield from (f"lost     {name}: {it}" for it in trip.lost)


def enough(trips: list[Trip]) -> bool:
    """Tell whether as many load, and come back, as are promised."""
    accepted = [it for it in trips if not it.refused]
    loaded = [it for it in accepted if not it.broken]
    back = [it for it in loaded if not it.changed]
    return len(loaded) >= LOADING * len(accepted) and len(back) >= ROUND_TRIPPING * len(loaded)


def run(folder: Path) -> int:
    """Print what came of every workbook of a folder; 0 if enough of them came through."""
    trips = [take(it) for it in workbooks_in(folder)]
    sys.stdout.write("\n".join(report(trips)) + "\n")
    return 0 if enough(trips) else 1
