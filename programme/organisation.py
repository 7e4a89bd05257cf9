"""An organisation that takes part in the programme, or may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from questionnaires.expressions.functions.own import organisation_number_holds

LONG_FORM = 12  # digits, where 16 stands before the ten


@dataclass(frozen=True)
class Organisation:
    """One organisation: its name may change, its id never does (UUID text)."""

    id: str
    name: str
    added_at: datetime  # with its time zone
    number: str | None = None  # the organisation number, ten digits
    type: str = ""  # a choice of the list `org_typ`
    size: str = ""  # a choice of the list `storlek`
    places: tuple[str, ...] = ()  # choices of the list `geografi`


class BadNumber(ValueError):
    """What was given is no organisation number; it may be a person's."""


def organisation_number(text: str) -> str:
    """Return the ten digits of an organisation number; raises BadNumber, also for a person's.

    It may be written with a hyphen and spaces, and with 16 before it (domain research, section 8).
    """
    digits = "".join(text.split()).replace("-", "", 1)
    if len(digits) == LONG_FORM:
        digits = digits.removeprefix("16")
    if not organisation_number_holds(digits):
        raise BadNumber
    return digits
