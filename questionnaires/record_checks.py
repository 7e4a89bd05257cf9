"""Checks what a definition says about records: what is saved to them, what is carried from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questionnaires.carrying import carried_lists
from questionnaires.expressions_of import OF_RECORDS
from questionnaires.faults import likeliest
from questionnaires.model import Asked, Matrix, Note, Questionnaire, Repeat

if TYPE_CHECKING:
    from questionnaires.model import Group, Section
    from questionnaires.parts import Reader


def check_records(questionnaire: Questionnaire, reader: Reader) -> None:
    """Add a fault for each property that has no record, and each list that is not used."""
    _check_saving(questionnaire, "", questionnaire, reader)
    for item, above in questionnaire.walk():
        if isinstance(item, Repeat):
            _check_saving(item, item.name, questionnaire, reader)
        if not isinstance(item, Asked):
            continue
        if item.save_to:
            _check_saved(item, (questionnaire, *above), reader)
        if item.carried_from:
            _check_carried(item, questionnaire, reader)


def _check_saving(
    saving: Questionnaire | Repeat, name: str, questionnaire: Questionnaire, reader: Reader
) -> None:
    """Check that what is said of records has a list, and that a list of which one is picked is read."""
    for key in (it for it in OF_RECORDS if getattr(saving, it) and not saving.save_to):
        reader.faults.note("missing_key.save_to", reader.mark(name, key), key=key)
    picks = next((it for it in ("entity_id", "update_if") if getattr(saving, it)), "")
    if picks and saving.save_to and saving.save_to not in questionnaire.uses:
        place, meant = reader.mark(name, picks), likeliest(saving.save_to, questionnaire.uses)
        values = {"key": picks, "name": saving.save_to, "meant": meant}
        reader.faults.note("unknown_list.updated", place, **values)


def _check_saved(
    item: Asked, above: tuple[Questionnaire | Section | Group | Repeat, ...], reader: Reader
) -> None:
    around = next(it for it in reversed(above) if isinstance(it, Repeat | Questionnaire))
    mark = reader.mark(item.name, "save_to")
    if not around.save_to:
        reader.faults.note("unknown_list.saved", mark, name=item.save_to)
    elif isinstance(item, Matrix | Note):
        reader.faults.note("wrong_value.no_answer", mark)


def _check_carried(item: Asked, questionnaire: Questionnaire, reader: Reader) -> None:
    for name in set(carried_lists(item.carried_from)).difference(questionnaire.uses):
        place, meant = reader.mark(item.name, "carried_from"), likeliest(name, questionnaire.uses)
        reader.faults.note("unknown_list.carried", place, name=name, meant=meant)
