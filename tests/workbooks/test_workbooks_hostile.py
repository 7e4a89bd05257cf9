from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook
from workbook_samples import book, changed

from questionnaires.workbooks import BadWorkbook, import_workbook

ROOT = Path(__file__).parents[2]
SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")
SOUND = [["type", "name", "label"], ["text", "a", "A"]]


def reason(file: Path) -> str:
    with pytest.raises(BadWorkbook) as caught:
        import_workbook(file)
    return caught.value.reason


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.xlsx", b"", "empty"),
        ("text.xlsx", b"hello", "no_workbook"),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100), "no_workbook"),
        ("picture.xls", b"\x89PNG\r\n\x1a\n" + bytes(100), "no_workbook"),
        ("encrypted.xlsx", ENCRYPTED, "encrypted"),
        ("old.xlsx", OLE + bytes(600), "suffix"),
        ("noise.xlsx", b"PK\x03\x04" + bytes(range(256)) * 9, "broken"),
        ("noise.xls", OLE + bytes(range(256)) * 9, "broken"),
        ("book.txt", b"hello", "suffix"),
        ("macros.xlsm", b"hello", "macros"),
    ],
)
def test_what_is_no_workbook_is_refused_with_the_reason(
    name: str, data: bytes, why: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    assert reason(file) == why


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    assert reason(tmp_path / "none.xlsx") == "missing"
    assert reason(tmp_path / "folder.xlsx") == "missing"


@pytest.mark.parametrize(
    ("part", "why"),
    [("xl__vbaProject.bin", "macros"), ("xl__externalLinks__externalLink1.xml", "links")],
)
def test_macros_and_links_to_other_files_are_refused(part: str, why: str, tmp_path: Path) -> None:
    file = changed(tmp_path / "book.xlsx", "", b"", b"", **{part: b"<x/>"})
    assert reason(file) == why


def test_a_zip_bomb_is_refused_by_what_its_directory_says(tmp_path: Path) -> None:
    bomb = b" " * 110_000_000 + b"</sheetData>"
    file = changed(tmp_path / "book.xlsx", SHEET, b"</sheetData>", bomb)
    assert file.stat().st_size < 1_000_000
    assert reason(file) == "too_large"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"<worksheet", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet'),
        (b"</sheetData>", b"</nothing>"),
    ],
)
def test_broken_xml_and_entities_are_refused(before: bytes, after: bytes, tmp_path: Path) -> None:
    assert reason(changed(tmp_path / "book.xlsx", SHEET, before, after)) == "broken"


def test_a_workbook_without_questions_is_refused(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "blank.xlsx")
    assert reason(tmp_path / "blank.xlsx") in ("empty", "not_accepted")
    assert reason(book(tmp_path / "none.xlsx", SOUND[:1])) == "empty"


def test_ten_million_rows_end_within_ten_seconds_of_work_and_write_nothing(tmp_path: Path) -> None:
    rows = b"<row/>" * 10_000_000 + b"</sheetData>"
    file = changed(tmp_path / "book.xlsx", SHEET, b"</sheetData>", rows)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert run(file, tmp_path / "out.yaml").returncode in (0, 1)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 10


def test_a_refusal_is_one_sentence_and_leaves_what_was_there(tmp_path: Path) -> None:
    file, out = tmp_path / "book.xlsx", tmp_path / "out.yaml"
    file.write_bytes(os.urandom(1000))
    out.write_text("was here")
    done = run(file, out)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "book.xlsx: Filen är ingen Excel-arbetsbok.\n"
    assert out.read_text() == "was here"
    assert sorted(it.name for it in tmp_path.iterdir()) == ["book.xlsx", "out.yaml"]


def run(file: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cli", "import-xlsform", str(file), "-o", str(out)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
