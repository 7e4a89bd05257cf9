"""What is kept summed in the store, so that the charts' figures are there at once."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires import Offering, Questionnaire, Repeat
from storage import Column, Crossing
from use_cases.counting import counts
from use_cases.desk import Desk
from use_cases.shared_picture import PICTURE, TYPE


def keep_tallies(desk: Desk) -> None:
    """Have the store keep what the charts read; what is new is summed first.

    Raises storage.StorageError.
    """
    desk.store.keep_crossings(crossings(desk))


def crossings(desk: Desk) -> set[Crossing]:
    """Return what is kept: each counted question alone, choices by type, the picture's pairs."""
    found = {Crossing(figure.question, figure.by) for figure in PICTURE}
    for questionnaire in desk.library.questionnaires.values():
        found.update(_of(questionnaire))
    return found


def _of(questionnaire: Questionnaire) -> Iterator[Crossing]:
    for name, item in questionnaire.items.items():
        column = Column(questionnaire.id, name)
        if isinstance(item, Repeat) or counts(item):
            yield Crossing(column)
        if isinstance(item, Offering) and counts(item) and column != TYPE:
            yield Crossing(column, TYPE)
