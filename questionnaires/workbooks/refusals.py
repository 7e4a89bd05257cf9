"""Why a workbook cannot be used: one reason, whose sentence is in the catalogues."""

from __future__ import annotations

REASONS = frozenset(
    {
        "broken",
        "empty",
        "encrypted",
        "faulty",
        "links",
        "macros",
        "missing",
        "no_workbook",
        "not_accepted",
        "suffix",
        "too_large",
        "too_slow",
    }
)
"""Every reason there is: the endings of `workbook.refused.…` in the catalogues."""


class BadWorkbook(ValueError):
    """A workbook that cannot be used; `reason` is one of REASONS, `values` fill in its sentence.

    Where it is "faulty", `fault` is the kind of the fault that is to blame, and `values` fill in
    the sentence of that.
    """

    def __init__(self, reason: str, /, fault: str = "", **values: str) -> None:
        """Keep the reason and what its sentence is about."""
        super().__init__(": ".join([reason, *filter(None, [fault]), *values.values()]))
        self.reason, self.fault, self.values = reason, fault, values
