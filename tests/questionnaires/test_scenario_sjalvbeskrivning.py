from __future__ import annotations

import pytest
from our_questionnaires import our_questionnaires

from questionnaires import Answer, Record
from tests.scenario import Scenario

GOALS = 6
INITIATIVE: dict[str, Answer] = {
    "i_titel": "Tjejkvällar",
    "i_text": "En kväll i veckan.",
    "i_skede": "genomfors",
    "i_delmal": ["dm5"],
    "i_typ": ["natverk"],
    "i_malgrupp": ["unga"],
    "i_var": "inom",
    "i_exempel": "nej",
}


def describing(size: str) -> Scenario:
    joined = Record("o1", "", {"storlek": size, "org_typ": "idrott", "org_geografi": "k1981 k1980"})
    others = [Record("o2", "Norbergs bibliotek", {})]
    return Scenario(
        our_questionnaires()["sjalvbeskrivning"],
        lists={"anslutning": [joined], "organisations": others},
    )


@pytest.fixture
def small() -> Scenario:
    return describing("s1_9")


@pytest.fixture
def large() -> Scenario:
    return describing("s250")


def test_a_small_organisation_begins_on_the_short_way(small: Scenario) -> None:
    assert small.value("vag") == "kort"
    assert [it.name for it in small.state.sections()] == [
        "sa_fungerar_det",
        "insatser",
        "utvecklingspotential",
        "samarbeten",
        "stod_fran_lansstyrelsen",
        "medskick",
        "kontrollera",
    ]


def test_a_large_organisation_begins_on_the_whole_way(large: Scenario) -> None:
    assert large.value("vag") == "hela"
    assert {"styrning", "malen"} < {it.name for it in large.state.sections()}


def test_the_short_way_asks_for_twelve_answers_with_one_initiative(small: Scenario) -> None:
    small.add("insats")
    asked = [small.state.progress(it.name)[1] for it in small.state.sections()]

    assert sum(asked) == 12


def test_the_short_way_from_empty_to_sent(small: Scenario) -> None:
    small.add("insats", **INITIATIVE)
    small.answer("forankring", "chef").answer("b_kontroll", "OK")

    assert small.wrong() == []
    (sent,) = small.sent()["insats"]  # type: ignore[misc]
    assert sent["i_titel"] == "Tjejkvällar"
    assert sent["i_synlighet"] == "anslutna"
    assert "i_geografi" not in sent
    assert small.sent()["storlek"] == "s1_9"


def test_the_short_way_can_be_sent_without_initiatives(small: Scenario) -> None:
    small.answer("forankring", "chef").answer("b_kontroll", "OK")
    assert small.wrong() == ["inga_insatser: required"]

    assert small.answer("inga_insatser", "nej").wrong() == ["inga_insatser: constraint"]
    assert small.answer("inga_insatser", "ja").wrong() == []
    small.add("insats", **INITIATIVE)
    assert not small.asks("inga_insatser")


def test_the_whole_way_from_empty_to_sent(large: Scenario) -> None:
    large.add("insats", **INITIATIVE)
    large.answer("insats[1]/i_resniva", "prestation").answer("insats[1]/i_konsupp", "ja")
    large.add("insats[1]/i_matt", m_namn="Deltagare", m_ar=2026, m_enhet="antal", m_kvinnor=12.0)
    for goal in range(1, GOALS + 1):
        large.answer(f"malet[{goal}]/dm_laget", "l1")
    large.add("utveckling", u_vad="Nå fler", u_delmal="dm5")
    large.add("samhandling", s_roll="soker", s_text="En lokal", s_delmal=["dm5"], s_form=["utbyte"])
    large.answer("medskick_rad", "Fler lokaler").answer("medskick_namn", "ja")
    large.answer("forankring", "ledning").answer("b_kontroll", "OK")

    assert large.wrong() == []
    sent = large.sent()
    assert len(sent["malet"]) == GOALS  # type: ignore[arg-type]
    assert sent["samhandling"][0]["s_geografi"] == ["k1981", "k1980"]  # type: ignore[index]
    assert sent["insats"][0]["i_matt"][0]["m_kvinnor"] == 12.0  # type: ignore[index]


