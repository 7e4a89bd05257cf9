"""`import-xlsform` and `export-xlsform`: questionnaires as workbooks, and back."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from i18n import LANGUAGES, plural, text
from questionnaires.workbooks import BadWorkbook, Loss, export_workbook, import_workbook
from use_cases.workbooks import read_with_lists

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name

_MOST = 500  # losses of one run that are printed; nobody reads more


def add_workbooks(commands: Subparsers) -> None:
    """Add `import-xlsform` and `export-xlsform`, which open no store."""
    coming = commands.add_parser("import-xlsform", help=text("cli.import_xlsform", LANGUAGES[0]))
    coming.add_argument("book", metavar="BOOK.xlsx", type=Path)
    coming.add_argument("-o", "--output", metavar="FILE.yaml", type=Path, required=True)
    said = text("cli.texts", LANGUAGES[0])
    coming.add_argument("--texts", metavar="CODE", type=language_code, default="und", help=said)
    coming.set_defaults(run=run_import)
    going = commands.add_parser("export-xlsform", help=text("cli.export_xlsform", LANGUAGES[0]))
    going.add_argument("file", metavar="FILE.yaml", type=Path)
    going.add_argument("-o", "--output", metavar="BOOK.xlsx", type=Path, required=True)
    going.set_defaults(run=run_export)
    for command in (coming, going):
        command.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])


def run_import(asked: argparse.Namespace) -> int:
    """Write a workbook as a definition, and print what could not be carried; 1 if it cannot be."""
    try:
        found = import_workbook(asked.book, asked.texts)
    except BadWorkbook as error:
        return _refuse(error, asked.book, asked.language)
    return _keep(found.text.encode("utf-8"), asked, found.losses)


def run_export(asked: argparse.Namespace) -> int:
    """Write a definition as a workbook, and print what could not be carried; 1 if it cannot be."""
    questionnaire = read_with_lists(asked.file)
    try:
        found = export_workbook(questionnaire)
    except BadWorkbook as error:
        return _refuse(error, asked.file, asked.language)
    return _keep(found.data, asked, found.losses)


def language_code(written: str) -> str:
    """Take a language's code as an argument, such as sv or pt-br."""
    if not re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", written.lower()):
        raise argparse.ArgumentTypeError(written)
    return written.lower()


def _refuse(error: BadWorkbook, file: Path, language: str) -> int:
    about = dict(error.values)
    if error.reason == "faulty":
        about["said"] = text(f"lint.{about['said']}", language, **error.values)
    said = text(f"workbook.refused.{error.reason}", language, **about)
    print(f"{file.name}: {said}", file=sys.stderr)
    return 1


def _keep(whole: bytes, asked: argparse.Namespace, losses: Sequence[Loss]) -> int:
    try:
        write_whole(asked.output, whole)
    except OSError as error:
        reason = str(error.strerror)
        print(
            text("workbook.unwritten", asked.language, file=asked.output, reason=reason),
            file=sys.stderr,
        )
        return 1
    print(text("workbook.written", asked.language, file=asked.output))
    lost = [it for it in losses if it.loses]
    changed = [it for it in losses if not it.loses]
    if lost:
        _tell(plural("workbook.lost", asked.language, len(lost)), lost, asked.language)
    if changed:
        _tell(plural("workbook.changed", asked.language, len(changed)), changed, asked.language)
    return 0


def _tell(heading: str, losses: Sequence[Loss], language: str) -> None:
    print(heading)
    for loss in losses[:_MOST]:
        about = {"name": loss.name, "detail": loss.detail}
        print("- " + text(f"workbook.loss.{loss.kind}", language, **about))


def write_whole(file: Path, data: bytes) -> None:
    """Write a file whole or not at all; an OSError if it cannot be written."""
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as part:
        try:
            part.write(data)
            part.flush()
            os.fsync(part.fileno())
            Path(part.name).chmod(0o644)
            Path(part.name).replace(file)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
