from __future__ import annotations

import pytest
from use_cases_samples import STAFF, Clock, Respondent

from storage import NotFound, Refused
from use_cases.desk import Desk
from use_cases.home import tasks
from use_cases.organisations import BadName, add_organisation, make_link, register
from use_cases.permission import NotAllowed
from use_cases.signing_in import open_link, who


def test_an_organisation_is_added_under_its_name_without_spare_spaces(desk: Desk) -> None:
    added = add_organisation(desk, STAFF, "  Sala \t innebandy ")

    assert added.name == "Sala innebandy"
    assert [it.organisation for it in register(desk, STAFF)] == [added]


@pytest.mark.parametrize("name", ["", " \n", "x" * 121])
def test_a_name_that_is_empty_or_too_long_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(BadName):
        add_organisation(desk, STAFF, name)
    assert register(desk, STAFF) == []


def test_a_new_link_ends_the_earlier_ones_and_what_they_opened(
    desk: Desk, ours: Respondent, theirs: Respondent
) -> None:
    other, _ = open_link(desk, make_link(desk, STAFF, theirs.organisation))
    old = make_link(desk, STAFF, ours.organisation)
    key, _ = open_link(desk, old)
    new = make_link(desk, STAFF, ours.organisation)

    with pytest.raises(Refused, match="revoked"):
        open_link(desk, old)
    assert who(desk, key) is None
    assert open_link(desk, new)
    assert who(desk, other)


def test_no_link_is_made_to_an_organisation_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(NotFound):
        make_link(desk, STAFF, "påhittad")


def test_the_register_shows_where_each_is_and_never_an_answer(
    desk: Desk, clock: Clock, ours: Respondent, theirs: Respondent
) -> None:
    ours.answer("fika", ring="hemligt")
    clock.go_on(days=1)
    theirs.send("fika")
    first, second = register(desk, STAFF)

    assert [it.organisation.name for it in (first, second)] == ["Kanelbullen", "Sockerkakan"]
    assert {n: s.status for n, s in first.standings.items()} == {"fika": "draft"}
    assert {n: s.status for n, s in second.standings.items()} == {"fika": "submitted"}
    assert second.standings["fika"].saved_at == clock.now
    assert "hemligt" not in repr(first)


def test_an_organisation_reaches_nothing_of_the_register(desk: Desk, ours: Respondent) -> None:
    for session in (ours.session, None):
        with pytest.raises(NotAllowed):
            add_organisation(desk, session, "Ny")
        with pytest.raises(NotAllowed):
            make_link(desk, session, ours.organisation)
        with pytest.raises(NotAllowed):
            register(desk, session)
    assert len(desk.store.organisations()) == 1


def test_home_lists_the_rounds_questionnaires_that_can_be_served(
    desk: Desk, ours: Respondent, theirs: Respondent
) -> None:
    ours.send("fika")
    theirs.answer("anslutning", syns="ja")
    name, found = tasks(desk, ours.session)

    assert name == "Kanelbullen"
    assert [(t.questionnaire.id, t.head.status if t.head else None) for t in found] == [
        ("anslutning", None),
        ("fika", "submitted"),
    ]


def test_home_begins_anew_with_a_new_round(desk: Desk, clock: Clock, ours: Respondent) -> None:
    ours.send("fika")
    clock.go_on(days=60)
    _, (task,) = tasks(desk, ours.session)

    assert (task.questionnaire.id, task.head) == ("fika", None)


def test_staff_have_no_home(desk: Desk) -> None:
    for session in (STAFF, None):
        with pytest.raises(NotAllowed):
            tasks(desk, session)
