from __future__ import annotations

import io

import pandas as pd
import pytest
from response_samples import EMPTY, FULL, QUESTIONNAIRE, saying, sent

from questionnaires import Record
from reports.csv_file import Table, csv_file
from reports.tables import answer_tables, tables_of

TABLES = {
    table.name: table
    for table in tables_of(
        QUESTIONNAIRE,
        [sent(FULL), sent({**EMPTY, "id": "r2"})],
        {"o1": "Exempelkommunen"},
        lists={"organisations": [Record("o2", "Exempelbygdens IF")]},
    )
}


def read_back(table: Table) -> pd.DataFrame:
    file = io.BytesIO(csv_file(table))
    return pd.read_csv(file, sep=";", decimal=",", encoding="utf-8-sig")


def test_there_is_a_table_of_responses_and_one_of_each_repeat() -> None:
    assert {name: len(table.rows) for name, table in TABLES.items()} == {
        "startpunkt": 2,
        "insats": 2,
        "matt": 1,
    }


def test_codes_have_their_labels_beside_and_own_words_apart() -> None:
    row = read_back(TABLES["startpunkt"]).iloc[0]
    assert (row["typ"], row["typ:label"]) == ("kommun", "Kommun")
    assert row["malen"] == "dm1 dm3"
    assert row["malen:label"] == "Makt och inflytande; Utbildning"
    assert row["malen:other"] == "Något eget"
    assert row["ordning"] == "dm3 dm1 dm2"
    assert row["med:label"] == "Exempelbygdens IF"


def test_numbers_dates_and_texts_come_back_as_they_were() -> None:
    frame = read_back(TABLES["startpunkt"])
    row = frame.iloc[0]
    assert row["andel"] == 0.12345
    assert row["antal"] == 12500
    assert row["storlek"] == 25000
    assert row["beslutat"] == "2025-03-31"
    assert row["sent_at"] == "2027-03-31T10:01:00+00:00"
    assert row["beskrivning"] == "Första raden.\n\nTredje raden."
    assert frame["organisation"].tolist() == ["Exempelkommunen", "Exempelkommunen"]


def test_each_row_of_a_matrix_is_a_column() -> None:
    row = read_back(TABLES["startpunkt"]).iloc[0]
    assert row["nu_ledning"] == 4
    assert row["nu_ledning:label"] == "Arbetar"
    assert pd.isna(row["nu_analys"])


def test_an_instance_says_what_it_is_inside() -> None:
    row = read_back(TABLES["matt"]).iloc[0]
    assert (row["response"], row["instance"], row["parent"]) == ("r1", "m1", "i1")


def test_contact_details_are_in_no_table() -> None:
    assert "i_kontakt" not in TABLES["insats"].columns
    assert b"Kim Alm" not in csv_file(TABLES["insats"])


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_a_text_that_might_run_as_a_formula_is_made_harmless(start: str) -> None:
    said = f'{start}HYPERLINK("http://example.org";"Tryck")'
    content = answer_tables(QUESTIONNAIRE, [sent(saying(said))], {})[""]
    file = io.StringIO(content.decode("utf-8-sig"), newline="")
    frame = pd.read_csv(file, sep=";")
    assert frame["beskrivning"][0].replace("\r", "\n") == f"'{said}".replace("\r", "\n")


def test_a_negative_number_is_left_a_number() -> None:
    assert b"\r\n-5;-0,5\r\n" in csv_file(Table("t", ("a", "b"), ((-5, -0.5),)))


def test_the_file_begins_with_a_byte_order_mark_so_that_spreadsheets_read_utf_8() -> None:
    assert csv_file(TABLES["insats"]).startswith(b"\xef\xbb\xbfresponse;organisation_id")


def test_the_files_are_one_of_responses_and_one_of_each_repeat() -> None:
    assert list(answer_tables(QUESTIONNAIRE, [], {})) == ["", "insats", "matt"]
