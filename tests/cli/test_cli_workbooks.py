from __future__ import annotations

from pathlib import Path

import pytest

from cli.__main__ import main
from questionnaires import read_definition

BOOKS = Path(__file__).parents[1] / "conformance/books/XLSForm+pyxform"
FORM = BOOKS / "tests__example_xls__yes_or_no_question.xlsx"
ROOT = Path(__file__).parents[2]


def test_a_workbook_becomes_a_definition_that_can_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "form.yaml"
    asked = ["import-xlsform", str(FORM), "-o", str(out), "--texts", "en", "--language", "en"]
    assert main(asked) == 0
    assert list(read_definition(out).items) == ["good_day"]
    assert capsys.readouterr().out.splitlines()[0] == f"{out} is ready."


def test_a_definition_becomes_a_workbook_and_what_only_we_understand_is_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "form.xlsx"
    source = ROOT / "questionnaires/definitions/anslutning.yaml"
    assert main(["export-xlsform", str(source), "-o", str(out)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"{out} är klar."
    assert "- Bara Startpunkt förstår audience; det står i kolumnen startpunkt" in said
    assert out.read_bytes().startswith(b"PK")


def test_a_place_that_cannot_be_written_is_told_and_a_faulty_definition_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "nowhere" / "form.yaml"
    assert main(["import-xlsform", str(FORM), "-o", str(missing), "--language", "en"]) == 1
    assert "cannot be saved" in capsys.readouterr().err
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("id: x\n", encoding="utf-8")
    assert main(["export-xlsform", str(faulty), "-o", str(tmp_path / "x.xlsx")]) == 1
    assert "faulty.yaml:1:1" in capsys.readouterr().err
    assert [it.name for it in tmp_path.iterdir()] == ["faulty.yaml"]


def test_our_largest_questionnaire_goes_out_and_comes_back_within_the_limits(
    tmp_path: Path,
) -> None:
    book, again = tmp_path / "form.xlsx", tmp_path / "form.yaml"
    source = ROOT / "questionnaires/definitions/sjalvbeskrivning.yaml"
    assert main(["export-xlsform", str(source), "-o", str(book)]) == 0
    assert main(["import-xlsform", str(book), "-o", str(again)]) == 0
    assert len(read_definition(again).items) > 50


def test_a_faulty_definition_is_told_in_the_language_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "missing.yaml")
    assert main(["export-xlsform", missing, "-o", str(tmp_path / "x"), "--language", "en"]) == 1
    assert "There is no such file" in capsys.readouterr().err
    assert main(["compare", missing, missing, "--language", "en"]) == 1
    assert "There is no such file" in capsys.readouterr().err
