from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from use_cases_samples import FIKA, STAFF, Clock, Respondent

from questionnaires import read_folder
from reports import Prose, ResponseDocument
from storage import NotFound
from use_cases.desk import Desk
from use_cases.permission import NotAllowed
from use_cases.publishing import publish_file
from use_cases.reading import arrivals, draft_document, own_submission, sent_document, sent_head


def read(document: ResponseDocument, name: str) -> str:
    """Give what stands as the answer to a question outside repeats."""
    parts = (part for section in document.sections for part in section.parts)
    (answer,) = [it.answer for it in parts if getattr(it, "name", "") == name]
    return " ".join(answer.lines) if isinstance(answer, Prose) else repr(answer)


def test_a_draft_is_read_as_it_would_be_sent(desk: Desk, ours: Respondent) -> None:
    document = draft_document(desk, ours.answer(dryck="te", sort="Grönt"), "sv")

    assert (document.organisation, document.title) == ("Kanelbullen", "Fika")
    assert (read(document, "dryck"), read(document, "sort")) == ("Te", "Grönt")


def test_what_was_sent_is_read_by_staff_and_by_its_own_organisation(
    desk: Desk, ours: Respondent, theirs: Respondent
) -> None:
    response = ours.send(dryck="te", sort="Grönt")
    for session in (STAFF, ours.session):
        assert sent_head(desk, session, response).number == 1
        assert read(sent_document(desk, session, response, "sv"), "sort") == "Grönt"

    for stranger in (theirs.session, None):
        with pytest.raises(NotAllowed):
            sent_head(desk, stranger, response)
        with pytest.raises(NotAllowed):
            sent_document(desk, stranger, response, "sv")


def test_staff_read_nothing_of_a_draft(desk: Desk, ours: Respondent) -> None:
    draft = ours.answer(dryck="te", sort="Grönt").head.id

    with pytest.raises(NotFound):
        sent_head(desk, STAFF, draft)
    with pytest.raises(NotFound):
        sent_document(desk, STAFF, draft, "sv")
    assert arrivals(desk, STAFF) == []


def test_staff_read_what_was_sent_also_while_it_is_changed(desk: Desk, ours: Respondent) -> None:
    response = ours.send(dryck="te", sort="Grönt")
    desk.store.return_response(response, desk.clock())
    ours.answer(sort="Inte klart än")

    assert read(sent_document(desk, STAFF, response, "sv"), "sort") == "Grönt"


def test_an_organisation_reads_its_own_submission_and_no_others(
    desk: Desk, ours: Respondent, theirs: Respondent
) -> None:
    response = ours.send()
    theirs.open()

    assert own_submission(desk, ours.session, "fika").response_id == response
    for person in (ours, theirs):
        with pytest.raises(NotFound):
            own_submission(desk, person.session, "anslutning")
    with pytest.raises(NotFound):
        own_submission(desk, theirs.session, "fika")
    with pytest.raises(NotAllowed):
        own_submission(desk, None, "fika")


def test_arrivals_are_listed_the_latest_first(
    desk: Desk, clock: Clock, ours: Respondent, theirs: Respondent
) -> None:
    ours.send()
    clock.go_on(minutes=5)
    theirs.send()

    found = [(it.organisation.name, it.submission.sent_at) for it in arrivals(desk, STAFF)]
    assert [name for name, _ in found] == ["Sockerkakan", "Kanelbullen"]
    assert found[0][1] == clock.now
    for session in (ours.session, None):
        with pytest.raises(NotAllowed):
            arrivals(desk, session)


def test_what_was_sent_is_read_with_the_words_it_was_asked_in(
    desk: Desk, ours: Respondent, tmp_path: Path
) -> None:
    response = ours.send(dryck="te", sort="Grönt")
    later = tmp_path / "later"
    later.mkdir()
    text = FIKA.replace('version: "1"', 'version: "2"').replace("sv: Te\n", "sv: Örtblandning\n")
    (later / "fika.yaml").write_text(text, encoding="utf-8")
    changed = replace(desk, library=read_folder(later))
    publish_file(changed, later / "fika.yaml", "Teet är numera örter.")

    assert changed.questionnaire("fika").choices["dryck"][1].label["sv"] == "Örtblandning"
    assert read(sent_document(changed, STAFF, response, "sv"), "dryck") == "Te"
