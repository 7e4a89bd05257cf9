"""The two ways: a workbook to a questionnaire, and a questionnaire to a workbook."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaires.model import Questionnaire
from questionnaires.workbooks.from_definition import sheets_of
from questionnaires.workbooks.languages import UNDETERMINED
from questionnaires.workbooks.losses import Loss, Losses
from questionnaires.workbooks.mending import usable_questionnaire
from questionnaires.workbooks.reading import Sheets
from questionnaires.workbooks.refusals import BadWorkbook
from questionnaires.workbooks.to_definition import definition_of
from questionnaires.workbooks.writing import check_workbook, workbook_bytes


@dataclass(frozen=True)
class Carried:
    """A questionnaire out of a workbook, and what could not be carried into it."""

    questionnaire: Questionnaire
    losses: tuple[Loss, ...]


@dataclass(frozen=True)
class Exported:
    """A workbook's file, and what XLSForm has no place for."""

    data: bytes
    losses: tuple[Loss, ...]


def imported(sheets: Sheets, language: str = UNDETERMINED) -> Carried:
    """Make a questionnaire of what pyxform has understood; a BadWorkbook where that is nothing.

    `language` is the code of the language of texts that do not say theirs.
    """
    losses = Losses()
    try:
        written = definition_of(sheets, losses, language)
        questionnaire = usable_questionnaire(written, losses)
    except RecursionError:
        raise BadWorkbook("too_large") from None
    return Carried(questionnaire, tuple(losses))


def export_workbook(questionnaire: Questionnaire) -> Exported:
    """Write a questionnaire as a workbook that pyxform accepts; else a BadWorkbook."""
    losses = Losses()
    data = workbook_bytes(sheets_of(questionnaire, losses), losses)
    check_workbook(data)
    return Exported(data, tuple(losses))
