"""Looks at a workbook from outside, and refuses what is none or is not safe to open."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from questionnaires.workbooks.refusals import BadWorkbook

LARGEST_FILE = 20_000_000  # bytes; the largest of 150 public workbooks has 3 million
LARGEST_UNPACKED = 100_000_000  # bytes of all parts together, as the zip directory says
MOST_PARTS = 2_000
SUFFIXES = (".xlsx", ".xls")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = "_VBA_PROJECT".encode("utf-16-le")


def checked_bytes(path: Path) -> bytes:
    """Read a workbook's file, once it is clear that it can be opened; else a BadWorkbook."""
    suffix = path.suffix.lower()
    if suffix == ".xlsm":
        raise BadWorkbook("macros")
    if suffix not in SUFFIXES:
        raise BadWorkbook("suffix", suffix=suffix or "–")
    data = _read(path)
    if not data:
        raise BadWorkbook("empty")
    if suffix == ".xlsx":
        _check_zip(data)
    else:
        _check_ole(data)
    return data


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise BadWorkbook("missing")
        if path.stat().st_size > LARGEST_FILE:
            raise BadWorkbook("too_large")
        return path.read_bytes()
    except OSError:
        raise BadWorkbook("missing") from None


def _check_zip(data: bytes) -> None:
    if data.startswith(_OLE):
        raise BadWorkbook("encrypted" if _ENCRYPTED in data else "suffix", suffix=".xlsx")
    if not data.startswith(_ZIP):
        raise BadWorkbook("no_workbook")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise BadWorkbook("broken") from None
    _check_parts(parts)


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    names = {it.filename.lower().lstrip("/") for it in parts}
    if len(parts) > MOST_PARTS or sum(it.file_size for it in parts) > LARGEST_UNPACKED:
        raise BadWorkbook("too_large")
    if any(it.flag_bits & 0x1 for it in parts):
        raise BadWorkbook("encrypted")
    if "xl/workbook.xml" not in names and "[content_types].xml" not in names:
        raise BadWorkbook("no_workbook")
    if any("vbaproject" in it for it in names):
        raise BadWorkbook("macros")
    if any(it.startswith("xl/externallinks/") for it in names):
        raise BadWorkbook("links")


def _check_ole(data: bytes) -> None:
    if data.startswith(_ZIP):
        raise BadWorkbook("suffix", suffix=".xls")
    if not data.startswith(_OLE):
        raise BadWorkbook("no_workbook")
    if _ENCRYPTED in data:
        raise BadWorkbook("encrypted")
    if _MACROS in data:
        raise BadWorkbook("macros")
