"""XLSForm workbooks in and out; the only place that knows pyxform and openpyxl."""

from questionnaires.workbooks.carrying import Carried, Exported, export_workbook, imported
from questionnaires.workbooks.confining import Imported, import_workbook
from questionnaires.workbooks.losses import CHANGED, LOST, Loss
from questionnaires.workbooks.reading import read_sheets
from questionnaires.workbooks.refusals import REASONS, BadWorkbook

__all__ = [
    "CHANGED",
    "LOST",
    "REASONS",
    "BadWorkbook",
    "Carried",
    "Exported",
    "Imported",
    "Loss",
    "export_workbook",
    "import_workbook",
    "imported",
    "read_sheets",
]
