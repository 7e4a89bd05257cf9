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
    """A workbook that cannot be used; `reason` is one of REASONS, `values` fill in its sentence."""

    def __init__(self, reason: str, /, **values: str) -> None:
        """Keep the reason and what its sentence is about."""
        super().__init__(": ".join([reason, *values.values()]))
        self.reason, self.values = reason, values
