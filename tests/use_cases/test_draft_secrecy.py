"""Whatever one side does, with every id at hand, it reads nothing that the other has not sent."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Any

import pytest
from test_permission import VERBS
from use_cases_samples import STAFF, Respondent

from access import Session
from questionnaires import State
from storage import NotFound
from use_cases.answering import Open, add_instance, keep_answer, open_response, was_kept
from use_cases.desk import Desk
from use_cases.lists import lists_for
from use_cases.permission import NotAllowed
from use_cases.sending import send

OURS, COUNTYS = "hemligt-utkast-4711", "hemlig-anteckning-4712"


@dataclass(frozen=True)
class Both:
    """Both sides' drafts about one organisation."""

    desk: Desk
    ours: Open
    countys: Open

    def does(self, verb: str, session: Session, mine: Open, other: Open) -> str:
        """Do something with the other's ids and one's own draft, and tell all that came of it."""
        known: dict[str, Any] = {
            "desk": self.desk,
            "session": session,
            "opened": mine,
            "response_id": other.head.id,
            "organisation_id": mine.head.organisation_id,
            "instance_id": other.head.root,
            "parent": other.head.root,
            "questionnaire": other.questionnaire.id,
            "questionnaire_id": other.questionnaire.id,
            "question": "ring",
            "answer": "nytt",
            "repeat": "gast",
            "language": "sv",
            "name": "Ny",
            "table": "",
            "message": "Hej.",
            "number": 1,
        }
        wanted = inspect.signature(VERBS[verb]).parameters
        try:
            result = VERBS[verb](**{name: it for name, it in known.items() if name in wanted})
        except Exception as error:  # noqa: BLE001 -- what an error says is looked at too
            return repr(error)
        return told(result)


def told(result: object) -> str:
    """Write out all that a result holds."""
    state = getattr(result, "state", None)
    whole = repr((state.response, state.held)) if isinstance(state, State) else ""
    return whole + repr(result)


@pytest.fixture(params=["never sent", "returned and changed"])
def both(request: pytest.FixtureRequest, desk: Desk, ours: Respondent) -> Both:
    countys = open_response(desk, STAFF, "samtal", ours.organisation)
    if request.param != "never sent":
        sent = ours.send(dryck="kaffe")
        send(desk, STAFF, countys)
        desk.store.return_response(sent, desk.clock())
        desk.store.ask_for_change(countys.head.id, ours.organisation, "", desk.clock())
    opened = ours.answer(ring=OURS)
    guest = add_instance(desk, ours.session, opened, "gast", opened.head.root)
    ours.keep(opened, guest, "g_namn", OURS)
    for question in ("bild", "minne"):
        keep_answer(desk, STAFF, countys.head.id, countys.head.root, question, COUNTYS)
    again = open_response(desk, STAFF, "samtal", ours.organisation)
    return Both(desk, ours.open(), again)


def test_each_side_reads_its_own(both: Both, ours: Respondent) -> None:
    assert OURS in told(ours.open())
    opened = open_response(both.desk, STAFF, "samtal", ours.organisation)
    assert COUNTYS in told(opened)


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_staff_read_nothing_that_an_organisation_has_not_sent(both: Both, verb: str) -> None:
    assert OURS not in both.does(verb, STAFF, both.countys, both.ours)


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_an_organisation_reads_nothing_that_the_county_has_not_sent(
    both: Both, ours: Respondent, verb: str
) -> None:
    assert COUNTYS not in both.does(verb, ours.session, both.ours, both.countys)


def test_what_the_county_writes_reads_lists_of_what_was_sent_only(
    both: Both, ours: Respondent
) -> None:
    asked = both.desk.questionnaire("samtal")
    assert OURS not in repr(lists_for(both.desk, ours.organisation, asked, "county"))


def test_neither_learns_whether_the_other_gave_an_answer(both: Both, ours: Respondent) -> None:
    for session, other, words in (
        (STAFF, both.ours, OURS),
        (ours.session, both.countys, COUNTYS),
    ):
        asked = (other.head.id, other.head.root, "ring", words)
        with pytest.raises((NotAllowed, NotFound)) as refused:
            was_kept(both.desk, session, *asked)
        assert words not in repr(refused.value)
