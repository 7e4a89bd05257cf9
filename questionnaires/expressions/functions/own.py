"""Our own functions, which XLSForm has not."""

from __future__ import annotations

from datetime import date

from questionnaires.expressions.conversions import to_date
from questionnaires.expressions.functions.registry import Functions, Plain
from questionnaires.expressions.tree import Value

FUNCTIONS = Functions()
_DIGITS = 10  # of an organisation number
_PERSON_BELOW = 20  # the middle pair of an organisation number is at least 20, of a person's less


@FUNCTIONS.named("exclusive")
def exclusive(answer: str, choice: str) -> bool:
    """Tell whether a choice such as "none of these" stands alone where it is chosen."""
    chosen = answer.split()
    return choice not in chosen or len(chosen) == 1


@FUNCTIONS.named("count-selected-prefix")
def count_selected_prefix(answer: str, prefix: str) -> float:
    """Count the choices chosen whose names begin with a prefix."""
    return float(sum(it.startswith(prefix) for it in answer.split()))


@FUNCTIONS.named("orgnr-ok")
def organisation_number_holds(text: str) -> bool:
    """Tell whether a text is a Swedish organisation number: its check digit holds (Luhn)."""
    digits = text.strip().replace("-", "", 1)
    if len(digits) != _DIGITS or not (digits.isascii() and digits.isdecimal()):
        return False
    return int(digits[2:4]) >= _PERSON_BELOW and luhn(digits)


@FUNCTIONS.named("year")
def year(value: Plain) -> Value:
    """Give the year of a date; blank of a blank."""
    found = to_date(value)
    return float(found.year) if isinstance(found, date) else ""


def luhn(digits: str) -> bool:
    """Tell whether the last digit is the check digit of those before (ISO/IEC 7812-1)."""
    doubled = (int(it) * (2 - i % 2) for i, it in enumerate(reversed(digits), 1))
    return sum(it // 10 + it % 10 for it in doubled) % 10 == 0
