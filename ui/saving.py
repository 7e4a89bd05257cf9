"""Keeps every answer as it is given; what could not be kept stays in its field, with the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from questionnaires import Answer, Node, Unreadable, parse_answer
from questionnaires.model import Question, Row, Text
from storage import Conflict, NotFound, Stale, StorageError
from ui import memory, runtime, unsaved
from ui.visitor import visitor
from use_cases.answering import (
    HoldsPersonalNumber,
    RoundClosed,
    UnknownQuestion,
    keep_answer,
    was_kept,
)
from use_cases.permission import NotAllowed

SAVED_AT = "saving.saved_at"
HOLDS_OLD = "saving.holds_old"
REFUSED = "saving.refused."
OWN = "saving.own."
GONE = (NotAllowed, RoundClosed, UnknownQuestion, Conflict, NotFound)
"""After these the page will be another one, without the field."""
BLANK: tuple[object, ...] = (None, "", [])


@dataclass(frozen=True)
class Refusal:
    """Words that were not kept, and why: a key of the catalogue, "" for none."""

    reason: str
    typed: object
    seen: int = 0  # where another answered meanwhile, the revision that holds the other answer


NOTHING_REFUSED = Refusal("", None)


@dataclass(frozen=True)
class Spot:
    """The place of one answer: its response, its instance, and its question or matrix row."""

    response: str
    instance: str
    question: Question | Row
    seen: int = 0  # the revision of the response that the page shows

    @property
    def key(self) -> str:
        """The key of its widget, safe in a style sheet and in an address."""
        return f"{self.instance}-{self.question.name}"


def read(question: Question | Row, typed: object) -> Answer | None:
    """Return what was typed as an answer; words of the wrong shape are kept as they are, and marked."""
    if not isinstance(typed, str | list):
        return None
    try:
        return parse_answer(question, typed)
    except Unreadable:
        return typed if isinstance(typed, str) else None


def keep(spot: Spot, typed: object) -> None:
    """Keep what was typed or chosen; where that fails, remember why beside the field.

    Where another has answered meanwhile nothing is kept until somebody has chosen.
    """
    if in_conflict(spot):
        memory.remember(_refusal_key(spot.key), replace(_refused(spot), typed=typed))
    else:
        _keep(spot, typed, max(spot.seen, memory.recall(_own_key(spot.key), 0)))


def in_conflict(spot: Spot) -> bool:
    """Tell whether another answered meanwhile, and nobody has chosen yet which answer is to be."""
    return _refused(spot).seen > 0


def choose_ours(spot: Spot) -> None:
    """Keep what was typed here instead of the other answer."""
    conflict = _refused(spot)
    _keep(spot, conflict.typed, conflict.seen)


def choose_theirs(spot: Spot) -> None:
    """Leave the other answer as it is."""
    memory.forget(_refusal_key(spot.key))


def _keep(spot: Spot, typed: object, seen: int) -> None:
    try:
        answer = read(spot.question, typed)
        place = (spot.response, spot.instance, spot.question.name)
        revision = keep_answer(runtime.desk(), visitor(), *place, answer, seen)
    except Stale as error:
        memory.remember(_refusal_key(spot.key), Refusal(reason(error), typed, error.revision))
    except (HoldsPersonalNumber, RoundClosed, UnknownQuestion, NotAllowed, StorageError) as error:
        memory.remember(_refusal_key(spot.key), Refusal(_reason_at(spot, error), typed))
        if isinstance(error, GONE):  # the page will be another
            unsaved.remember(reason(error), str(typed) if isinstance(spot.question, Text) else "")
    else:
        memory.forget(_refusal_key(spot.key))
        memory.remember(_own_key(spot.key), revision)
        memory.remember(SAVED_AT, runtime.desk().clock())


def keep_unsaved(spot: Spot, held: object) -> None:
    """Keep what a browser held when the server lost touch with it, unless it is an old answer.

    A page that slept while others wrote holds what it showed then: that overwrites nothing, and
    an empty field erases nothing; `holds_old` is then true.
    """
    answer = read(spot.question, held)
    try:
        old = answer in BLANK or was_kept(
            runtime.desk(), visitor(), spot.response, spot.instance, spot.question.name, answer
        )
    except (NotAllowed, StorageError):
        old = False  # keeping it will fail as well, and say why
    if old:
        memory.remember(HOLDS_OLD, value=True)
    else:
        keep(spot, held)


def holds_old() -> bool:
    """Tell once whether the page shows an old answer where a newer one is stored."""
    found = memory.recall(HOLDS_OLD, default=False)
    memory.forget(HOLDS_OLD)
    return found


def keep_widget(spot: Spot) -> None:
    """Keep what the spot's own widget holds; for callbacks, which read the newest value."""
    keep(spot, memory.widget(spot.key))


def refusal(spot: Spot) -> str:
    """Return why the spot's latest words were not kept, as a key of the catalogue; "" if they were."""
    return _refused(spot).reason


def refused_words(spot: Spot, stored: object) -> object:
    """Return the words that were not kept, to be shown again; what is stored where all was kept."""
    found = _refused(spot)
    return found.typed if found.reason else stored


def all_kept() -> bool:
    """Tell whether everything that was typed in this tab has been kept."""
    return not memory.keys(REFUSED)


def saved_at() -> datetime | None:
    """Return when an answer was last kept in this tab."""
    found: datetime | None = memory.recall(SAVED_AT, None)
    return found


def shows(spot: Spot, node: Node, held: object) -> bool:
    """Tell whether a widget that holds this shows what is stored, or words that could not be stored."""
    if refusal(spot):
        return True
    answer = read(spot.question, held)
    return (None if answer in BLANK else answer) == (None if node.value in BLANK else node.value)


def _refused(spot: Spot) -> Refusal:
    return memory.recall(_refusal_key(spot.key), NOTHING_REFUSED)


def _refusal_key(key: str) -> str:
    return f"{REFUSED}{key}"


def _own_key(key: str) -> str:
    """Return where the revision of one's own latest answer is remembered: it is seen as well."""
    return f"{OWN}{key}"


def _reason_at(spot: Spot, error: Exception) -> str:
    """Return the reason; an organisation number that is a personal number has words of its own."""
    question = spot.question
    numbered = isinstance(question, Text) and question.format == "organisation_number"
    if numbered and isinstance(error, HoldsPersonalNumber):
        return "fault.personal_number_as_organisation"
    return reason(error)


def reason(error: Exception) -> str:
    """Return why something could not be kept, as a key of the catalogue."""
    match error:
        case HoldsPersonalNumber():
            return "fault.personal_number"
        case Stale():
            return "fault.stale"
        case RoundClosed():
            return "fault.round_closed"
        case NotAllowed():
            return "fault.signed_out"
        case Conflict() | NotFound() | UnknownQuestion():
            return "fault.closed"
        case _:
            return "fault.not_saved"
