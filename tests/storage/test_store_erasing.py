"""What has had its time is erased off the disk; what was sent is kept, and the attempt says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from storage_samples import LATER, NOW, Begun, digest_of, fill

from access import Role
from benchmarks.postgres_server import PostgresServer
from storage import AlreadySubmitted, Conflict, NotFound, Preserved, Store, open_store
from storage.engine import Engine

SENTINEL = "hemligt-utkast-4711"
YEARS = NOW + timedelta(days=800)
Begin = Callable[..., Begun]


def secretive(begun: Begun) -> Begun:
    """Write what is to disappear in every way that a draft can hold it."""
    begun.save("q", SENTINEL)
    begun.save("lista", [SENTINEL, "x" * 9000])
    begun.save("inre", SENTINEL, instance=begun.add("insats", origin=SENTINEL))
    begun.remove(begun.add("insats", inre=SENTINEL))
    begun.save("q", SENTINEL * 2)
    return begun


def test_a_draft_goes_with_all_that_belongs_to_it(engine: Engine, begin: Begin) -> None:
    begun, other = secretive(begin()), begin("Grannen")
    begun.store.erase_draft(begun.head.id, begun.now.saved_at, LATER)
    for table in ("response", "instance", "answer"):
        assert len(engine.read(f"SELECT 1 FROM {table}")) == (0 if table == "answer" else 1)
    assert other.now == other.head
    with pytest.raises(NotFound):
        begun.draft()
    assert begun.store.flaws(digest_of) == []


def test_its_history_says_how_much_went_and_cannot_be_held_against_an_answer(
    engine: Engine, begun: Begun
) -> None:
    (before,) = engine.read("SELECT event_key FROM response")
    secretive(begun)
    begun.store.erase_draft(begun.head.id, begun.now.saved_at, LATER)
    last = begun.store.events(begun.head.id)[-1]
    assert (last.who, last.what, last.at) == ("system", "draft_erased", LATER)
    assert last.detail == {"answers": 4, "instances": 3}
    assert before["event_key"] not in repr(engine.read("SELECT * FROM event"))
    with pytest.raises(NotFound):
        begun.store.was_kept(*begun.ids, begun.root, "q", SENTINEL)


def test_one_begins_anew_after_it(begun: Begun) -> None:
    begun.store.erase_draft(begun.head.id, begun.now.saved_at, LATER)
    again = begun.store.start_response(
        begun.organisation, "anslutning", "2027.1", "f1", "2027", {}, LATER
    )
    assert again.id != begun.head.id
    assert begun.store.draft(again.id, begun.organisation).answers == {}


def test_what_was_saved_since_is_not_erased(begun: Begun) -> None:
    looked = begun.now.saved_at
    begun.store.save_answer(*begun.ids, begun.root, "q", "ja", LATER)
    with pytest.raises(Conflict):
        begun.store.erase_draft(begun.head.id, looked, YEARS)
    assert begun.draft().answers == {"q": "ja"}


@pytest.mark.parametrize("returned", [False, True])
def test_what_was_sent_is_kept_and_the_attempt_says_why(begun: Begun, *, returned: bool) -> None:
    begun.submit()
    if returned:
        begun.store.return_response(begun.head.id, NOW)
    with pytest.raises(Preserved, match="official document"):
        begun.store.erase_draft(begun.head.id, begun.now.saved_at, YEARS)
    assert begun.store.submission(begun.head.id).number == 1


@pytest.mark.parametrize("statement", ["DELETE FROM submission", "DELETE FROM event"])
def test_even_past_the_store_the_attempt_has_its_name(
    engine: Engine, begun: Begun, statement: str
) -> None:
    begun.submit()
    with pytest.raises(Preserved):
        engine.write(lambda sql: sql(statement))


def test_a_response_that_was_sent_cannot_go_with_all_that_belongs_to_it(
    engine: Engine, begun: Begun
) -> None:
    begun.submit()
    with pytest.raises((NotFound, Preserved)):
        engine.write(lambda sql: sql("DELETE FROM response"))
    with pytest.raises(AlreadySubmitted):
        begun.save("q", "ja")


def test_only_drafts_that_nobody_touched_are_untouched(begin: Begin) -> None:
    old, new, sent = begin("A"), begin("B"), begin("C")
    new.store.save_answer(*new.ids, new.root, "q", "ja", LATER)
    sent.submit()
    store = old.store
    (untouched,) = store.untouched_drafts(NOW)
    assert untouched.response_id == old.head.id
    assert (untouched.organisation_id, untouched.round, untouched.saved_at) == (
        old.organisation,
        "2027",
        NOW,
    )
    assert store.untouched_drafts(NOW - timedelta(microseconds=1)) == []
    assert [it.response_id for it in store.untouched_drafts(LATER)] == [old.head.id, new.head.id]
    assert len(store.untouched_drafts(LATER, new.organisation)) == 1


def test_an_announcement_counts_until_the_next_change(begun: Begun) -> None:
    begun.store.announce_erasing(begun.head.id, LATER)
    begun.store.announce_erasing(begun.head.id, YEARS)
    (untouched,) = begun.store.untouched_drafts(NOW)
    assert untouched.announced_at == LATER
    begun.store.save_answer(*begun.ids, begun.root, "q", "ja", YEARS)
    (untouched,) = begun.store.untouched_drafts(YEARS)
    assert untouched.announced_at is None


def test_what_ended_long_ago_leaves_the_log(engine: Engine, store: Store) -> None:
    fill(store, 2)
    store.add_invitation("once", Role.STAFF, None, once=True, expires_at=YEARS, now=NOW)
    store.open_session("once", "theirs", YEARS, NOW)
    store.close_session("theirs", LATER)
    store.add_invitation("open", Role.STAFF, None, once=True, expires_at=YEARS, now=NOW)
    fresh = store.add_organisation("Ny", NOW).id
    store.add_invitation("fresh", Role.RESPONDENT, fresh, once=False, expires_at=YEARS, now=NOW)
    store.open_session("fresh", "mine", YEARS, LATER)
    gone = store.erase_log(LATER, YEARS)
    assert gone == (3, 3, 4)
    left = {it["token_hash"] for it in engine.read("SELECT token_hash FROM invitation")}
    assert left == {"open", "fresh"}
    assert store.session("mine", LATER) is not None
    assert store.erase_log(LATER, YEARS) == (0, 0, 0)
    assert store.flaws(digest_of) == []


def test_what_did_not_end_stays_in_the_log(store: Store) -> None:
    fill(store, 2)
    assert store.erase_log(NOW - timedelta(days=1), YEARS) == (0, 0, 0)
    assert store.session("s0", NOW) is not None


def test_passing_events_are_told_by_number_and_no_number_is_given_twice(
    engine: Engine, store: Store
) -> None:
    ours = store.add_organisation("Kommunen", NOW).id
    store.add_invitation("t", Role.RESPONDENT, ours, once=False, expires_at=YEARS, now=NOW)
    for number in range(3):
        store.open_session("t", f"s{number}", LATER, NOW)
    assert store.erase_log(NOW, LATER).events == 3
    store.open_session("t", "s9", YEARS, LATER)
    of_ours = "SELECT number, what, detail FROM event WHERE subject = :ours ORDER BY number"
    numbered = [(it["number"], it["what"]) for it in engine.read(of_ours, ours=ours)]
    assert numbered == [
        (1, "organisation_added"),
        (2, "invited"),
        (6, "events_erased"),
        (7, "session_opened"),
    ]
    assert '"numbers":[[3,5]]' in str(engine.read(of_ours, ours=ours)[2]["detail"])
    assert store.flaws(digest_of) == []


def files(path: Path) -> bytes:
    """Read all that SQLite has on the disk: the database, its log and the log's index."""
    return b"".join(it.read_bytes() for it in path.parent.glob(f"{path.name}*"))


