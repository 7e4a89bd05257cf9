"""Two sides write about one organisation: each its own response, and reads only what was sent."""

from __future__ import annotations

import pytest
from storage_samples import LATER, NOW, OFFICER, Begun

from programme import ORGANISATION, Author, Remark
from storage import Conflict, NotFound, StorageError, Store
from storage.engine import Engine
from storage.schema import STEPS

SOMEBODY = Author("organisation", "p2")


def test_each_side_has_a_response_of_its_own_to_the_same_questionnaire(
    begun: Begun, county: Begun
) -> None:
    begun.save("q", "vi")
    county.save("q", "de")
    assert begun.head.id != county.head.id
    assert begun.draft().answers == {"q": "vi"}
    assert county.draft().answers == {"q": "de"}
    ours = begun.store.own_responses(begun.organisation, "2027")
    theirs = begun.store.own_responses(begun.organisation, "2027", "county")
    assert ([it.id for it in ours], [it.id for it in theirs]) == (
        [begun.head.id],
        [county.head.id],
    )


def test_neither_side_reaches_the_others_draft_by_knowing_its_id(
    begun: Begun, county: Begun
) -> None:
    for mine, side in ((begun, "county"), (county, "organisation")):
        other = Begun(mine.store, mine.organisation, mine.head, Author(side))
        place = mine.add("insats")
        for attempt in (
            other.draft,
            lambda it=other: it.now,
            lambda it=other: it.save("q", "x"),
            lambda it=other: it.add("insats"),
            lambda it=other, at=place: it.remove(at),
            lambda it=other: it.store.was_kept(*it.ids, it.root, "q", "x", it.author.side),
        ):
            with pytest.raises(NotFound):
                attempt()
    with pytest.raises(NotFound):
        begun.store.county_response(begun.head.id)
    assert begun.store.county_response(county.head.id) == county.now


def test_what_one_side_sends_is_not_listed_as_the_others(begun: Begun, county: Begun) -> None:
    begun.submit()
    county.submit()
    store = begun.store
    assert [it.response_id for it in store.submissions()] == [begun.head.id]
    assert [it.response_id for it in store.submissions(side="county")] == [county.head.id]
    assert [it.side for it in store.statuses("2027")] == ["organisation"]
    assert [it.side for it in store.statuses("2027", "county")] == ["county"]
    assert store.submission(county.head.id).side == "county"


def test_events_say_which_side_and_which_person(begun: Begun, county: Begun) -> None:
    county.save("q", "de")
    events = begun.store.events(county.head.id)
    assert {(it.who, it.person_id) for it in events} == {("staff", "p1")}
    assert {(it.who, it.person_id) for it in begun.store.events(begun.head.id)} == {
        ("respondent", None)
    }


def test_the_organisation_confirms_what_the_county_sent(county: Begun, store: Store) -> None:
    county.save("not", "Ring i maj.")
    county.save("q", "ja")
    county.submit()
    for _ in range(2):
        store.confirm_response(*county.ids, 1, LATER, author=SOMEBODY, notes=["not"])
    head = county.now
    assert (head.status, head.confirmed_at, head.confirmed_by) == ("confirmed", LATER, "p2")
    assert county.draft().answers == {"q": "ja"}
    event = store.events(county.head.id)[-1]
    assert (event.who, event.what, event.person_id) == ("respondent", "response_confirmed", "p2")
    assert [it.what for it in store.events(county.head.id)].count("response_confirmed") == 1


def test_only_what_was_sent_last_is_confirmed_and_only_by_the_other_side(
    begun: Begun, county: Begun, store: Store
) -> None:
    with pytest.raises(Conflict):
        store.confirm_response(*county.ids, 1, NOW)
    county.submit()
    begun.submit()
    with pytest.raises(Conflict):
        store.confirm_response(*county.ids, 2, NOW)
    with pytest.raises(NotFound):
        store.confirm_response(county.head.id, "another", 1, NOW)
    with pytest.raises(NotFound):
        store.confirm_response(*begun.ids, 1, NOW)
    assert county.now.status == begun.now.status == "submitted"


