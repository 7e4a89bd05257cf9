"""Has pyxform understand the sheets of a workbook."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path
from typing import Any

from questionnaires.workbooks.guarding import checked_bytes
from questionnaires.workbooks.refusals import BadWorkbook

Sheets = dict[str, Any]
"""The questionnaire as pyxform has it: nested `children`, `choices` by list, and settings."""

LONGEST_REASON = 300  # characters


def read_sheets(path: Path) -> Sheets:
    """Read a workbook; a BadWorkbook says why it cannot be."""
    data = checked_bytes(path)
    from pyxform.errors import PyXFormError  # noqa: PLC0415 — takes a second to import

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _understood(data, path)
    except PyXFormError as error:
        raise _not_accepted(error) from error
    except (MemoryError, RecursionError) as error:
        raise BadWorkbook("too_large") from error
    except Exception as error:  # what libraries make of a broken file has no end
        raise BadWorkbook("broken") from error


def _understood(data: bytes, path: Path) -> Sheets:
    from pyxform.xls2json import workbook_to_json  # noqa: PLC0415 — takes a second to import
    from pyxform.xls2json_backends import get_xlsform  # noqa: PLC0415 — takes a second to import

    book = get_xlsform(BytesIO(data), file_type=path.suffix.lower())
    external = [dict(it) for it in book.external_choices or ()]
    sheets: Sheets = workbook_to_json(book, fallback_form_name=path.stem, warnings=[])
    return {**sheets, "external_choices": external}


def _not_accepted(error: Exception) -> BadWorkbook:
    if "was not recognized" in str(error) or not str(error):
        return BadWorkbook("broken")
    if "sheet named 'survey'" in str(error):
        return BadWorkbook("empty")
    return BadWorkbook("not_accepted", said=" ".join(str(error).split())[:LONGEST_REASON])