def test_changing_the_way_loses_no_answer(large: Scenario) -> None:
    large.answer("styr_beslut", "s3").answer("vag", "kort")
    assert "styr_beslut" not in large.sent()

    assert large.answer("vag", "hela").sent()["styr_beslut"] == "s3"


def test_each_goal_is_described_by_its_name(large: Scenario) -> None:
    titles = [large.state.title(it.id, "sv") for it in large.state.instances("malet", "svar")]

    assert len(titles) == GOALS
    assert titles[1] == "Ekonomisk jämställdhet"


def test_the_main_goal_is_one_of_those_chosen(small: Scenario) -> None:
    small.add("insats", i_delmal=["dm1", "dm5"])
    assert small.offers("insats[1]/i_delmal_huvud") == "dm1 dm5"

    small.answer("insats[1]/i_delmal", ["dm1"])
    assert not small.asks("insats[1]/i_delmal_huvud")


def test_problem_areas_follow_the_goals_and_are_at_most_three(small: Scenario) -> None:
    small.add("insats", i_delmal=["dm1", "dm6"])
    assert small.offers("insats[1]/i_problem") == "p01 p02 p13 p14 p15"

    small.answer("insats[1]/i_problem", ["p01", "p02", "p13", "p14"])
    assert small.wrong("insats[1]/i_problem") == ["i_problem: too_many"]


def test_work_against_violence_is_asked_about_where_it_is_a_goal(small: Scenario) -> None:
    small.add("insats", i_delmal=["dm5"])
    assert not small.asks("insats[1]/i_vald")
    assert small.answer("insats[1]/i_delmal", ["dm5", "dm6"]).asks("insats[1]/i_vald")


def test_an_end_is_not_before_its_start(small: Scenario) -> None:
    small.add("insats", i_skede="provas", i_start="2027-03-01", i_slut="2027-02-01")
    assert small.wrong("insats[1]/i_slut") == ["i_slut: constraint"]

    assert small.answer("insats[1]/i_start", None).wrong("insats[1]/i_slut") == []


def test_partners_are_organisations_or_names_of_ones_own(small: Scenario) -> None:
    small.add("insats", i_var="bade", i_partner=["o2", "Grannföreningen"])

    assert small.offers("insats[1]/i_partner") == "o2"
    assert small.wrong("insats[1]/i_partner") == []


def test_none_is_not_combined_with_any(large: Scenario) -> None:
    assert large.answer("metoder", ["m4r", "ingen"]).wrong("metoder") == ["metoder: constraint"]
    assert large.answer("stod_behov", ["metod", "inget"]).wrong("stod_behov") == [
        "stod_behov: constraint"
    ]


def test_a_measure_is_from_2015_to_this_year(large: Scenario) -> None:
    large.add("insats", **INITIATIVE, i_resniva="prestation", i_konsupp="delvis")
    large.add("insats[1]/i_matt", m_ar=2028)

    assert large.wrong("insats[1]/i_matt[1]/m_ar") == ["m_ar: constraint"]


def test_a_message_asks_whether_the_name_may_be_told(small: Scenario) -> None:
    assert not small.asks("medskick_namn")
    assert small.answer("medskick_nat", "Lagen").wrong("medskick_namn") == [
        "medskick_namn: required"
    ]


def test_the_unit_is_asked_of_large_organisations(small: Scenario, large: Scenario) -> None:
    assert not small.add("insats").asks("insats[1]/i_enhet")
    assert large.add("insats").asks("insats[1]/i_enhet")


def test_without_a_joining_the_whole_way_is_offered() -> None:
    alone = Scenario(our_questionnaires()["sjalvbeskrivning"])

    assert alone.value("vag") == "hela"