def test_asking_for_a_change_ends_the_confirmation_and_opens_the_draft(
    county: Begun, store: Store
) -> None:
    with pytest.raises(Conflict):
        store.ask_for_change(*county.ids, "Nej.", NOW)
    county.submit()
    store.confirm_response(*county.ids, 1, NOW)
    for _ in range(2):
        store.ask_for_change(*county.ids, "Stryk sista meningen.", LATER, SOMEBODY)
    assert (county.now.status, county.now.confirmed_at) == ("returned", None)
    (note,) = store.returning_notes(*county.ids)
    assert (note.side, note.person_id, note.number) == ("organisation", "p2", 1)
    assert note.message == "Stryk sista meningen."
    county.save("q", "ändrat")
    assert county.submit().number == 2
    store.confirm_response(*county.ids, 2, LATER)
    assert county.now.status == "confirmed"


def test_a_response_comes_back_with_the_countys_words(
    begun: Begun, store: Store, engine: Engine
) -> None:
    begun.submit()
    remarks = [Remark(begun.root, "q", "Vilket år?"), Remark("i1", "", "Beskriv mer.")]
    store.return_response(begun.head.id, NOW, "Två saker saknas.", remarks, OFFICER)
    (note,) = store.returning_notes(*begun.ids)
    assert (note.message, note.remarks, note.side) == (
        "Två saker saknas.",
        tuple(remarks),
        "county",
    )
    assert "saknas" not in repr(engine.read("SELECT * FROM event"))
    assert store.returning_notes(begun.head.id, "another") == []


def test_nobody_returns_what_is_their_own(begun: Begun, county: Begun, store: Store) -> None:
    begun.submit()
    county.submit()
    with pytest.raises(NotFound):
        store.return_response(county.head.id, NOW)
    with pytest.raises(NotFound):
        store.ask_for_change(*begun.ids, "", NOW, ORGANISATION)


def test_what_cannot_be_kept_returns_nothing(begun: Begun, store: Store) -> None:
    begun.submit()
    for said in ({"message": "\x00"}, {"remarks": [Remark("i", "q", "\ud800")]}):
        with pytest.raises(StorageError):
            store.return_response(begun.head.id, NOW, **said)  # type: ignore[arg-type]
    assert begun.now.status == "submitted"


def test_a_database_with_responses_takes_the_step_that_parts_the_sides(engine: Engine) -> None:
    before = [name for name, _ in STEPS].index("010_sides")
    engine.migrate(STEPS[:before])
    at = NOW.isoformat(timespec="microseconds")
    engine.write(lambda sql: [sql(it, at=at) for it in EARLIER] and None)
    store = Store(engine)
    assert store.draft("r1", "o1").answers == {"q": "ja"}
    assert store.response("r1", "o1").status == "submitted"
    assert store.submission("r1").document == {}
    store.start_response("o1", "anslutning", "1", "f", "2027", {}, NOW, author=OFFICER)
    engine.write(lambda sql: sql("DELETE FROM instance WHERE id = 'i2'"))
    with pytest.raises(StorageError):
        engine.write(
            lambda sql: sql(
                "INSERT INTO instance (response_id, id, repeat, ordinal, origin)"
                " VALUES ('nothing', 'i', '', 1, '')"
            )
        )


EARLIER = (
    "INSERT INTO organisation (id, name, added_at) VALUES ('o1', 'Alfa', :at)",
    """INSERT INTO response (id, organisation_id, questionnaire, version, fingerprint, round,
       status, root, revision, begun_at, saved_at, event_key)
       VALUES ('r1', 'o1', 'anslutning', '1', 'f', '2027', 'submitted', 'i1', 1, :at, :at, 'k')""",
    """INSERT INTO instance (response_id, id, parent, repeat, ordinal, origin)
       VALUES ('r1', 'i1', NULL, '', 1, ''), ('r1', 'i2', 'i1', 'insats', 1, '')""",
    """INSERT INTO answer (response_id, instance_id, question, value)
       VALUES ('r1', 'i1', 'q', '"ja"'), ('r1', 'i2', 'q', '"nej"')""",
    """INSERT INTO submission (response_id, number, version, fingerprint, revision, digest, sent_at,
       document) VALUES ('r1', 1, '1', 'f', 1, 'd', :at, '{}')""",
)
