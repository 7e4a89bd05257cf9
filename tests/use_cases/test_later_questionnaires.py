from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from use_cases_samples import NOW, Respondent, respondent

from questionnaires import Instance, State
from use_cases.answering import open_response
from use_cases.desk import Desk, UnknownQuestionnaire
from use_cases.exporting import tables_of
from use_cases.home import tasks
from use_cases.lists import lists_for

LATER = ("dialog", "uppfoljning")


@pytest.fixture
def organisation(county: Desk) -> Respondent:
    return respondent(county, "Kanelbullen")


def test_home_shows_the_rounds_questionnaires_only(county: Desk, organisation: Respondent) -> None:
    _, found = tasks(county, organisation.session)

    assert [it.questionnaire.id for it in found] == ["anslutning", "sjalvbeskrivning"]
    assert [it.id for it in county.asked_now()] == ["anslutning", "sjalvbeskrivning"]


@pytest.mark.parametrize("name", LATER)
def test_what_is_not_ones_own_to_begin_is_not_begun(
    county: Desk, organisation: Respondent, name: str
) -> None:
    with pytest.raises(UnknownQuestionnaire):
        open_response(county, organisation.session, name)


def test_the_follow_up_is_begun_in_its_round(county: Desk, organisation: Respondent) -> None:
    rounds = [it for it in county.programme.rounds if it.name == "uppfoljning_2027"]
    programme = county.programme.model_copy(update={"rounds": tuple(rounds)})
    autumn = replace(county, programme=programme)

    opened = open_response(autumn, organisation.session, "uppfoljning")
    assert [it.name for it in opened.state.sections()] == ["stammer_uppgifterna"]
    assert rounds[0].begins == date(2027, 9, 1)


@pytest.mark.parametrize("name", LATER)
def test_lists_that_are_not_there_yet_are_empty_and_the_state_stands(
    county: Desk, organisation: Respondent, name: str
) -> None:
    asked = county.questionnaire(name)
    lists = lists_for(county, organisation.organisation, asked)
    state = State(asked, Instance("svar"), lists, NOW, "county")

    assert set(lists) == set(asked.uses)
    assert state.instances("insatsen" if name == "dialog" else "lst_steget", "svar") == []
    assert state.submission()["id"] == "svar"


@pytest.mark.parametrize("name", LATER)
def test_each_has_its_tables(county: Desk, name: str) -> None:
    assert tables_of(county, name)[0] == ""
