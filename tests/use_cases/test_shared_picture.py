from __future__ import annotations

from dataclasses import replace

import pytest
from use_cases_samples import STAFF, Respondent, respondent

from access import Session
from questionnaires import Answer
from reports import Count, Cross, Summary
from use_cases.answering import add_instance
from use_cases.desk import Desk
from use_cases.permission import NotAllowed
from use_cases.shared_picture import PICTURE, picture_version, shared_picture

JOINING: dict[str, Answer] = {
    "org_namn": "Sala innebandy",
    "har_orgnr": "nej",
    "org_typ": "idrott",
    "storlek": "s0",
    "org_geografi": ["k1981"],
    "beslut_status": "inget",
    "vilja": "OK",
    "kontakt_skydd": "ja",
    "kontakt_roll": "Ordförande",
    "kontakt_epost": "info@example.se",
    "syns": "ja",
    "behorig": "OK",
}
INITIATIVE: dict[str, Answer] = {
    "i_titel": "Tjejkvällar",
    "i_text": "En kväll i veckan.",
    "i_skede": "genomfors",
    "i_delmal": ["dm5", "dm6"],
    "i_delmal_huvud": "dm5",
    "i_typ": ["natverk"],
    "i_malgrupp": ["unga"],
    "i_var": "inom",
    "i_exempel": "nej",
}


def figure(desk: Desk, name: str) -> Summary:
    return next(summary for it, summary in shared_picture(desk, STAFF) if it.name == name)


def shown(summary: Summary) -> dict[str, int | None]:
    """Give the figures that are not zero, by category, or by row and column."""
    match summary:
        case Count():
            pairs = zip((it.name for it in summary.categories), summary.numbers, strict=True)
        case Cross():
            names = [f"{row.name} {col.name}" for row in summary.rows for col in summary.columns]
            pairs = zip(names, (it for row in summary.numbers for it in row), strict=True)
    return {name: number for name, number in pairs if number != 0}


@pytest.fixture
def club(county: Desk) -> Respondent:
    """Let a club join and describe one initiative, without sending the description."""
    club = respondent(county, "Sala innebandy")
    club.send("anslutning", **JOINING)
    opened = club.open("sjalvbeskrivning")
    own = add_instance(county, club.session, opened, "insats", opened.head.root)
    for question, answer in INITIATIVE.items():
        club.keep(opened, own, question, answer)
    return club


def test_an_empty_picture_has_every_figure_with_nothing_in_it(county: Desk) -> None:
    found = shared_picture(county, STAFF)

    assert [figure for figure, _ in found] == list(PICTURE)
    assert all(shown(summary) == {} and summary.basis.base == 0 for _, summary in found)


def test_a_submission_is_in_the_picture_at_once(county: Desk, club: Respondent) -> None:
    assert shown(figure(county, "stages")) == {}
    club.send("sjalvbeskrivning", forankring="chef", b_kontroll="OK")

    stages = figure(county, "stages")
    assert shown(stages) == {"dm5 genomfors": 1, "dm6 genomfors": 1}
    assert (stages.basis.base, stages.basis.organisations, stages.basis.missing) == (1, 1, 0)


def test_nothing_is_suppressed_for_staff(county: Desk, club: Respondent) -> None:
    club.send("sjalvbeskrivning", forankring="chef", b_kontroll="OK")

    assert all(summary.suppressed == 0 for _, summary in shared_picture(county, STAFF))
    assert shown(figure(county, "joined")) == {"idrott": 1}


def test_types_of_organisation_are_put_together_in_the_strategys_groups(
    county: Desk, club: Respondent
) -> None:
    club.send("sjalvbeskrivning", forankring="chef", b_kontroll="OK")

    groups = [it.name for it in county.programme.addressees]
    by_group = figure(county, "goals_by_group")
    assert isinstance(by_group, Cross)
    assert [it.name for it in by_group.columns] == groups
    assert shown(by_group) == {"dm5 civilsamhalle": 1, "dm6 civilsamhalle": 1}


def test_instances_that_left_a_question_out_are_missing_and_not_zero(
    county: Desk, club: Respondent
) -> None:
    club.send("sjalvbeskrivning", forankring="chef", b_kontroll="OK")

    basis = figure(county, "areas").basis
    assert (basis.base, basis.missing) == (0, 1)


def test_the_pictures_version_changes_with_every_submission_and_with_no_draft(
    county: Desk, club: Respondent
) -> None:
    before = picture_version(county, STAFF)
    club.answer("sjalvbeskrivning", forankring="chef", b_kontroll="OK")
    assert picture_version(county, STAFF) == before

    club.send("sjalvbeskrivning")
    assert picture_version(county, STAFF) != before


def test_figures_of_a_questionnaire_that_cannot_be_served_are_left_out(county: Desk) -> None:
    served = {"anslutning": county.questionnaire("anslutning")}
    broken = replace(county, library=replace(county.library, questionnaires=served))

    assert [figure.name for figure, _ in shared_picture(broken, STAFF)] == ["joined"]


@pytest.mark.parametrize("what", [picture_version, shared_picture])
def test_the_picture_is_for_staff(county: Desk, club: Respondent, what: object) -> None:
    sessions: list[Session | None] = [club.session, None]
    for session in sessions:
        with pytest.raises(NotAllowed):
            what(county, session)  # type: ignore[operator]
