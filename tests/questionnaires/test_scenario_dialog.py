from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from earlier_years import INITIATIVE, Lists, described
from our_questionnaires import our_questionnaires

from questionnaires import Record
from tests.scenario import Scenario

JUNE = datetime(2027, 6, 10, 14, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
MATCH = Record("m1", "Norbergs bibliotek söker en lokal", {})


def talking(lists: Lists) -> Scenario:
    """Begin a dialogue with the meeting itself described."""
    lists = {**lists, "matchning": [MATCH]}
    talk = Scenario(our_questionnaires()["dialog"], lists=lists, now=JUNE, side="county")
    talk.answer("c_datum", "2027-06-10").answer("c_form", "fysiskt").answer("c_ledning", "ja")
    talk.answer("c_deltar_org", "Ordförande").answer("c_deltar_lst", ["h1"])
    return talk.answer("c_sammanfattning", "Vi har talat om era kvällar.")


@pytest.fixture
def small() -> Scenario:
    return talking(described("s1_9"))


@pytest.fixture
def large() -> Scenario:
    return talking(described("s250"))


def test_the_short_path_from_empty_to_sent(small: Scenario) -> None:
    small.answer("insatsen[1]/c_bild", "stammer").answer("c_medskick_namn", "ja")

    assert small.wrong() == []
    sent = small.sent()
    assert sent["insatsen"][0]["c_skede"] == "provas"  # type: ignore[index]
    assert sent["c_medskick_rad"] == "Fler lokaler"


def test_the_long_path_from_empty_to_sent(large: Scenario) -> None:
    large.answer("c_nojda", "Kvällarna").answer("c_svart", "Tiden")
    large.answer("malet[1]/c_laget", "l2").answer("malet[1]/c_laget_text", "Mer än vi trodde.")
    large.answer("insatsen[1]/c_bild", "andrad").answer("insatsen[1]/c_andring", "Två kvällar.")
    large.answer("insatsen[1]/c_skede", "genomfors").answer("insatsen[1]/c_exempel", "klar")
    large.add("c_nya", **{**INITIATIVE, "i_titel": "Pappaträffar", "i_exempel": "nej"})
    large.answer("matchningen[1]/c_match", "ja")
    initiative = large.state.instances("insatsen", "svar")[0].origin
    large.add("steg", n_vad="Boka en lokal", n_typ="fortsatt", n_delmal="dm5", n_ansvarig="org")
    large.answer("steg[1]/n_insats", initiative).answer("steg[1]/n_datum", "2027-10-01")
    large.add("stodinsats", st_typ="metod", st_kan="ja", st_vad="En kurs i höst.")
    large.answer("c_medskick_tema", ["tid"]).answer("c_arbetsnot", "Ring i maj.")

    assert large.wrong() == []
    assert len(large.sent()["malet"]) == 6  # type: ignore[arg-type]


def test_every_required_answer_that_is_missing_is_named(large: Scenario) -> None:
    large.answer("c_sammanfattning", None).add("steg")

    assert large.wrong() == [
        "c_bild: required",
        *(f"{it}: required" for it in ("n_vad", "n_typ", "n_delmal", "n_ansvarig", "n_datum")),
        "c_sammanfattning: required",
    ]


def test_what_the_organisation_said_is_shown_and_cannot_be_changed(large: Scenario) -> None:
    assert large.value("malet[1]/forra_laget") == "l1"
    assert large.value("malet[1]/forra_gor") == "Vi räknar."
    assert large.node("malet[1]/forra_laget").read_only
    assert large.value("insatsen[1]/forra_delmal") == ["dm5"]
    assert large.value("forra_stod_behov") == ["metod", "exempel"]
    assert large.state.title(large.state.instances("insatsen", "svar")[0].id, "sv") == "Tjejkvällar"
    assert not large.asks("malet[2]/forra_gor")


def test_a_changed_picture_of_a_goal_says_why(large: Scenario) -> None:
    assert not large.asks("malet[1]/c_laget_text")

    large.answer("malet[1]/c_laget", "l3")
    assert large.wrong("malet[1]/c_laget_text") == ["c_laget_text: required"]


def test_who_took_the_short_path_needs_no_picture_of_the_goals(small: Scenario) -> None:
    assert small.value("malet[1]/c_laget") is None
    assert small.wrong("malet[1]/c_laget") == []
    assert not small.answer("malet[1]/c_laget", "l2").asks("malet[1]/c_laget_text")


def test_an_initiative_that_was_not_discussed_is_asked_nothing_more(large: Scenario) -> None:
    large.answer("insatsen[1]/c_bild", "ej_tagen")

    asked = [
        it
        for it in ("c_skede", "c_problem", "c_styrka", "c_utv")
        if large.asks(f"insatsen[1]/{it}")
    ]
    assert asked == []


def test_the_meeting_is_not_in_the_future_and_a_step_is_after_it(large: Scenario) -> None:
    assert large.answer("c_datum", "2027-06-11").wrong("c_datum") == ["c_datum: constraint"]

    large.answer("c_datum", "2027-06-10").add("steg", n_datum="2027-06-10")
    assert large.wrong("steg[1]/n_datum") == ["n_datum: constraint"]
    large.answer("steg[1]/n_datum", "2029-01-01")
    assert large.wrong("steg[1]/n_datum") == ["n_datum: constraint"]
    assert large.answer("steg[1]/n_datum", "2028-12-31").wrong("steg[1]/n_datum") == []


def test_a_dialogue_changes_the_records_of_the_lists(large: Scenario) -> None:
    large.answer("malet[1]/c_laget", "l2").answer("insatsen[1]/c_skede", "genomfors")
    large.add("c_nya", **{**INITIATIVE, "i_titel": "Pappaträffar"})
    large.add("steg", n_vad="Boka en lokal", n_ansvarig="lst")
    said = {
        (it.list, it.action, it.record.label): it.record.properties for it in large.state.records()
    }

    goal = next(it for key, it in said.items() if key[:2] == ("malet", "update"))
    assert goal == {"laget": "l2", "laget_start": "l2"}
    assert said["insats", "update", "Tjejkvällar"]["skede"] == "genomfors"
    assert said["insats", "create", "Pappaträffar"]["kalla"] == "samtal"
    assert said["steg", "create", "Boka en lokal"]["ansvarig"] == "lst"


def test_a_step_is_seen_by_those_who_may_see_its_initiative(large: Scenario) -> None:
    initiative = large.state.instances("insatsen", "svar")[0].origin
    large.add("steg", n_insats=initiative)

    assert large.value("steg[1]/n_synlighet") == "anslutna"


def test_the_organisation_confirms_the_picture_itself(large: Scenario) -> None:
    own = Scenario(our_questionnaires()["dialog"], lists=large.lists, now=JUNE)
    assert [it.name for it in own.state.sections()] == ["bekrafta_samtalsbilden"]

    assert own.answer("bekr", "andra").wrong() == ["bekr_text: required"]
    assert own.answer("bekr", "stammer").wrong() == []
    assert own.sent() == {"bekr": "stammer"}


def test_a_dialogue_can_be_held_with_who_has_described_nothing() -> None:
    alone = Scenario(our_questionnaires()["dialog"], now=JUNE, side="county")

    assert len(alone.state.instances("malet", "svar")) == 6
    assert alone.state.instances("insatsen", "svar") == []
    assert alone.sent()["malet"]
