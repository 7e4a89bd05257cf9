from __future__ import annotations

from datetime import UTC, datetime

import pytest
from use_cases_samples import NOW, STAFF, Clock, Respondent

from access import Session
from storage import Conflict, NotFound, RoundClosed, Stale
from use_cases.answering import (
    HoldsPersonalNumber,
    UnknownQuestion,
    add_instance,
    keep_answer,
    open_response,
    remove_instance,
)
from use_cases.desk import Desk, UnknownQuestionnaire
from use_cases.permission import NotAllowed
from use_cases.sending import send


def test_a_response_is_begun_once_with_its_default_answers(ours: Respondent) -> None:
    first, second = ours.open(), ours.open()

    assert (first.head.id, first.head.root) == (second.head.id, second.head.root)
    assert (second.head.status, second.head.round) == ("draft", "host")
    assert second.state.response.answers == {"dryck": "kaffe"}


def test_a_response_can_be_sent_as_it_was_first_opened(desk: Desk, ours: Respondent) -> None:
    # Instances that each record asks for are made while it is opened, so its revision moves.
    assert send(desk, ours.session, ours.open()).number == 1


def test_an_answer_is_there_when_the_response_is_opened_again(ours: Respondent) -> None:
    ours.answer(dryck="te", sort="Earl Grey")
    assert ours.open().state.response.answers == {"dryck": "te", "sort": "Earl Grey"}


def test_an_answer_is_erased_with_none(ours: Respondent) -> None:
    assert ours.answer(dryck=None).state.response.answers == {}


def test_every_change_gives_the_response_a_new_revision(clock: Clock, ours: Respondent) -> None:
    opened = ours.open()
    clock.go_on(minutes=1)
    revision = ours.keep(opened, opened.head.root, "dryck", "te")

    assert revision == ours.open().head.revision > opened.head.revision
    assert ours.open().head.saved_at == clock.now


def test_an_instance_for_each_record_is_there_from_the_start(ours: Respondent) -> None:
    for _ in range(2):
        opened = ours.open()
        found = opened.state.instances("kopp", opened.head.root)
        assert [it.origin for it in found] == ["kaffe", "te"]


def test_an_added_instance_has_its_defaults_from_the_answers_around_it(
    desk: Desk, ours: Respondent
) -> None:
    opened = ours.answer(dryck="te", sort="Grönt")
    new = add_instance(desk, ours.session, opened, "gast", opened.head.root)

    assert ours.open().state.response.find(new).answers == {"g_dryck": ["te"]}


def test_a_removed_instance_is_gone_and_the_others_stay(desk: Desk, ours: Respondent) -> None:
    opened = ours.open()
    first = add_instance(desk, ours.session, opened, "gast", opened.head.root)
    second = add_instance(desk, ours.session, ours.open(), "gast", opened.head.root)
    remove_instance(desk, ours.session, opened.head.id, first)

    left = ours.open().state.instances("gast", opened.head.root)
    assert [it.id for it in left] == [second]


@pytest.mark.parametrize(
    "words", ["Ring Anna, 811218-9876, så ordnar hon det.", "198112189876", ["te", "19811218-9876"]]
)
def test_a_personal_number_is_refused_and_nothing_is_written(
    ours: Respondent, words: str | list[str]
) -> None:
    before = ours.answer(ring="Ring växeln")
    with pytest.raises(HoldsPersonalNumber) as refused:
        ours.keep(before, before.head.root, "ring", words)

    assert "9876" not in str(refused.value)
    assert ours.open().head == before.head
    assert ours.open().state.response.answers["ring"] == "Ring växeln"


@pytest.mark.parametrize("nobody", [STAFF, None], ids=["staff", "nobody"])
def test_staff_can_neither_open_nor_keep_a_draft(
    desk: Desk, ours: Respondent, nobody: Session | None
) -> None:
    opened = ours.answer(dryck="te")
    gast = add_instance(desk, ours.session, opened, "gast", opened.head.root)
    before = ours.open()

    with pytest.raises(NotAllowed):
        open_response(desk, nobody, "fika")
    with pytest.raises(NotAllowed):
        keep_answer(desk, nobody, opened.head.id, opened.head.root, "dryck", "kaffe")
    with pytest.raises(NotAllowed):
        add_instance(desk, nobody, opened, "gast", opened.head.root)
    with pytest.raises(NotAllowed):
        remove_instance(desk, nobody, opened.head.id, gast)
    assert ours.open().head == before.head


def test_another_organisations_ids_do_nothing(
    desk: Desk, ours: Respondent, theirs: Respondent
) -> None:
    own = ours.open()
    opened = theirs.answer(dryck="te", sort="Grönt")
    gast = add_instance(desk, theirs.session, opened, "gast", opened.head.root)
    before = theirs.open()

    with pytest.raises(NotFound):
        ours.keep(opened, opened.head.root, "dryck", "kaffe")
    with pytest.raises(NotFound):
        ours.keep(own, opened.head.root, "dryck", "kaffe")
    with pytest.raises(NotFound):
        remove_instance(desk, ours.session, opened.head.id, gast)
    with pytest.raises(NotFound):
        remove_instance(desk, ours.session, own.head.id, gast)
    assert theirs.open().head == before.head
    assert theirs.open().state.response == before.state.response


