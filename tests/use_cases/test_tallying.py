from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from sqlite3 import connect

from test_shared_picture import JOINING
from use_cases_samples import STAFF, respondent

from storage import Column, Crossing
from use_cases.desk import Desk
from use_cases.settings import open_desk, read_settings
from use_cases.shared_picture import PICTURE, TYPE, shared_picture
from use_cases.tallying import crossings, keep_tallies


def test_every_figure_of_the_picture_is_kept(county: Desk) -> None:
    kept = crossings(county)
    assert {Crossing(it.question, it.by) for it in PICTURE} <= kept
    assert {Crossing(it.question) for it in PICTURE} <= kept
    assert Crossing(Column("sjalvbeskrivning", "insats")) in kept


def test_questions_with_choices_are_kept_by_type_of_organisation(county: Desk) -> None:
    kept = crossings(county)
    assert Crossing(Column("anslutning", "storlek"), TYPE) in kept
    assert Crossing(TYPE, TYPE) not in kept


def test_free_text_and_contact_data_are_not_kept(county: Desk) -> None:
    asked = {it.question for it in crossings(county)}
    assert not asked & {Column("anslutning", name) for name in ("org_namn", "kontakt_epost")}


def test_the_picture_is_the_same_from_tallies(county: Desk) -> None:
    respondent(county, "Sala innebandy").send("anslutning", **JOINING)
    counted = shared_picture(county, STAFF)
    keep_tallies(county)
    assert shared_picture(county, STAFF) == counted
    respondent(county, "Köpings simklubb").send("anslutning", **JOINING)
    assert shared_picture(county, STAFF) != counted
    assert county.store.tallies_hold()


def test_tallies_are_kept_from_the_start(tmp_path: Path) -> None:
    database = tmp_path / "s.db"
    desk = open_desk(replace(read_settings(), database=f"sqlite:///{database}"))
    expected = len(crossings(desk))
    desk.store.close()
    with closing(connect(database)) as db:
        assert db.execute("SELECT COUNT(*), SUM(complete) FROM crossing").fetchone() == (
            expected,
            expected,
        )
