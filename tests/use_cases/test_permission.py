"""Every verb that somebody does, tried by everybody who may not."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from use_cases_samples import STAFF, Respondent

import use_cases
from access import Session
from storage import NotFound
from use_cases.answering import Open, add_instance
from use_cases.desk import Desk, UnknownQuestionnaire
from use_cases.permission import NotAllowed

GUARDS = {"demand", "own_organisation", "writer", "writer_of"}
SIDED = {
    "add_instance",
    "keep_answer",
    "open_response",
    "remove_instance",
    "send",
    "was_kept",
}
"""Verbs that each side does with its own responses."""
RESPONDENTS = SIDED | {"ask_for_change", "confirm", "own_endings", "tasks"}
"""Verbs of organisations, that staff may not do."""
BOTH = {"own_submission", "returning_notes", "sent_document", "sent_head"}
"""Verbs that staff do with everybody's things and an organisation with its own."""
WITHOUT_ID = {"open_response", "own_endings", "tasks", "add_instance"}
"""Verbs that name no response of their own; add_instance has a test in test_answering.py."""


def verbs() -> Iterator[Callable[..., object]]:
    """Give every public function of the use cases that somebody does: it takes a session."""
    for module in pkgutil.walk_packages(use_cases.__path__, "use_cases."):
        if module.name.startswith("use_cases.demo"):
            continue  # it does what others may, with sessions it makes itself
        for name, call in vars(importlib.import_module(module.name)).items():
            own = inspect.isfunction(call) and call.__module__ == module.name
            if own and not name.startswith("_") and "session" in inspect.signature(call).parameters:
                yield call


VERBS = {it.__name__: it for it in verbs() if it.__name__ not in GUARDS}


@dataclass(frozen=True)
class Known:
    """What somebody may know of an organisation's things, whoever they are."""

    desk: Desk
    opened: Open
    sent: str
    gast: str
    organisation: str

    def arguments(self) -> Mapping[str, Any]:
        return {
            "desk": self.desk,
            "opened": self.opened,
            "response_id": self.sent,
            "instance_id": self.gast,
            "organisation_id": self.organisation,
            "questionnaire": "fika",
            "questionnaire_id": "fika",
            "question": "dryck",
            "answer": "te",
            "repeat": "gast",
            "parent": self.opened.head.root,
            "language": "sv",
            "name": "Ny",
            "table": "",
            "message": "Hej.",
            "number": 1,
        }

    def does(self, verb: str, session: Session | None) -> object:
        """Do something with all that is known."""
        call = VERBS[verb]
        wanted = inspect.signature(call).parameters
        given = {name: it for name, it in self.arguments().items() if name in wanted}
        return call(session=session, **given)


@pytest.fixture
def known(desk: Desk, ours: Respondent) -> Known:
    opened = ours.open()
    gast = add_instance(desk, ours.session, opened, "gast", opened.head.root)
    sent = ours.send(dryck="kaffe")
    return Known(desk, ours.open(), sent, gast, ours.organisation)


@pytest.mark.parametrize("verb", VERBS)
def test_nobody_does_anything(known: Known, verb: str) -> None:
    with pytest.raises(NotAllowed):
        known.does(verb, None)


@pytest.mark.parametrize("verb", sorted(RESPONDENTS))
def test_staff_do_nothing_that_is_an_organisations_own(known: Known, verb: str) -> None:
    with pytest.raises((NotAllowed, UnknownQuestionnaire)):
        known.does(verb, STAFF)


@pytest.mark.parametrize("verb", sorted(set(VERBS) - RESPONDENTS - BOTH))
def test_an_organisation_does_nothing_that_is_for_staff(
    known: Known, ours: Respondent, verb: str
) -> None:
    with pytest.raises(NotAllowed):
        known.does(verb, ours.session)


@pytest.mark.parametrize("verb", sorted((RESPONDENTS | BOTH) - WITHOUT_ID))
def test_another_organisation_reaches_nothing_by_knowing_every_id(
    known: Known, ours: Respondent, theirs: Respondent, verb: str
) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        known.does(verb, theirs.session)
    assert ours.open().head == known.opened.head


def test_each_verb_is_known_here_by_whose_it_is() -> None:
    assert set(VERBS) >= RESPONDENTS | BOTH
