from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from storage_samples import LATER, NOW, Begun

from programme import Submission
from storage import Conflict, NotFound, ResponseStatus, StorageError, Store, Unkeepable
from storage.engine import Engine


def test_a_submission_is_numbered_dated_and_returned_with_its_document(begun: Begun) -> None:
    sent = begun.submit(digest="abc")
    assert sent == Submission(
        response_id=begun.head.id,
        organisation_id=begun.organisation,
        questionnaire="anslutning",
        version="2027.1",
        number=1,
        digest="abc",
        sent_at=NOW,
        document={"id": begun.root, "answers": {}, "repeats": {}},
        side="organisation",
        round="2027",
    )
    assert begun.store.submission(begun.head.id) == sent
    assert begun.now.status == "submitted"


def test_sending_the_same_revision_again_returns_the_same_submission(begun: Begun) -> None:
    first = begun.submit()
    assert begun.submit(digest="made a second later") == first
    assert begun.store.submission_count() == 1


def test_of_many_who_press_send_at_once_all_get_the_same_submission(begun: Begun) -> None:
    revision = begun.now.revision
    with ThreadPoolExecutor(8) as pool:
        sent = list(
            pool.map(
                lambda _: begun.store.submit(*begun.ids, {}, "d", (), revision, NOW), range(16)
            )
        )
    assert all(one == sent[0] for one in sent)
    assert begun.store.submission_count() == 1


def test_a_draft_that_has_changed_since_is_not_sent(begun: Begun) -> None:
    revision = begun.now.revision
    begun.save("q", "i en annan flik")
    with pytest.raises(Conflict):
        begun.store.submit(*begun.ids, {}, "d", (), revision, NOW)
    assert begun.now.status == "draft"
    assert begun.store.submission_count() == 0


def test_a_returned_response_is_completed_and_sent_as_number_two(begun: Begun) -> None:
    begun.save("q", "ja")
    first = begun.submit(digest="d1")
    begun.store.return_response(begun.head.id, NOW)
    assert begun.now.status == "returned"
    assert begun.store.submissions()[0].number == 1
    begun.save("q", "nej")
    second = begun.submit(digest="d2")
    assert (first.number, second.number) == (1, 2)
    assert begun.store.submission(begun.head.id) == second
    assert begun.store.submission(begun.head.id, 1) == first
    assert [one.digest for one in begun.store.submissions()] == ["d2"]
    assert begun.store.submission_count() == 2


def test_a_returned_response_may_be_sent_again_as_it_was(begun: Begun) -> None:
    begun.submit()
    begun.store.return_response(begun.head.id, NOW)
    assert begun.submit().number == 2
    assert begun.now.status == "submitted"


def test_only_what_was_submitted_is_returned(store: Store, begun: Begun) -> None:
    with pytest.raises(Conflict):
        store.return_response(begun.head.id, NOW)
    with pytest.raises(NotFound):
        store.return_response("nothing", NOW)
    begun.submit()
    store.return_response(begun.head.id, NOW)
    store.return_response(begun.head.id, LATER)
    returned = [event.at for event in store.events(begun.head.id) if event.who == "staff"]
    assert returned == [NOW]


def test_heads_come_without_documents_and_by_questionnaire_and_round(
    store: Store, begin: Callable[..., Begun]
) -> None:
    ours, theirs = begin("A"), begin("B", "uppfoljning")
    begin("C")
    for one in (ours, theirs):
        one.submit()
    assert [head.document for head in store.submissions()] == [{}, {}]
    assert [head.response_id for head in store.submissions("uppfoljning")] == [theirs.head.id]
    assert len(store.submissions(round="2027")) == 2
    assert store.submissions(round="2028") == store.submissions("samtal") == []


def test_a_document_returns_as_it_was_given(begun: Begun) -> None:
    document = {"b": ["å", 1, 2.5], "a": {"Ö": [{"id": "x", "answers": {}}]}, "tom": []}
    begun.store.submit(*begun.ids, document, "d", (), begun.head.revision, NOW)
    kept = begun.store.submission(begun.head.id).document
    assert kept == document
    assert list(kept) == list(document)


def test_there_is_no_submission_before_one_is_sent(begun: Begun) -> None:
    for number in (None, 1):
        with pytest.raises(NotFound):
            begun.store.submission(begun.head.id, number)


def test_statuses_tell_how_far_each_response_has_come(
    store: Store, begin: Callable[..., Begun]
) -> None:
    writing, sent = begin("A"), begin("B")
    sent.submit()
    store.save_answer(*writing.ids, writing.root, "q", "ja", LATER)
    assert sorted(store.statuses("2027")) == sorted(
        [
            ResponseStatus(writing.organisation, "anslutning", "draft", LATER),
            ResponseStatus(sent.organisation, "anslutning", "submitted", NOW),
        ]
    )
    assert store.statuses("2028") == []


def test_a_document_that_cannot_be_kept_leaves_the_draft_a_draft(begun: Begun) -> None:
    for document in ({"a": "\x00"}, {"a": float("nan")}):
        with pytest.raises(Unkeepable):
            begun.store.submit(*begun.ids, document, "d", (), begun.head.revision, NOW)
    with pytest.raises(Unkeepable):
        begun.submit([begun.value("q", "\ud800")])
    assert begun.now.status == "draft"
    assert begun.store.submission_count() == 0


@pytest.mark.parametrize("change", ["UPDATE submission SET digest = 'x'", "DELETE FROM submission"])
def test_a_submission_cannot_be_changed_behind_the_stores_back(
    begun: Begun, engine: Engine, change: str
) -> None:
    sent = begun.submit()
    with pytest.raises((StorageError, sqlite3.Error)):
        engine.write(lambda sql: sql(change))
    assert begun.store.submission(begun.head.id) == sent
