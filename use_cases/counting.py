"""What of a submission is counted: choices, numbers and dates; never free text, never contact data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from questionnaires import Calculate, Group, Item, Note, Questionnaire, Repeat, Text
from storage import Value

CONTACT = "contact"
LONGEST = 200  # characters of what is counted; longer ones are words, and no figure


def countable(
    questionnaire: Questionnaire,
    document: Mapping[str, Any],
    repeat: str = "",
    ancestors: tuple[str, ...] = (),
) -> Iterator[Value]:
    """Yield a value for each instance and each answer, one for each choice of several.

    An instance counts under its repeat's name with the value "", so that instances that answered
    nothing are in the base.
    """
    own = document["id"]
    if repeat:
        yield Value(own, ancestors, repeat, repeat, "")
    for question, answer in document["answers"].items():
        if counts(questionnaire.items.get(question)):
            for value in answer if isinstance(answer, list) else [answer]:
                if len(str(value)) <= LONGEST:
                    yield Value(own, ancestors, repeat, question, str(value))
    for name, instances in document["repeats"].items():
        for instance in instances:
            yield from countable(questionnaire, instance, name, (*ancestors, own))


def counts(item: Item | None) -> bool:
    """Tell whether a question's answers are counted."""
    match item:
        case None | Text() | Note() | Group() | Repeat():
            return False
        case Calculate():
            return True
        case _:
            return item.audience != CONTACT
