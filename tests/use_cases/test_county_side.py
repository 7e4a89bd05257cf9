"""The county writes about an organisation, which confirms it or asks for a change."""

from __future__ import annotations

import pytest
from use_cases_samples import STAFF, Respondent, respondent

from programme import Remark
from storage import NotFound
from use_cases.answering import keep_answer, open_response
from use_cases.desk import Desk, UnknownQuestionnaire
from use_cases.organisations import register
from use_cases.permission import NotAllowed
from use_cases.reading import arrivals, sent_document, sent_head
from use_cases.returning import ask_for_change, confirm, return_response, returning_notes
from use_cases.sending import send


@pytest.fixture
def described(ours: Respondent) -> Respondent:
    """Send who came for a cup."""
    opened = ours.answer(dryck="te", sort="Grönt")
    gast = ours.desk.store.add_instance(
        opened.head.id, ours.organisation, opened.head.root, "gast", "", {}, ours.desk.clock()
    )
    ours.keep(opened, gast, "g_namn", "Fyren")
    ours.send()
    return ours


def dialogue(desk: Desk, about: Respondent, **answers: str) -> str:
    """Write the dialogue and send it; return its id."""
    opened = open_response(desk, STAFF, "samtal", about.organisation)
    for question, answer in answers.items():
        keep_answer(desk, STAFF, opened.head.id, opened.head.root, question, answer)
    opened = open_response(desk, STAFF, "samtal", about.organisation)
    return send(desk, STAFF, opened).response_id


def test_the_dialogue_begins_with_what_the_organisation_sent(
    desk: Desk, described: Respondent
) -> None:
    opened = open_response(desk, STAFF, "samtal", described.organisation)
    assert opened.state.node(opened.head.root, "drack").value == "te"
    (guest,) = opened.state.instances("gasten", opened.head.root)
    assert opened.state.title(guest.id, "sv") == "Fyren"
    assert opened.head.side == "county"


def test_a_dialogue_with_who_has_sent_nothing_begins_empty(desk: Desk, ours: Respondent) -> None:
    ours.answer(dryck="te")
    opened = open_response(desk, STAFF, "samtal", ours.organisation)
    assert opened.state.instances("gasten", opened.head.root) == []
    assert not opened.state.node(opened.head.root, "drack").value


def test_what_is_agreed_is_remembered(desk: Desk, described: Respondent) -> None:
    opened = open_response(desk, STAFF, "samtal", described.organisation)
    (guest,) = opened.state.instances("gasten", opened.head.root)
    keep_answer(desk, STAFF, opened.head.id, guest.id, "kom", "ja")
    dialogue(desk, described)
    (record,) = desk.store.record_lists(described.organisation)["gaster"]
    assert record.properties == {"namn": "Fyren", "kom": "ja"}
    history = desk.store.record_history(described.organisation, "gaster", record.id)
    assert [it.questionnaire for it in history] == ["fika", "samtal"]


def test_working_notes_are_never_sent_and_end_with_the_confirmation(
    desk: Desk, described: Respondent
) -> None:
    sent = dialogue(desk, described, bild="Bra", minne="Ring i maj.")
    assert "minne" not in sent_head(desk, described.session, sent).document["answers"]
    confirm(desk, described.session, sent, 1)
    opened = open_response(desk, STAFF, "samtal", described.organisation)
    assert opened.head.status == "confirmed"
    assert "minne" not in opened.state.response.answers
    assert opened.state.response.answers["bild"] == "Bra"


def test_the_organisation_reads_what_was_sent_and_asks_for_a_change(
    desk: Desk, described: Respondent
) -> None:
    sent = dialogue(desk, described, bild="Bra")
    assert sent_document(desk, described.session, sent, "sv")
    ask_for_change(desk, described.session, sent, "Mycket bra.")
    (note,) = returning_notes(desk, STAFF, sent)
    assert (note.side, note.message) == ("organisation", "Mycket bra.")
    assert open_response(desk, STAFF, "samtal", described.organisation).head.status == "returned"


def test_staff_return_a_response_with_words_that_the_organisation_reads(
    desk: Desk, ours: Respondent
) -> None:
    sent = ours.send(dryck="kaffe")
    remark = Remark(ours.open().head.root, "dryck", "Säkert?")
    return_response(desk, STAFF, sent, "En sak.", [remark])
    assert ours.open().head.status == "returned"
    (note,) = returning_notes(desk, ours.session, sent)
    assert (note.message, note.remarks) == ("En sak.", (remark,))


def test_another_organisation_confirms_nothing(desk: Desk, described: Respondent) -> None:
    sent = dialogue(desk, described)
    other = respondent(desk, "Sockerkakan")
    with pytest.raises(NotAllowed):
        confirm(desk, other.session, sent, 1)
    with pytest.raises(NotFound):
        ask_for_change(desk, other.session, sent, "Nej.")
    with pytest.raises(NotAllowed):
        returning_notes(desk, other.session, sent)


def test_the_county_begins_nothing_without_a_part_of_its_own(desk: Desk, ours: Respondent) -> None:
    with pytest.raises(UnknownQuestionnaire):
        open_response(desk, STAFF, "fika", ours.organisation)
    with pytest.raises(NotAllowed):
        open_response(desk, STAFF, "samtal")
    with pytest.raises(UnknownQuestionnaire):
        ours.open("samtal")


def test_what_the_county_writes_is_not_listed_among_what_came_in(
    desk: Desk, described: Respondent
) -> None:
    dialogue(desk, described)
    assert [it.submission.questionnaire for it in arrivals(desk, STAFF)] == ["fika"]
    assert [[*it.standings] for it in register(desk, STAFF)] == [["fika"]]
