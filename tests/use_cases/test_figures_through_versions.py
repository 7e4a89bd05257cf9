"""Tables, codebook and figures hold the answers of all versions under the names of now."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from use_cases_samples import FIKA, FIKA_2, STAFF, Clock, Respondent, later_desk

from storage import Column
from use_cases.answering import add_instance
from use_cases.desk import Desk
from use_cases.exporting import export, export_codebook, tables_of
from use_cases.permission import NotAllowed
from use_cases.rounds import compare_rounds

CHOSEN = Column("fika", "valt")


def rows(file: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig")), delimiter=";"))


def codebook(desk: Desk) -> dict[str, dict[str, str]]:
    return {it["variable"]: it for it in rows(export_codebook(desk, STAFF, "fika"))}


@pytest.fixture
def later(desk: Desk, clock: Clock, ours: Respondent, theirs: Respondent, tmp_path: Path) -> Desk:
    """Send the first version with a guest, and then, as another, the second."""
    opened = ours.answer(dryck="kaffe")
    guest = add_instance(desk, ours.session, opened, "gast", opened.head.root)
    ours.keep(opened, guest, "g_dryck", ["kaffe", "te"])
    ours.send()
    clock.go_on(minutes=1)
    later = later_desk(desk, tmp_path, FIKA_2, note="Nytt namn.")
    replace(theirs, desk=later).send(valt="brygg")
    return later


def test_answers_of_all_versions_stand_under_the_names_and_codes_of_now(later: Desk) -> None:
    found = rows(export(later, STAFF, "fika", ""))
    assert [(it["version"], it["valt"], it["valt:label"]) for it in found] == [
        ("1", "brygg", "Kaffe"),
        ("2", "brygg", "Kaffe"),
    ]
    assert "dryck" not in found[0]
    assert rows(export(later, STAFF, "fika", "gast"))[0]["g_valt"] == "brygg te"
    assert {it["origin"] for it in rows(export(later, STAFF, "fika", "kopp"))} == {"brygg", "te"}


def test_what_was_sent_is_kept_with_the_codes_it_was_sent_with(later: Desk) -> None:
    first, second = (later.store.submission(it.response_id) for it in later.store.submissions())
    assert first.document["answers"] == {"dryck": "kaffe"}
    assert second.document["answers"] == {"valt": "brygg"}


def test_figures_count_the_answers_of_all_versions_together(later: Desk) -> None:
    (cell,) = later.store.counts(later.through_versions(CHOSEN))
    assert (cell.value, cell.instances, cell.organisations) == ("brygg", 2, 2)
    guests = later.through_versions(Column("fika", "g_valt"))
    crossed = later.store.counts(guests, later.through_versions(CHOSEN))
    assert [(it.value, it.by, it.instances) for it in crossed] == [
        ("brygg", "brygg", 1),
        ("te", "brygg", 1),
    ]
    chosen = {later.through_versions(CHOSEN): "brygg"}
    assert [it.value for it in later.store.counts(guests, where=chosen)] == ["brygg", "te"]
    found = later.store.organisations_answering(later.through_versions(CHOSEN), "brygg")
    assert [it.name for it in found] == ["Kanelbullen", "Sockerkakan"]


def test_a_question_that_is_gone_keeps_its_column_with_the_words_it_was_asked_in(
    desk: Desk, ours: Respondent, tmp_path: Path
) -> None:
    with_milk = FIKA.replace(
        "  - name: koppar",
        "      - name: mjolk\n        type: select_one dryck\n        label:\n"
        "          sv: Mjölk?\n  - name: koppar",
    )
    first = later_desk(desk, tmp_path, with_milk)
    replace(ours, desk=first).send(dryck="te", sort="Grönt", mjolk="kaffe")
    later = later_desk(desk, tmp_path, FIKA_2, note="Ingen mjölk.")

    (row,) = rows(export(later, STAFF, "fika", ""))
    assert (row["mjolk"], row["mjolk:label"], row["valt"]) == ("kaffe", "Kaffe", "te")
    assert codebook(later)["mjolk"]["versions"] == "1"


def test_a_repeat_that_is_gone_keeps_its_table(
    desk: Desk, ours: Respondent, tmp_path: Path
) -> None:
    ours.open()
    without = FIKA_2[: FIKA_2.index("  - name: koppar")]
    later = later_desk(desk, tmp_path, without, note="Inga koppar.")
    assert tables_of(later, "fika") == ["", "gast", "kopp"]
    assert export(later, STAFF, "fika", "kopp")


def test_contact_data_of_an_old_version_is_in_no_table_of_the_new(
    desk: Desk, ours: Respondent, tmp_path: Path
) -> None:
    ours.send(dryck="kaffe", ring="Ring växeln")
    opened_up = FIKA_2.replace("        audience: contact\n", "")
    later = later_desk(desk, tmp_path, opened_up, note="Vi frågar alla.")
    assert "ring" in rows(export(later, STAFF, "fika", ""))[0]
    assert "växeln" not in export(later, STAFF, "fika", "").decode()


def test_the_codebook_tells_of_each_variable_and_of_each_column_that_all_tables_have(
    later: Desk,
) -> None:
    found = codebook(later)
    assert found["valt"] | {"label_en": ""} == {
        "variable": "valt",
        "table": "fika",
        "label_sv": "",
        "label_en": "",
        "type": "select_one",
        "choices_sv": "brygg = Kaffe; te = Te",
        "choices_en": "brygg = ; te = ",
        "versions": "1; 2",
        "earlier_names": "dryck",
        "wording_changed": "",
        "choices_changed": "",
    }
    assert (found["g_valt"]["table"], found["g_valt"]["earlier_names"]) == ("gast", "g_dryck")
    assert "ring" not in found
    heads = {
        it
        for table in tables_of(later, "fika")
        for it in rows(export(later, STAFF, "fika", table))[0]
    }
    assert {it.partition(":")[0] for it in heads} == set(found)


def test_the_codebook_names_the_versions_in_which_words_or_choices_changed(
    later: Desk, tmp_path: Path
) -> None:
    third = (
        FIKA_2.replace('"2"', '"3"')
        .replace("sv: Vilken sort?", "sv: Vilken sort vill ni ha?")
        .replace("- name: te\n", "- name: saft\n      label:\n        sv: Saft\n    - name: te\n")
    )
    found = codebook(later_desk(later, tmp_path, third, note="Tydligare, och saft."))
    assert (found["sort"]["wording_changed"], found["sort"]["choices_changed"]) == ("3", "")
    assert (found["valt"]["wording_changed"], found["valt"]["choices_changed"]) == ("", "3")


def test_rounds_are_compared_under_the_names_of_now_with_what_makes_it_hard(
    later: Desk, ours: Respondent, tmp_path: Path
) -> None:
    more = FIKA_2.replace('"2"', '"3"').replace(
        "- name: te\n", "- name: saft\n      label:\n        sv: Saft\n    - name: te\n"
    )
    spring = later_desk(later, tmp_path, more, note="Saft.")
    spring = replace(spring, clock=lambda: spring_day)
    spring_day = later.clock().replace(year=2027, month=3)
    replace(ours, desk=spring).send(valt="saft")

    found = compare_rounds(spring, STAFF, "fika", "valt")
    counted = {
        name: [(it.value, it.organisations) for it in cells] for name, cells in found.cells.items()
    }
    assert counted == {"host": [("brygg", 2)], "var": [("saft", 1)]}
    assert found.comparability.offered_otherwise == ("3",)
    assert not found.comparability.rewritten
    assert not compare_rounds(spring, STAFF, "fika", "valt", ["host"]).comparability.is_flagged
    with pytest.raises(NotAllowed):
        compare_rounds(spring, ours.session, "fika", "valt")


def test_what_only_the_county_fills_in_has_no_column_until_it_did(
    desk: Desk, ours: Respondent, tmp_path: Path
) -> None:
    received = (
        "  - name: mottaget\n    label:\n      sv: Mottaget\n    filled_by: county\n"
        "    questions:\n      - name: mottagen_av\n        type: text\n"
    )
    later = later_desk(desk, tmp_path, FIKA + received)
    replace(ours, desk=later).send()
    assert "mottagen_av" not in rows(export(later, STAFF, "fika", ""))[0]
    assert "mottagen_av" not in codebook(later)


def test_an_organisation_takes_no_codebook_away(later: Desk, ours: Respondent) -> None:
    for session in (ours.session, None):
        with pytest.raises(NotAllowed):
            export_codebook(later, session, "fika")
