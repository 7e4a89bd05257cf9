from __future__ import annotations

import csv
import io

import pytest
from use_cases_samples import STAFF, Respondent

from use_cases.answering import add_instance
from use_cases.desk import Desk
from use_cases.exporting import export, tables_of
from use_cases.permission import NotAllowed


def rows(file: bytes) -> list[dict[str, str]]:
    text = file.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_a_questionnaire_makes_a_table_of_responses_and_one_for_each_repeat(desk: Desk) -> None:
    assert tables_of(desk, "fika") == ["", "gast", "kopp"]
    assert tables_of(desk, "anslutning") == [""]


def test_every_table_that_is_named_can_be_taken_away(desk: Desk, county: Desk) -> None:
    for each in (desk, county):
        for questionnaire in each.library.questionnaires:
            for table in tables_of(each, questionnaire):
                assert export(each, STAFF, questionnaire, table)


def test_what_was_sent_is_in_the_table_and_drafts_are_not(
    desk: Desk, ours: Respondent, theirs: Respondent
) -> None:
    response = ours.send(dryck="te", sort="Grönt")
    theirs.answer(dryck="te", sort="Hemligt")
    (row,) = rows(export(desk, STAFF, "fika", ""))

    assert (row["response"], row["organisation"]) == (response, "Kanelbullen")
    assert (row["dryck"], row["dryck:label"], row["sort"]) == ("te", "Te", "Grönt")
    assert "Hemligt" not in str(row)


def test_contact_data_is_in_no_table(desk: Desk, ours: Respondent) -> None:
    ours.send(ring="Ring växeln")
    for table in tables_of(desk, "fika"):
        assert "växeln" not in export(desk, STAFF, "fika", table).decode()


def test_instances_say_whose_they_are(desk: Desk, ours: Respondent) -> None:
    opened = ours.open()
    gast = add_instance(desk, ours.session, opened, "gast", opened.head.root)
    ours.keep(opened, gast, "g_namn", "Bordet")
    ours.send()
    (row,) = rows(export(desk, STAFF, "fika", "gast"))

    assert (row["instance"], row["parent"]) == (gast, opened.head.root)
    assert (row["organisation"], row["g_namn"]) == ("Kanelbullen", "Bordet")


def test_a_returned_response_is_in_the_table_as_it_was_sent(desk: Desk, ours: Respondent) -> None:
    response = ours.send(dryck="te", sort="Grönt")
    desk.store.return_response(response, desk.clock())
    ours.answer(sort="Inte klart än")

    assert [it["sort"] for it in rows(export(desk, STAFF, "fika", ""))] == ["Grönt"]


def test_an_organisation_takes_no_tables_away(desk: Desk, ours: Respondent) -> None:
    for session in (ours.session, None):
        with pytest.raises(NotAllowed):
            export(desk, session, "fika", "")
