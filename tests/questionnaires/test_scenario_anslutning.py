from __future__ import annotations

import pytest
from our_questionnaires import our_questionnaires

from tests.scenario import Scenario


@pytest.fixture
def joining() -> Scenario:
    return Scenario(our_questionnaires()["anslutning"])


def answered(joining: Scenario) -> Scenario:
    """Answer what the shortest way asks for."""
    return (
        joining.answer("org_namn", "Sala innebandy")
        .answer("har_orgnr", "nej")
        .answer("org_typ", "idrott")
        .answer("storlek", "s0")
        .answer("org_geografi", ["k1981"])
        .answer("beslut_status", "inget")
        .answer("vilja", "OK")
        .answer("kontakt_skydd", "ja")
        .answer("kontakt_roll", "Ordförande")
        .answer("kontakt_epost", "info@example.se")
        .answer("syns", "ja")
        .answer("behorig", "OK")
    )


def test_an_organisation_sees_six_parts_and_not_the_county_boards(joining: Scenario) -> None:
    assert [it.name for it in joining.state.sections()] == [
        "innan_ni_borjar",
        "er_organisation",
        "beslutet",
        "viljeinriktning",
        "kontaktperson",
        "synlighet",
    ]


def test_the_county_board_sees_only_its_own_part() -> None:
    staff = Scenario(our_questionnaires()["anslutning"], side="county")

    assert [it.name for it in staff.state.sections()] == ["lansstyrelsens_uppgifter"]
    assert staff.answer("lst_dnr", "dnr 5").wrong("lst_dnr") == ["lst_dnr: constraint"]
    assert {it.level for it in staff.node("lst_dnr").violations} == {"warning"}


def test_an_empty_joining_lacks_twelve_answers(joining: Scenario) -> None:
    assert joining.wrong() == [
        f"{name}: required"
        for name in (
            *("org_namn", "har_orgnr", "org_typ", "storlek", "org_geografi", "beslut_status"),
            *("vilja", "kontakt_skydd", "kontakt_roll", "kontakt_epost", "syns", "behorig"),
        )
    ]


def test_the_shortest_way_can_be_sent(joining: Scenario) -> None:
    assert answered(joining).wrong() == []
    assert joining.sent()["org_geografi"] == ["k1981"]
    assert "orgnr" not in joining.sent()


@pytest.mark.parametrize(
    ("number", "wrong"),
    [
        ("202100-2411", []),
        ("202100-2412", ["orgnr: malformed"]),
        ("811218-9876", ["orgnr: personal_number"]),
    ],
)
def test_an_organisation_number_is_right_and_is_no_persons(
    joining: Scenario, number: str, wrong: list[str]
) -> None:
    joining.answer("har_orgnr", "ja").answer("orgnr", number)

    assert [it for it in joining.wrong("orgnr") if "required" not in it] == wrong


def test_the_whole_county_is_not_combined_with_parts_of_it(joining: Scenario) -> None:
    joining.answer("org_geografi", ["lan19", "k1981"])
    assert joining.wrong("org_geografi") == ["org_geografi: constraint"]

    joining.answer("org_geografi", ["lan19", "utanfor"])
    assert joining.wrong("org_geografi") == []


def test_a_decision_that_is_taken_has_a_body_and_a_day(joining: Scenario) -> None:
    joining.answer("beslut_status", "fattat")
    assert joining.asks("beslut_organ")
    assert not joining.asks("beslut_planerat")

    joining.answer("beslut_datum", "2030-01-01")
    assert joining.wrong("beslut_datum") == ["beslut_datum: constraint"]
    joining.answer("beslut_datum", "2022-12-31")
    assert joining.wrong("beslut_datum") == ["beslut_datum: constraint"]
    joining.answer("beslut_datum", "2027-05-06")
    assert joining.wrong("beslut_datum") == []


def test_a_planned_decision_lies_ahead(joining: Scenario) -> None:
    joining.answer("beslut_status", "planerat").answer("beslut_planerat", "2027-05-05")

    assert joining.wrong("beslut_planerat") == ["beslut_planerat: constraint"]


def test_a_protected_contact_person_is_not_asked_for_a_name(joining: Scenario) -> None:
    joining.answer("kontakt_skydd", "nej").answer("kontakt_namn", "Kim")
    assert joining.sent()["kontakt_namn"] == "Kim"

    joining.answer("kontakt_skydd", "ja")
    assert not joining.asks("kontakt_namn")
    assert "kontakt_namn" not in joining.sent()


def test_another_kind_of_organisation_describes_itself(joining: Scenario) -> None:
    assert not joining.asks("org_typ_annan")
    assert joining.answer("org_typ", "annan").wrong("org_typ_annan") == ["org_typ_annan: required"]