def test_its_bytes_are_nowhere_in_sqlites_files_while_it_runs(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with open_store(f"sqlite:///{path}") as store:
        ours = store.add_organisation("Kommunen", NOW).id
        head = store.start_response(ours, "anslutning", "1", "f1", "2027", {}, NOW)
        begun = secretive(Begun(store, ours, head))
        assert SENTINEL.encode() in files(path)
        store.erase_draft(head.id, begun.now.saved_at, LATER)
        assert SENTINEL.encode() in files(path)  # in the log still
        store.clear_disk(drafts=True, log=False)
        assert len(list(tmp_path.glob("s.db*"))) == 3
        assert SENTINEL.encode() not in files(path)
        assert store.add_organisation("Grannen", NOW)


def test_who_reads_an_old_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storage import Busy  # noqa: PLC0415

    monkeypatch.setattr("storage.sqlite.PATIENCE", 0.1)
    with open_store(f"sqlite:///{tmp_path / 's.db'}") as store:
        store.add_organisation("Alfa", NOW)
        with store.engine.snapshot() as read:
            assert read("SELECT 1 FROM organisation")
            store.add_organisation("Beta", NOW)
            with pytest.raises(Busy):
                store.clear_disk(drafts=True, log=True)
            store.add_organisation("Gamma", NOW)
        store.clear_disk(drafts=True, log=True)


def kept(server: PostgresServer) -> bytes:
    """Read all tables' files, as a crash would leave them."""
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
    return b"".join(it.read_bytes() for it in (server.folder / "data" / "base").glob("*/*"))


def test_its_bytes_are_nowhere_in_postgresqls_tables(
    postgres_server: PostgresServer, postgres_url: str
) -> None:
    mine = f"{SENTINEL}-postgres"
    with open_store(postgres_url) as store:
        ours = store.add_organisation("Kommunen", NOW).id
        head = store.start_response(ours, "anslutning", "1", "f1", "2027", {}, NOW)
        for number in range(50):
            store.save_answer(head.id, ours, head.root, f"q{number}", mine, NOW)
        assert mine.encode() in kept(postgres_server)
        store.erase_draft(head.id, NOW, LATER)
        assert mine.encode() in kept(postgres_server)
        store.clear_disk(drafts=True, log=False)
        assert mine.encode() not in kept(postgres_server)
        assert store.organisations()
