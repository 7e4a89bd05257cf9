from __future__ import annotations

import sqlite3
from hashlib import sha256

import pytest
from storage_samples import LATER, NOW, OFFICER

from programme import Report
from storage import Conflict, NotFound, StorageError, Store, Unkeepable
from storage.engine import Engine

PDF = ("application/pdf", b"%PDF-1.7\n\x00\xff")
DATA = {"n": 12, "mål": ["dm1"]}


@pytest.fixture
def report(store: Store) -> Report:
    return store.add_report("samlad_bild", "Samlad bild 2027", "host", DATA, PDF, NOW)


def test_a_report_is_kept_with_its_file_and_figures(store: Store, report: Report) -> None:
    assert (report.status, report.size) == ("working", len(PDF[1]))
    assert report.sha256 == sha256(PDF[1]).hexdigest()
    assert store.reports() == [report] == [store.report(report.id)]
    assert store.report_file(report.id) == PDF[1]
    assert store.report_data(report.id) == DATA


def test_a_working_version_can_be_deleted(store: Store, report: Report) -> None:
    store.delete_report(report.id, LATER)
    assert store.reports() == []
    for attempt in (store.report, store.report_file, store.report_data):
        with pytest.raises(NotFound):
            attempt(report.id)
    with pytest.raises(NotFound):
        store.delete_report(report.id, LATER)


def test_an_adopted_report_never_changes(store: Store, report: Report, engine: Engine) -> None:
    store.adopt_report(report.id, "801-9-2027", LATER, OFFICER)
    adopted = store.report(report.id)
    assert (adopted.status, adopted.adopted_at) == ("adopted", LATER)
    assert adopted.registration == "801-9-2027"
    with pytest.raises(Conflict):
        store.delete_report(report.id, LATER)
    with pytest.raises(Conflict):
        store.adopt_report(report.id, "another", LATER)
    for change in (
        "UPDATE report SET title = 'x'",
        "UPDATE report SET lasting = 0, adopted_at = NULL",
        "DELETE FROM report",
    ):
        with pytest.raises((StorageError, sqlite3.Error)):
            engine.write(lambda sql, it=change: sql(it))
    assert store.report(report.id) == adopted


def test_every_step_of_a_report_is_written_down(
    store: Store, report: Report, engine: Engine
) -> None:
    other = store.add_report("samlad_bild", "Utkast", "host", {}, PDF, NOW)
    store.adopt_report(report.id, "1", LATER, OFFICER)
    store.delete_report(other.id, LATER)
    rows = engine.read("SELECT what, person_id FROM event WHERE subject = '' ORDER BY number")
    assert [(row["what"], row["person_id"]) for row in rows] == [
        ("report_added", None),
        ("report_added", None),
        ("report_adopted", "p1"),
        ("report_deleted", None),
    ]


def test_what_cannot_be_kept_is_refused(store: Store) -> None:
    with pytest.raises(Unkeepable):
        store.add_report("k", "a\x00", "host", {}, PDF, NOW)
    with pytest.raises(Unkeepable):
        store.add_report("k", "a", "host", {"n": float("nan")}, PDF, NOW)
    assert store.reports() == []