def test_another_organisations_open_response_cannot_be_grown(
    desk: Desk, ours: Respondent, theirs: Respondent
) -> None:
    opened = theirs.open()
    with pytest.raises((NotFound, NotAllowed)):
        add_instance(desk, ours.session, opened, "gast", opened.head.root)
    assert theirs.open().head == opened.head


def test_what_was_sent_cannot_be_changed(ours: Respondent) -> None:
    ours.send(dryck="kaffe")
    sent = ours.open()
    with pytest.raises(Conflict):
        ours.keep(sent, sent.head.root, "dryck", "te")
    assert ours.open().head == sent.head


def test_a_questionnaire_that_is_not_there_is_not_opened(desk: Desk, ours: Respondent) -> None:
    with pytest.raises(UnknownQuestionnaire):
        open_response(desk, ours.session, "kommer_sedan")


def test_a_later_questionnaire_knows_what_was_answered_before(
    ours: Respondent, theirs: Respondent
) -> None:
    theirs.answer(dryck="kaffe")
    ours.answer(dryck="te")
    opened = ours.open("vanner")
    assert opened.state.node(opened.head.root, "drack").value == "te"


def test_only_those_who_have_joined_and_want_to_be_seen_are_offered(
    ours: Respondent, theirs: Respondent
) -> None:
    ours.send("anslutning", syns="ja")
    opened = theirs.open("vanner")
    offered = opened.state.node(opened.head.root, "med").choices
    assert [it.name for it in offered] == [ours.organisation]

    theirs.send("anslutning", syns="nej")
    opened = ours.open("vanner")
    assert opened.state.node(opened.head.root, "med").choices == ()


def test_a_stale_answer_is_refused_and_to_another_question_it_is_kept(
    desk: Desk, ours: Respondent
) -> None:
    opened = ours.answer(dryck="te", sort="Earl Grey")
    spot = (desk, ours.session, opened.head.id, opened.head.root)
    ours.answer(sort="Darjeeling")
    with pytest.raises(Stale) as error:
        keep_answer(*spot, "sort", "Assam", opened.head.revision)
    assert (error.value.kept, error.value.given) == ("Darjeeling", "Assam")
    keep_answer(*spot, "dryck", "kaffe", opened.head.revision)
    assert ours.open().state.response.answers["sort"] == "Darjeeling"


def test_a_question_that_is_not_asked_is_refused(desk: Desk, ours: Respondent) -> None:
    opened = ours.open()
    with pytest.raises(UnknownQuestion):
        keep_answer(desk, ours.session, opened.head.id, opened.head.root, "finns_inte", "ja")
    assert ours.open().head.revision == opened.head.revision


def test_nothing_is_kept_or_sent_once_the_round_is_over(
    desk: Desk, ours: Respondent, clock: Clock
) -> None:
    opened = ours.answer(dryck="te", sort="Earl Grey")
    clock.now = datetime(2027, 1, 1, 8, tzinfo=UTC)
    with pytest.raises(RoundClosed):
        keep_answer(desk, ours.session, opened.head.id, opened.head.root, "sort", "Assam")
    with pytest.raises(RoundClosed):
        send(desk, ours.session, opened)
    clock.now = NOW
    assert ours.open().state.response.answers["sort"] == "Earl Grey"


def test_what_was_returned_may_be_completed_after_the_round(
    desk: Desk, ours: Respondent, clock: Clock
) -> None:
    opened = ours.answer(dryck="te", sort="Earl Grey")
    send(desk, ours.session, opened)
    desk.store.return_response(opened.head.id, NOW)
    clock.now = datetime(2027, 1, 1, 8, tzinfo=UTC)
    keep_answer(desk, ours.session, opened.head.id, opened.head.root, "sort", "Assam")
    clock.now = NOW
    assert send(desk, ours.session, ours.open()).number == 2


def test_no_instance_comes_or_goes_and_nothing_begins_once_the_round_is_over(
    desk: Desk, ours: Respondent, clock: Clock
) -> None:
    opened = ours.open()
    guest = add_instance(desk, ours.session, opened, "gast", opened.head.root)
    revision = ours.open().head.revision
    clock.now = datetime(2027, 8, 1, 8, tzinfo=UTC)
    with pytest.raises(RoundClosed):
        add_instance(desk, ours.session, opened, "gast", opened.head.root)
    with pytest.raises(RoundClosed):
        remove_instance(desk, ours.session, opened.head.id, guest)
    with pytest.raises(RoundClosed):
        ours.open()  # the round that was open last, in which nothing is begun
    clock.now = NOW
    assert ours.open().head.revision == revision
