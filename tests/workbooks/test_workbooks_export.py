from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from workbook_samples import book

from programme import read_programme
from questionnaires import Questionnaire, read_definition, read_folder
from questionnaires.workbooks import Loss, export_workbook, imported, read_sheets
from use_cases.desk import utc_now

ROOT = Path(__file__).parents[2]
LISTS = read_programme(ROOT / "programme/programme.yaml").lists(utc_now().date())
OURS = read_folder(ROOT / "questionnaires/definitions", LISTS).questionnaires
ODD = """
id: udda
version: "1"
title:
  sv: Udda
  en: Odd
sections:
  - name: del
    label:
      sv: "=SUM(A1:A9)"
      en: "#N/A"
    questions:
      - name: skala
        type: range
        start: 0
        end: 1
        step: 0.25
        label:
          sv: TRUE
          en: "1.0"
      - name: rubrik
        type: note
        label:
          sv: "Rad ett\\nrad två ${skala}"
"""


@pytest.mark.parametrize("questionnaire", OURS.values(), ids=OURS)
def test_our_questionnaires_go_out_and_come_back_equal(
    questionnaire: Questionnaire, tmp_path: Path
) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(export_workbook(questionnaire).data)
    back = imported(read_sheets(file))
    assert back.questionnaire == questionnaire
    assert not back.losses


def test_what_odk_does_not_understand_is_told() -> None:
    losses = export_workbook(OURS["sjalvbeskrivning"]).losses
    assert Loss("own", "audience") in losses
    assert {it.kind for it in losses} <= {"own", "each", "function", "entity"}
    assert all(it.loses for it in losses)


def test_repeats_that_go_on_through_the_years_become_entities(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(export_workbook(OURS["sjalvbeskrivning"]).data)
    sheets = load_workbook(file)
    headings, *rows = sheets["entities"].iter_rows(values_only=True)
    assert headings == ("list_name", "label", "repeat")
    assert ("insats", "${i_titel}", "${insats}") in rows


def test_texts_of_an_undetermined_language_stay_apart_from_the_main_one(tmp_path: Path) -> None:
    headings = ["type", "name", "label", "label::French", "hint::French"]
    file = book(tmp_path / "book.xlsx", [headings, ["text", "a", "A", "F", "H"]])
    first = imported(read_sheets(file)).questionnaire
    file.write_bytes(export_workbook(first).data)
    assert first.languages == ("fr", "und")
    assert imported(read_sheets(file)).questionnaire == first


def test_no_text_becomes_a_formula_a_number_or_a_truth(tmp_path: Path) -> None:
    source, file = tmp_path / "odd.yaml", tmp_path / "odd.xlsx"
    source.write_text(ODD, encoding="utf-8")
    first = read_definition(source)
    file.write_bytes(export_workbook(first).data)
    cells = [cell for row in load_workbook(file)["survey"].iter_rows() for cell in row]
    assert {it.data_type for it in cells if it.value is not None} == {"s"}
    assert imported(read_sheets(file)).questionnaire == first
