from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from earlier_years import INITIATIVE, Lists, after, described
from our_questionnaires import our_questionnaires

from tests.scenario import Scenario

AUTUMN = datetime(2028, 9, 1, 9, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
BENEFIT = {"d_nytt_samarbete": "nej", "d_anvant_exempel": "nej", "d_stod": "ja"}


def talked(lists: Lists, goal: str = "") -> Lists:
    """Hold a dialogue that agrees upon a step of each side."""
    talk = Scenario(our_questionnaires()["dialog"], lists=lists, now=AUTUMN, side="county")
    talk.answer("c_datum", "2027-06-10").answer("insatsen[1]/c_bild", "stammer")
    talk.add("steg", n_vad="Boka en lokal", n_ansvarig="org", n_datum="2027-10-01")
    talk.add("steg", n_vad="Ordna en kurs", n_ansvarig="lst", n_datum="2027-10-01")
    if goal:
        talk.answer("malet[1]/c_laget", goal)
    return after(lists, talk)


def following(lists: Lists) -> Scenario:
    return Scenario(our_questionnaires()["uppfoljning"], lists=lists, now=AUTUMN)


def closing(form: Scenario) -> Scenario:
    """Answer what every organisation that stays is asked."""
    form.answer("d_kontakt_ok", "ja").answer("d_kvar", "ja")
    for name, answer in BENEFIT.items():
        form.answer(name, answer)
    return form.answer("d_samtal", "nej").answer("d_kontroll", "OK")


@pytest.fixture
def small() -> Scenario:
    return following(talked(described("s1_9")))


@pytest.fixture
def large() -> Scenario:
    return following(talked(described("s250"), goal="l2"))


def test_who_leaves_is_asked_nothing_more(small: Scenario) -> None:
    small.answer("d_kontakt_ok", "ja").answer("d_kvar", "nej")

    assert [it.name for it in small.state.sections()] == ["stammer_uppgifterna"]
    assert small.wrong() == []
    assert small.sent()["d_kvar"] == "nej"


def test_the_short_path_from_empty_to_sent(small: Scenario) -> None:
    closing(small).answer("insatsen[1]/d_status", "fortsatter")
    small.answer("steget[1]/ns_status", "klart")

    assert small.wrong() == []
    assert {"de_sex_malen", "styrning"}.isdisjoint(it.name for it in small.state.sections())
    sent = small.sent()
    assert sent["insatsen"][0]["d_skede"] == "provas"  # type: ignore[index]
    assert "malet" not in sent


def test_the_long_path_from_empty_to_sent(large: Scenario) -> None:
    closing(large).answer("insatsen[1]/d_status", "utokad").answer(
        "insatsen[1]/d_hant", "Två dagar"
    )
    large.answer("insatsen[1]/d_skede", "genomfors").answer("insatsen[1]/d_resniva", "prestation")
    large.answer("insatsen[1]/d_resultat", "Fler kommer.").answer("insatsen[1]/d_lardom", "Ta tid.")
    large.add("insatsen[1]/d_matt", d_m_namn="Deltagare", d_m_ar=2028, d_m_enhet="antal")
    large.add("d_nya", **{**INITIATIVE, "i_titel": "Pappaträffar"})
    large.answer("steget[1]/ns_status", "andrat").answer("steget[1]/ns_text", "Vi fick en annan.")
    for goal in range(1, 7):
        large.answer(f"malet[{goal}]/d_laget", "l3").answer(f"malet[{goal}]/d_forandring", "langre")
    large.answer("styr_beslut", "s3").answer("d_nytt_samarbete", "ja")
    large.answer("d_nya_partner", ["o2", "Grannföreningen"]).answer("d_medskick_nat", "Lagen")
    large.answer("d_medskick_namn", "nej")

    assert large.wrong() == []
    sent = large.sent()
    assert sent["malet"][0]["laget_start"] == "l2"  # type: ignore[index]
    assert sent["insatsen"][0]["d_matt"][0]["d_m_ar"] == 2028  # type: ignore[index]


def test_last_answers_are_filled_in(large: Scenario) -> None:
    large.answer("d_kvar", "ja")

    assert large.value("insatsen[1]/d_skede") == "provas"
    assert large.value("insatsen[1]/d_synlighet") == "anslutna"
    assert large.value("insatsen[1]/d_exempel") == "ja"
    assert [large.value(f"malet[{it}]/d_laget") for it in (1, 2)] == ["l2", "l1"]


def test_the_goals_are_compared_with_where_the_organisation_began(large: Scenario) -> None:
    large.answer("d_kvar", "ja")

    assert [large.value(f"malet[{it}]/laget_start") for it in (1, 2)] == ["l2", "l1"]
    assert large.node("malet[1]/laget_start").read_only


def test_who_was_given_a_picture_in_the_dialogue_follows_it_up_too() -> None:
    short = following(talked(described("s1_9"), goal="l2")).answer("d_kvar", "ja")

    assert short.asks("malet[1]/d_laget")
    assert not short.asks("styr_beslut")


def test_how_the_work_is_managed_is_filled_in_from_before() -> None:
    lists = described("s250")
    (own,) = lists["sjalvbeskrivning"]
    lists["sjalvbeskrivning"] = [type(own)(own.id, "", {**own.properties, "styr_beslut": "s2"})]
    year = following(lists).answer("d_kvar", "ja")

    assert year.value("styr_beslut") == "s2"
    assert year.value("styr_mal") is None


def test_each_side_answers_for_its_own_steps(large: Scenario) -> None:
    large.answer("d_kvar", "ja")
    steps = large.state.instances("steget", "svar")
    county = Scenario(large.asked, lists=large.lists, now=AUTUMN, side="county")

    assert [large.state.title(it.id, "sv") for it in steps] == ["Boka en lokal"]
    assert county.state.title(county.state.instances("lst_steget", "svar")[0].id, "sv") == (
        "Ordna en kurs"
    )
    assert county.wrong() == ["lst_ns_status: required"]


def test_a_step_that_became_another_says_what(large: Scenario) -> None:
    large.answer("d_kvar", "ja").answer("steget[1]/ns_status", "ej_aktuellt")
    assert large.wrong("steget[1]/ns_text") == ["ns_text: required"]

    large.answer("steget[1]/ns_status", "pagar")
    assert large.asks("steget[1]/ns_datum")
    assert not large.asks("steget[1]/ns_text")


def test_what_stopped_an_initiative_is_asked_where_it_stopped(large: Scenario) -> None:
    large.answer("d_kvar", "ja").answer("insatsen[1]/d_status", "vilar")
    assert large.asks("insatsen[1]/d_hinder")

    assert not large.answer("insatsen[1]/d_status", "utokad").asks("insatsen[1]/d_hinder")


def test_measures_are_asked_as_in_the_self_description(large: Scenario) -> None:
    large.answer("d_kvar", "ja").add("insatsen[1]/d_matt", d_m_ar=2029)

    assert large.wrong("insatsen[1]/d_matt[1]/d_m_ar") == ["d_m_ar: constraint"]
    assert large.label("insatsen[1]/d_matt[1]/d_m_namn") == "Vad mäter ni?"


def test_a_year_changes_the_records_and_the_next_year_reads_them(large: Scenario) -> None:
    closing(large).answer("insatsen[1]/d_skede", "genomfors").answer("malet[1]/d_laget", "l3")
    large.add("d_nya", **{**INITIATIVE, "i_titel": "Pappaträffar"})
    year_after = following(after(large.lists, large)).answer("d_kvar", "ja")

    assert len(year_after.state.instances("insatsen", "svar")) == 2
    assert year_after.value("insatsen[1]/d_skede") == "genomfors"
    assert year_after.value("malet[1]/d_laget") == "l3"
    assert year_after.value("malet[1]/laget_start") == "l2"


def test_without_earlier_records_the_state_stands() -> None:
    alone = closing(following({}))

    assert alone.wrong() == []
    assert alone.sent()["d_kvar"] == "ja"
