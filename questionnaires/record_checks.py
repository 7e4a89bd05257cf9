"""Checks what a definition says about records: what is saved to them, what is carried from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questionnaires.carrying import carried_lists
from questionnaires.faults import likeliest
from questionnaires.model import Asked, Matrix, Note, Questionnaire, Repeat

if TYPE_CHECKING:
    from questionnaires.model import Group, Section
    from questionnaires.parts import Reader


def check_records(questionnaire: Questionnaire, reader: Reader) -> None:
    """Add a fault for each property that has no record, and each list that is not used."""
    for item, above in questionnaire.walk():
        if not isinstance(item, Asked):
            continue
        if item.save_to:
            _check_saved(item, above, reader)
        if item.carried_from:
            _check_carried(item, questionnaire, reader)


def _check_saved(item: Asked, above: tuple[Section | Group | Repeat, ...], reader: Reader) -> None:
    around = next((it for it in reversed(above) if isinstance(it, Repeat)), None)
    mark = reader.mark(item.name, "save_to")
    if around is None or not around.save_to:
        reader.faults.note("unknown_list.saved", mark, name=item.save_to)
    elif isinstance(item, Matrix | Note):
        reader.faults.note("wrong_value.no_answer", mark)


def _check_carried(item: Asked, questionnaire: Questionnaire, reader: Reader) -> None:
    for name in set(carried_lists(item.carried_from)).difference(questionnaire.uses):
        place, meant = reader.mark(item.name, "carried_from"), likeliest(name, questionnaire.uses)
        reader.faults.note("unknown_list.carried", place, name=name, meant=meant)
