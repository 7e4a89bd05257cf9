"""What must hold between the parts of a definition: every name that is used exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questionnaires.checking import check_expressions
from questionnaires.faults import likeliest
from questionnaires.model import Group, Offering, Range, Repeat

if TYPE_CHECKING:
    from questionnaires.model import Item, Questionnaire
    from questionnaires.parts import Reader


def check_definition(questionnaire: Questionnaire, reader: Reader) -> None:
    """Add a fault for each name that leads nowhere, each number used twice, each bad expression."""
    numbers: dict[str, str] = {}
    for item, _ in questionnaire.walk():
        if isinstance(item, Group):
            continue
        if isinstance(item, Repeat):
            _check_title(item, reader)
            continue
        _check_number(item, numbers, reader)
        _check_audience(item, questionnaire, reader)
        if isinstance(item, Offering):
            _check_list(item, questionnaire, reader)
        if isinstance(item, Range) and not (item.start < item.end and item.step > 0):
            message = "A range goes from a lower `start` to a higher `end` in steps above 0."
            reader.faults.add("wrong_value", message, reader.mark(item.name, "start"))
    if not any(it.code == "duplicate_name" for it in reader.faults.found):
        for bad in check_expressions(questionnaire):
            reader.faults.add(bad.code, bad.message, reader.mark(bad.name, bad.field))


def _check_list(item: Offering, questionnaire: Questionnaire, reader: Reader) -> None:
    known = {*questionnaire.choices, *questionnaire.uses}
    if item.choices in known:
        return
    message = (
        f"There is no choice list `{item.choices}`: write it below `choices:`, name its file in "
        "`choices_from:` or, if it is a list of records, name it in `uses:`."
        f"{likeliest(item.choices, known)}"
    )
    reader.faults.add("unknown_list", message, reader.mark(item.name, "type"))


def _check_title(item: Repeat, reader: Reader) -> None:
    own = [it.name for it in item.questions if not isinstance(it, Group | Repeat)]
    if item.title and item.title not in own:
        message = f"`{item.title}` is no question of this repeat.{likeliest(item.title, own)}"
        reader.faults.add("unknown_question", message, reader.mark(item.name, "title"))


def _check_number(item: Item, numbers: dict[str, str], reader: Reader) -> None:
    number = "" if isinstance(item, Group | Repeat) else item.number
    if number and number in numbers:
        message = f"`{numbers[number]}` has the number {number} already."
        reader.faults.add("duplicate_number", message, reader.mark(item.name, "number"))
    numbers.setdefault(number, item.name)


def _check_audience(item: Item, questionnaire: Questionnaire, reader: Reader) -> None:
    if isinstance(item, Group | Repeat):
        return
    by = item.audience_by
    if (item.audience == "chosen") != bool(by):
        message = "`audience: chosen` and `audience_by:` (the question that decides) go together."
        reader.faults.add("missing_key", message, reader.mark(item.name, "audience"))
    if by and by not in questionnaire.items:
        message = f"There is no question `{by}`.{likeliest(by, questionnaire.items)}"
        reader.faults.add("unknown_question", message, reader.mark(item.name, "audience_by"))
