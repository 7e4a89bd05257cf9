"""No operation of the store gives one side anything that the other has not sent."""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from storage_samples import LATER, NOW, OFFICER, Begun

from access import Duty, Role
from programme import COUNTY, ORGANISATION, Author, Move, Organisation, Programme, Round, Strategy
from programme import MembershipState as State
from questionnaires.versions import Crosswalk
from storage import Column, Crossing, StorageError, Store
from storage.engine import Engine
from storage.schema import TABLES

SENTINEL = "hemligt-utkast-4711"
COLUMN, INNER = Column("anslutning", "q"), Column("anslutning", "inre")
ROUND = Round(
    name="host",
    label={"sv": "Höst"},
    begins=date(2027, 1, 1),
    ends=date(2027, 6, 30),
    questionnaires=(),
)
STRATEGY = Strategy(name={"sv": "S"}, begins=ROUND.begins, ends=ROUND.ends, vision={"sv": "V"})
PROGRAMME = Programme(strategy=STRATEGY, addressees=(), goals=(), problem_areas=(), rounds=())
HOUSEKEEPING = {"close", "clear_disk"}

Call = Callable[[Store, Begun, Author], object]
SIDED: dict[str, Call] = {
    "start_response": lambda s, b, a: s.start_response(
        b.organisation, "anslutning", "2027.1", "f1", "2027", {}, NOW, author=a
    ),
    "response": lambda s, b, a: s.response(*b.ids, a.side),
    "own_responses": lambda s, b, a: s.own_responses(b.organisation, "2027", a.side),
    "draft": lambda s, b, a: s.draft(*b.ids, a.side),
    "save_answer": lambda s, b, a: s.save_answer(*b.ids, b.root, "q", "ja", NOW, author=a),
    "was_kept": lambda s, b, a: s.was_kept(*b.ids, b.root, "q", SENTINEL, a.side),
    "add_instance": lambda s, b, a: s.add_instance(
        *b.ids, b.root, "insats", SENTINEL[:3], {}, NOW, author=a
    ),
    "remove_instance": lambda s, b, a: s.remove_instance(*b.ids, b.root, NOW, a),
    "restore_instance": lambda s, b, a: s.restore_instance(*b.ids, b.root, NOW, a),
    "move_response": lambda s, b, a: s.move_response(
        *b.ids, Crosswalk({"q": "q"}), "2027.2", "f2", NOW, a
    ),
    "submit": lambda s, b, a: s.submit(*b.ids, {}, "d", (), b.now.revision, NOW, author=a),
}
"""What a side does with its own response; it names the organisation and the side."""

