"""What must hold between the parts of a definition: every name that is used exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questionnaires.checking import check_expressions
from questionnaires.faults import likeliest
from questionnaires.model import MOST_STEPS, Group, Offering, Range, Repeat

if TYPE_CHECKING:
    from questionnaires.model import Item, Questionnaire
    from questionnaires.parts import Reader


def check_definition(questionnaire: Questionnaire, reader: Reader) -> None:
    """Add a fault for each name that leads nowhere, each number used twice, each bad expression."""
    numbers: dict[str, str] = {}
    for item, _ in questionnaire.walk():
        if isinstance(item, Group):
            continue
        _check_number(item, numbers, reader)
        if isinstance(item, Repeat):
            _check_title(item, reader)
            continue
        _check_audience(item, questionnaire, reader)
        if isinstance(item, Offering):
            _check_list(item, questionnaire, reader)
        if isinstance(item, Range):
            _check_scale(item, reader)
    if not any(it.code == "duplicate_name" for it in reader.faults.found):
        for bad in check_expressions(questionnaire):
            reader.faults.note(bad.kind, reader.mark(bad.name, bad.field), **bad.values)


def _check_list(item: Offering, questionnaire: Questionnaire, reader: Reader) -> None:
    known = {*questionnaire.choices, *questionnaire.uses}
    if item.choices not in known:
        meant = likeliest(item.choices, known)
        place = reader.mark(item.name, "type")
        reader.faults.note("unknown_list.offered", place, name=item.choices, meant=meant)


def _check_scale(item: Range, reader: Reader) -> None:
    """Check that a scale has marks, and no more than numbers of this kind can tell apart."""
    if not (item.start < item.end and item.step > 0):
        reader.faults.note("wrong_value.range", reader.mark(item.name, "start"))
    elif (item.end - item.start) / item.step > MOST_STEPS:
        reader.faults.note("wrong_value.steps", reader.mark(item.name, "step"))


def _check_title(item: Repeat, reader: Reader) -> None:
    own = [it.name for it in item.questions if not isinstance(it, Group | Repeat)]
    if item.title and item.title not in own:
        place, meant = reader.mark(item.name, "title"), likeliest(item.title, own)
        reader.faults.note("unknown_question.title", place, name=item.title, meant=meant)


def _check_number(item: Item, numbers: dict[str, str], reader: Reader) -> None:
    number = "" if isinstance(item, Group) else item.number
    if number and number in numbers:
        place = reader.mark(item.name, "number")
        reader.faults.note("duplicate_number", place, number=number, name=numbers[number])
    numbers.setdefault(number, item.name)


def _check_audience(item: Item, questionnaire: Questionnaire, reader: Reader) -> None:
    if isinstance(item, Group | Repeat):
        return
    by = item.audience_by
    if (item.audience == "chosen") != bool(by):
        reader.faults.note("missing_key.audience", reader.mark(item.name, "audience"))
    if by and by not in questionnaire.items:
        place, meant = reader.mark(item.name, "audience_by"), likeliest(by, questionnaire.items)
        reader.faults.note("unknown_question", place, name=by, meant=meant)
