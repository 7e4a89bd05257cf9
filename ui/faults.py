"""The sentences for what is wrong with an answer: the questionnaire's own, or the catalogue's."""

from __future__ import annotations

from questionnaires import Node, Violation
from questionnaires.model import (
    Acknowledge,
    Date,
    Decimal,
    Integer,
    Item,
    Offering,
    Range,
    Row,
    Section,
    Text,
    Time,
)
from ui import memory, saving
from ui.language import language, say
from ui.saving import Spot

Asking = Item | Row | Section
"""Whatever a node may stand for."""
SHOW_MISSING = "faults.show_missing"


def fault_lines(node: Node, spot: Spot) -> list[str]:
    """Return what is wrong with an answer; that it is missing only once sending was tried."""
    lines = [
        sentence(found, node.item)
        for found in node.violations
        if found.kind != "required" or missing_are_shown()
    ]
    refused = saving.refusal(spot)
    return [say(refused)] if refused else list(dict.fromkeys(lines))


def sentence(violation: Violation, item: Asking) -> str:
    """Return what is wrong and what to do, in the language of this visit."""
    own = violation.message.get(language()) or next(iter(violation.message.values()), "")
    return own or say(_key(violation, item), **violation.limits)


def show_missing() -> None:
    """From now on, name the answers that are missing as well."""
    memory.remember(SHOW_MISSING, value=True)


def missing_are_shown() -> bool:
    """Tell whether answers that are missing are named."""
    return memory.recall(SHOW_MISSING, default=False)


def _key(violation: Violation, item: Asking) -> str:
    match violation.kind, item:
        case (("malformed" | "personal_number"), Text()):
            return _key_of_words(violation, item)
        case "malformed", Date() if item.month_only:
            return "fault.malformed.month"
        case "malformed", Integer() | Decimal() | Range() | Date() | Time():
            return f"fault.malformed.{item.type}"
        case "required", Acknowledge():
            return "fault.required.acknowledge"
        case "required", _:
            return f"fault.required.{'choice' if isinstance(item, Offering | Row) else 'answer'}"
        case kind, _:
            return f"fault.{kind}"


def _key_of_words(violation: Violation, item: Text) -> str:
    """Return the key for a text; a personal number as an organisation number has its own words."""
    if violation.kind == "malformed":
        return f"fault.malformed.{item.format}"
    numbered = item.format == "organisation_number"
    return "fault.personal_number_as_organisation" if numbered else "fault.personal_number"
