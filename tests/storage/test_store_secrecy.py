"""No operation of the store gives staff anything that an organisation has not sent."""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Callable

import pytest
from storage_samples import LATER, NOW, Begun

from access import Role
from storage import Column, Crossing, StorageError, Store
from storage.engine import Engine
from storage.schema import TABLES

SENTINEL = "hemligt-utkast-4711"

OWN_SIDE = {"draft", "response", "own_responses", "start_response", "save_answer", "submit"}
OWN_SIDE |= {"add_instance", "remove_instance", "restore_instance", "was_kept"}
HOUSEKEEPING = {"close", "keep_crossings", "recount", "tallies_hold"}  # return no answers

Call = Callable[[Store, Begun], object]
STAFF: dict[str, Call] = {
    "add_organisation": lambda s, _: s.add_organisation("Beta", NOW),
    "organisation": lambda s, b: s.organisation(b.organisation),
    "organisations": lambda s, _: s.organisations(),
    "add_invitation": lambda s, b: s.add_invitation(
        "t", Role.RESPONDENT, b.organisation, once=False, expires_at=LATER, now=NOW
    ),
    "invitation": lambda s, _: s.invitation("t"),
    "invitations": lambda s, b: s.invitations(b.organisation),
    "revoke_invitations": lambda s, b: s.revoke_invitations(b.organisation, NOW),
    "open_session": lambda s, _: s.open_session("t", "s", LATER, NOW),
    "session": lambda s, _: s.session("s", NOW),
    "close_session": lambda s, _: s.close_session("s", NOW),
    "return_response": lambda s, b: s.return_response(b.head.id, NOW),
    "submissions": lambda s, _: s.submissions(),
    "submission": lambda s, b: s.submission(b.head.id),
    "statuses": lambda s, _: s.statuses("2027"),
    "submission_count": lambda s, _: s.submission_count(),
    "counts": lambda s, _: (s.counts(COLUMN), s.counts(COLUMN, COLUMN), s.counts(INNER, COLUMN)),
    "counts_of": lambda s, _: s.counts_of([Crossing(COLUMN), Crossing(INNER, COLUMN)]),
    "answered": lambda s, _: (s.answered(COLUMN), s.answered(INNER, where={COLUMN: SENTINEL})),
    "organisations_answering": lambda s, _: s.organisations_answering(COLUMN, SENTINEL),
    "staff_have_signed_in": lambda s, _: s.staff_have_signed_in(),
    "publish": lambda s, _: s.publish("anslutning", "2027.1", "f1", "{}", NOW),
    "definition_of": lambda s, b: s.definition_of(b.head.id, 1),
    "events": lambda s, b: s.events(b.head.id),
}
COLUMN, INNER = Column("anslutning", "q"), Column("anslutning", "inre")


@pytest.fixture(params=["never sent", "returned and changed"])
def secretive(request: pytest.FixtureRequest, begun: Begun) -> Begun:
    """Fill a draft with what nobody else may see."""
    if request.param != "never sent":
        begun.save("q", "skickat")
        begun.submit([begun.value("q", "skickat")])
        begun.store.return_response(begun.head.id, NOW)
    begun.save("q", SENTINEL)
    begun.save("lista", [SENTINEL])
    begun.remove(begun.add("insats", origin=SENTINEL, inre=SENTINEL))
    begun.save("inre", SENTINEL, instance=begun.add("insats", origin=f"{SENTINEL}2"))
    begun.save("angrat", SENTINEL)
    begun.save("angrat", None)
    return begun


def test_every_operation_has_been_given_a_side() -> None:
    public = {name for name, _ in inspect.getmembers(Store, inspect.isfunction)}
    sided = {name for name in public if not name.startswith("_")}
    assert sided == OWN_SIDE | HOUSEKEEPING | set(STAFF)


def test_every_operation_of_the_own_side_names_the_organisation() -> None:
    for name in OWN_SIDE:
        assert "organisation_id" in inspect.signature(getattr(Store, name)).parameters


@pytest.mark.parametrize("name", STAFF)
def test_no_staff_operation_returns_a_drafts_value(
    store: Store, secretive: Begun, name: str
) -> None:
    try:
        result = repr(STAFF[name](store, secretive))
    except StorageError as error:
        result = repr(error)
    assert SENTINEL not in result


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
