from __future__ import annotations

import json
from hashlib import sha256

import pytest
from use_cases_samples import STAFF, Clock, Respondent

from storage import Column, Conflict, NotFound
from use_cases.answering import add_instance
from use_cases.desk import Desk
from use_cases.permission import NotAllowed
from use_cases.sending import NotReady, digest, faults, send

DRINK = Column("fika", "dryck")


def test_what_is_sent_is_the_answers_that_count(desk: Desk, ours: Respondent) -> None:
    ours.answer(dryck="te", sort="Grönt")
    sent = desk.store.submission(ours.send(dryck="kaffe"))

    assert sent.number == 1
    assert sent.document["answers"] == {"dryck": "kaffe"}
    assert [it["origin"] for it in sent.document["repeats"]["kopp"]] == ["kaffe", "te"]


def test_the_checksum_is_that_of_the_document_with_its_keys_in_order(
    desk: Desk, ours: Respondent
) -> None:
    sent = desk.store.submission(ours.send(dryck="te", sort="Grönt"))
    written = json.dumps(
        sent.document, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()

    assert sent.digest == sha256(written).hexdigest() == digest(sent.document)


def test_a_response_with_faults_is_not_sent(desk: Desk, ours: Respondent) -> None:
    opened = ours.answer(dryck="te")
    with pytest.raises(NotReady) as refused:
        send(desk, ours.session, opened)

    assert [(it.question, it.kind) for it in refused.value.violations] == [("sort", "required")]
    assert refused.value.violations == faults(opened)
    assert desk.store.submission_count() == 0
    assert ours.open().head.status == "draft"


def test_sending_twice_changes_nothing(desk: Desk, clock: Clock, ours: Respondent) -> None:
    opened = ours.answer(dryck="kaffe")
    first = send(desk, ours.session, opened)
    clock.go_on(minutes=1)

    assert send(desk, ours.session, opened) == first
    assert send(desk, ours.session, ours.open()) == first
    assert desk.store.submission_count() == 1
    assert [cell.instances for cell in desk.store.counts(DRINK)] == [1]


def test_what_was_changed_meanwhile_is_not_sent_unread(desk: Desk, ours: Respondent) -> None:
    read = ours.answer(dryck="kaffe")
    ours.answer(ring="Ring växeln")

    with pytest.raises(Conflict):
        send(desk, ours.session, read)
    assert desk.store.submission_count() == 0


def test_a_submission_is_counted_at_once(desk: Desk, ours: Respondent, theirs: Respondent) -> None:
    ours.answer(dryck="kaffe")
    assert desk.store.counts(DRINK) == []

    ours.send(dryck="kaffe")
    theirs.send(dryck="kaffe")
    (cell,) = desk.store.counts(DRINK)
    assert (cell.value, cell.instances, cell.organisations) == ("kaffe", 2, 2)


def test_each_choice_of_several_is_counted_in_its_instance(desk: Desk, ours: Respondent) -> None:
    opened = ours.open()
    gast = add_instance(desk, ours.session, opened, "gast", opened.head.root)
    ours.keep(opened, gast, "g_dryck", ["kaffe", "te"])
    ours.send()

    cells = desk.store.counts(Column("fika", "g_dryck"))
    assert [(it.value, it.instances) for it in cells] == [("kaffe", 1), ("te", 1)]


@pytest.mark.parametrize("question", ["sort", "ring", "g_namn"])
def test_neither_free_text_nor_contact_data_is_counted(
    desk: Desk, ours: Respondent, question: str
) -> None:
    opened = ours.open()
    gast = add_instance(desk, ours.session, opened, "gast", opened.head.root)
    ours.keep(opened, gast, "g_namn", "Boka bordet")
    ours.send(dryck="te", sort="Grönt", ring="Ring växeln")

    assert desk.store.counts(Column("fika", question)) == []


def test_a_returned_response_is_sent_again_and_counted_once(desk: Desk, ours: Respondent) -> None:
    response = ours.send(dryck="kaffe")
    desk.store.return_response(response, desk.clock())
    assert [it.value for it in desk.store.counts(DRINK)] == ["kaffe"]

    ours.send(dryck="te", sort="Grönt")
    assert desk.store.submission(response).number == 2
    assert [it.value for it in desk.store.counts(DRINK)] == ["te"]


def test_neither_staff_nor_another_organisation_can_send(
    desk: Desk, ours: Respondent, theirs: Respondent
) -> None:
    opened = ours.answer(dryck="kaffe")

    for session in (STAFF, None):
        with pytest.raises(NotAllowed):
            send(desk, session, opened)
    with pytest.raises(NotFound):
        send(desk, theirs.session, opened)
    assert ours.open().head.status == "draft"