ALL: dict[str, Call] = {
    "add_organisation": lambda s, _, __: s.add_organisation("Beta", NOW),
    "change_organisation": lambda s, b, a: s.change_organisation(
        Organisation(b.organisation, "Gamma", NOW), NOW, a
    ),
    "organisation": lambda s, b, _: s.organisation(b.organisation),
    "organisations": lambda s, _, __: s.organisations(),
    "move_membership": lambda s, b, a: s.move_membership(
        b.organisation, "2027", Move(State.IDENTIFIED, State.INVITED), a, NOW
    ),
    "membership": lambda s, b, _: s.membership(b.organisation, "2027"),
    "memberships": lambda s, _, __: s.memberships("2027"),
    "moves": lambda s, b, _: s.moves(b.organisation, "2027"),
    "add_invitation": lambda s, b, _: s.add_invitation(
        "t", Role.RESPONDENT, b.organisation, once=False, expires_at=LATER, now=NOW
    ),
    "invitation": lambda s, _, __: s.invitation("t"),
    "invitations": lambda s, b, _: s.invitations(b.organisation),
    "revoke_invitations": lambda s, b, _: s.revoke_invitations(b.organisation, NOW),
    "open_session": lambda s, _, __: s.open_session("t", "s", LATER, NOW),
    "session": lambda s, _, __: s.session("s", NOW),
    "close_session": lambda s, _, __: s.close_session("s", NOW),
    "staff_have_signed_in": lambda s, _, __: s.staff_have_signed_in(),
    "add_person": lambda s, b, a: s.add_person(
        b.organisation, Duty.CONTACT, ("Kim", "kim@a.example", ""), NOW, a
    ),
    "people": lambda s, b, _: (s.people(b.organisation), s.people(None)),
    "person": lambda s, b, _: s.person(s.people(b.organisation)[0].id),
    "change_person": lambda s, b, a: s.change_person(s.people(b.organisation)[0], NOW, a),
    "remove_person": lambda s, b, a: s.remove_person(s.people(b.organisation)[0].id, NOW, a),
    "erase_people": lambda s, _, __: s.erase_people(LATER, LATER),
    "add_report": lambda s, _, a: s.add_report(
        "r6", "Bild", "2027", {"n": 1}, ("text/plain", b"n"), NOW, a
    ),
    "reports": lambda s, _, __: s.reports(),
    "report": lambda s, _, __: s.report(s.reports()[0].id),
    "report_file": lambda s, _, __: s.report_file(s.reports()[0].id),
    "report_data": lambda s, _, __: s.report_data(s.reports()[0].id),
    "adopt_report": lambda s, _, a: s.adopt_report(s.reports()[0].id, "1", NOW, a),
    "delete_report": lambda s, _, a: s.delete_report(s.reports()[-1].id, NOW, a),
    "county_response": lambda s, b, _: s.county_response(b.head.id),
    "return_response": lambda s, b, _: s.return_response(b.head.id, NOW, "Hej."),
    "ask_for_change": lambda s, b, _: s.ask_for_change(*b.ids, "Hej.", NOW),
    "confirm_response": lambda s, b, _: s.confirm_response(*b.ids, 1, NOW, notes=["q"]),
    "returning_notes": lambda s, b, _: s.returning_notes(*b.ids),
    "submissions": lambda s, _, __: (s.submissions(), s.submissions(side="county")),
    "submission": lambda s, b, _: s.submission(b.head.id),
    "statuses": lambda s, _, __: (s.statuses("2027"), s.statuses("2027", "county")),
    "submission_count": lambda s, _, __: s.submission_count(),
    "record_lists": lambda s, b, _: (
        s.record_lists(b.organisation),
        s.record_lists(b.organisation, "2027"),
    ),
    "record_history": lambda s, b, _: s.record_history(b.organisation, "insats", SENTINEL[:3]),
    "keep_round": lambda s, _, a: s.keep_round(ROUND, NOW, a),
    "rounds": lambda s, _, __: s.rounds(),
    "close_round": lambda s, _, a: s.close_round("host", NOW, a),
    "open_round": lambda s, _, a: s.open_round("host", NOW, a),
    "freeze_round": lambda s, _, a: s.freeze_round("host", ["insats"], NOW, a),
    "keep_programme": lambda s, _, __: s.keep_programme(PROGRAMME, NOW),
    "programme_versions": lambda s, _, __: s.programme_versions(),
    "programme_version": lambda s, _, __: s.programme_version(1),
    "counts": lambda s, _, __: (
        s.counts(COLUMN),
        s.counts(COLUMN, COLUMN),
        s.counts(INNER, COLUMN),
    ),
    "answered": lambda s, _, __: (
        s.answered(COLUMN),
        s.answered(INNER, where={COLUMN: SENTINEL}),
    ),
    "keep_crossings": lambda s, _, __: s.keep_crossings(
        [Crossing(COLUMN), Crossing(INNER, COLUMN)]
    ),
    "counts_of": lambda s, _, __: s.counts_of([Crossing(COLUMN), Crossing(INNER, COLUMN)]),
    "recount": lambda s, _, __: s.recount(),
    "tallies_hold": lambda s, _, __: s.tallies_hold(),
    "organisations_answering": lambda s, _, __: s.organisations_answering(COLUMN, SENTINEL),
    "publish": lambda s, _, __: s.publish("anslutning", "2027.1", "f1", "{}", NOW),
    "definition_of": lambda s, b, _: s.definition_of(b.head.id, 1),
    "events": lambda s, b, _: s.events(b.head.id),
    "versions": lambda s, _, __: s.versions("anslutning"),
    "answered_versions": lambda s, _, __: s.answered_versions("anslutning"),
    "definition": lambda s, _, __: s.definition("f1"),
    "flaws": lambda s, _, __: s.flaws(str),
    "untouched_drafts": lambda s, _, __: s.untouched_drafts(NOW),
    "announce_erasing": lambda s, b, _: s.announce_erasing(b.head.id, NOW),
    "erase_draft": lambda s, b, _: s.erase_draft(b.head.id, NOW, NOW),
    "erase_log": lambda s, _, __: s.erase_log(NOW, NOW),
}
"""What anybody may be shown the result of, whatever they know."""


