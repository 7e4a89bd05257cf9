"""What is kept summed in the store, so that the charts' figures are there at once."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires import Offering, Questionnaire, Repeat
from storage import Column, Crossing
from use_cases.counting import counts
from use_cases.desk import Desk
from use_cases.shared_picture import TYPE, pictured


def keep_tallies(desk: Desk) -> None:
    """Have the store keep what the charts read; what is new is summed first.

    Raises storage.StorageError.
    """
    desk.store.keep_crossings(crossings(desk))


def crossings(desk: Desk) -> set[Crossing]:
    """Return what is kept: each counted question alone, choices by type, the picture's pairs."""
    found = {Crossing(figure.question, figure.by) for figure in pictured(desk)}
    for name in desk.library.questionnaires:
        found.update(_of(desk.questionnaire(name)))
    served = (it for it in found if not it.by or it.by.questionnaire in desk.library.questionnaires)
    return {_through_versions(desk, it) for it in served}


def _through_versions(desk: Desk, crossing: Crossing) -> Crossing:
    """Give a crossing whose questions are counted in all versions, under their names of now."""
    by = desk.through_versions(crossing.by) if crossing.by else None
    return Crossing(desk.through_versions(crossing.question), by)


def _of(questionnaire: Questionnaire) -> Iterator[Crossing]:
    for name, item in questionnaire.items.items():
        column = Column(questionnaire.id, name)
        if isinstance(item, Repeat) or counts(item):
            yield Crossing(column)
        if isinstance(item, Offering) and counts(item) and column != TYPE:
            yield Crossing(column, TYPE)
