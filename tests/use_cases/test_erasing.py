"""Drafts that nobody touches are warned of, and then erased; what was sent never is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from use_cases_samples import NOW, STAFF, Clock, Respondent

from access import Duty
from programme.retention import months_later
from storage import NotFound
from use_cases.answering import open_response
from use_cases.desk import Desk
from use_cases.erasing import endings, erase, own_endings
from use_cases.permission import NotAllowed
from use_cases.signing_in import make_staff_link, open_link


def urgencies(desk: Desk) -> list[str]:
    return [it.urgency for it in endings(desk)]


def test_the_writer_is_warned_thirty_and_seven_days_before(
    desk: Desk, clock: Clock, ours: Respondent
) -> None:
    head = ours.open().head
    end = months_later(head.saved_at, 12)
    for days, urgency in ((31, []), (30, ["first"]), (8, ["first"]), (7, ["last"]), (1, ["last"])):
        clock.now = end - timedelta(days=days)
        assert urgencies(desk) == urgency
        assert erase(desk).drafts == 0
    clock.now = end
    assert urgencies(desk) == ["now"]
    assert erase(desk).drafts == 1
    with pytest.raises(NotFound):
        desk.store.response(head.id, ours.organisation)
    assert urgencies(desk) == []


def test_nothing_is_erased_that_nobody_was_warned_of(
    desk: Desk, clock: Clock, ours: Respondent
) -> None:
    ours.open()
    clock.go_on(days=1000)
    assert urgencies(desk) == ["first"]
    assert erase(desk).drafts == 0
    clock.go_on(days=29)
    assert erase(desk).drafts == 0
    clock.go_on(days=1)
    assert erase(desk).drafts == 1


def test_a_change_gives_a_draft_another_year_and_another_warning(
    desk: Desk, clock: Clock, ours: Respondent
) -> None:
    opened = ours.open()
    clock.go_on(days=350)
    erase(desk)
    assert urgencies(desk) == ["first"]
    head = opened.head  # the round is over by now, so that only the store takes the answer
    desk.store.save_answer(head.id, ours.organisation, head.root, "dryck", "te", clock())
    assert urgencies(desk) == []
    clock.go_on(days=364)
    assert urgencies(desk) == ["first"]
    assert erase(desk).drafts == 0


def test_what_was_sent_is_neither_warned_of_nor_erased(
    desk: Desk, clock: Clock, ours: Respondent, theirs: Respondent
) -> None:
    sent, returned = ours.send("fika"), theirs.send("fika")
    desk.store.return_response(returned, clock())
    clock.go_on(days=4000)
    for _ in range(2):
        assert urgencies(desk) == []
        assert erase(desk).drafts == 0
        clock.go_on(days=40)
    assert desk.store.submission(sent).number == 1
    assert theirs.desk.store.draft(returned, theirs.organisation).answers


def test_one_sees_the_warnings_of_ones_own_drafts_only(
    desk: Desk, clock: Clock, ours: Respondent, theirs: Respondent
) -> None:
    mine = ours.open().head.id
    theirs.open()
    clock.go_on(days=360)
    assert len(endings(desk)) == 2
    assert [it.draft.response_id for it in own_endings(desk, ours.session)] == [mine]
    for session in (STAFF, None):
        with pytest.raises(NotAllowed):
            own_endings(desk, session)


def test_the_log_is_erased_two_years_after_it_ended(desk: Desk, clock: Clock) -> None:
    open_link(desk, make_staff_link(desk))
    make_staff_link(desk)
    clock.go_on(days=700)
    assert erase(desk).log == (0, 0, 0)
    clock.go_on(days=60)
    assert erase(desk).log == (1, 2, 1)
    assert erase(desk).log == (0, 0, 0)


def test_the_countys_draft_is_none_of_the_organisations_to_be_warned_of(
    desk: Desk, clock: Clock, ours: Respondent
) -> None:
    mine = ours.open().head.id
    county = open_response(desk, STAFF, "samtal", ours.organisation).head
    clock.go_on(days=360)
    assert {it.draft.response_id for it in endings(desk)} == {mine, county.id}
    assert [it.draft.response_id for it in own_endings(desk, ours.session)] == [mine]


def test_who_left_is_erased_a_year_later(desk: Desk, clock: Clock, ours: Respondent) -> None:
    kim = desk.store.add_person(ours.organisation, Duty.CONTACT, ("Kim", "k@a.example", ""), NOW)
    desk.store.remove_person(kim.id, clock.now)
    clock.go_on(days=300)
    assert erase(desk).people == 0
    clock.go_on(days=100)
    assert erase(desk).people == 1
    assert erase(desk).people == 0