@pytest.fixture(params=["ours", "ours, returned", "the county's", "the county's, returned"])
def secretive(request: pytest.FixtureRequest, begun: Begun, county: Begun) -> Begun:
    """Fill a side's draft with what the other may not see."""
    draft = begun if request.param.startswith("ours") else county
    if request.param.endswith("returned"):
        draft.save("q", "skickat")
        draft.submit([draft.value("q", "skickat")])
        if draft is begun:
            draft.store.return_response(draft.head.id, NOW)
        else:
            draft.store.ask_for_change(*draft.ids, "", NOW)
    draft.save("q", SENTINEL)
    draft.save("lista", [SENTINEL])
    draft.remove(draft.add("insats", origin=SENTINEL, inre=SENTINEL))
    draft.save("inre", SENTINEL, instance=draft.add("insats", origin=f"{SENTINEL}2"))
    draft.save("angrat", SENTINEL)
    draft.save("angrat", None)
    return draft


def told(call: Call, store: Store, draft: Begun, author: Author) -> str:
    """Write out all that an operation answers, errors too."""
    try:
        return repr(call(store, draft, author))
    except (StorageError, ValueError, IndexError) as error:
        return "".join(traceback.format_exception(error, limit=0))


def test_every_operation_has_been_given_a_side() -> None:
    public = {name for name, _ in inspect.getmembers(Store, inspect.isfunction)}
    known = {name for name in public if not name.startswith("_")}
    assert known == HOUSEKEEPING | set(SIDED) | set(ALL)
    assert not set(SIDED) & set(ALL)


def test_every_operation_on_drafts_names_the_organisation_and_the_side() -> None:
    for name in SIDED:
        parameters = set(inspect.signature(getattr(Store, name)).parameters)
        assert "organisation_id" in parameters
        assert parameters & {"side", "author"}


def test_no_operation_returns_a_drafts_value_to_anybody(store: Store, secretive: Begun) -> None:
    both = (ORGANISATION, COUNTY)
    leaks = [it for it in ALL for a in both if SENTINEL in told(ALL[it], store, secretive, a)]
    assert not leaks


def test_the_other_side_reaches_no_draft_with_every_id_at_hand(
    store: Store, secretive: Begun
) -> None:
    other = ORGANISATION if secretive.author.side == "county" else OFFICER
    before = secretive.now
    results = {name: told(call, store, secretive, other) for name, call in SIDED.items()}
    assert SENTINEL not in repr(results)
    lists = {"start_response", "own_responses"}
    assert [it for it, result in results.items() if "NotFound" not in result] == sorted(
        lists, reverse=True
    )
    assert secretive.now == before


def test_another_organisation_reaches_no_draft_with_every_id_at_hand(
    store: Store, secretive: Begun
) -> None:
    other = store.add_organisation("Annan", NOW).id
    somebody = replace(secretive, organisation=other)
    before = secretive.now
    results = {name: told(call, store, somebody, secretive.author) for name, call in SIDED.items()}
    assert SENTINEL not in repr(results)
    assert secretive.now == before
    assert "NotFound" in results["draft"]


def test_the_sentinel_is_seen_where_it_may_be(secretive: Begun) -> None:
    assert repr(secretive.draft()).count(SENTINEL) == 4


def test_in_the_database_a_draft_is_in_its_own_two_tables_only(
    secretive: Begun, engine: Engine
) -> None:
    assert secretive
    holding = {it for it in TABLES if SENTINEL in repr(engine.read(f"SELECT * FROM {it}"))}
    assert holding == {"answer", "instance"}


def test_no_error_repeats_what_was_written(begun: Begun) -> None:
    for answer in (SENTINEL + "\x00", SENTINEL + "\ud800", SENTINEL * 100_000):
        with pytest.raises(StorageError) as error:
            begun.save("q", answer)
        shown = "".join(traceback.format_exception(error.value))
        assert SENTINEL not in shown
