"""What was typed cannot be read as an answer."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "integer",
    "decimal",
    "range",
    "date",
    "month",
    "time",
    "email",
    "url",
    "phone",
    "organisation_number",
    "choice",
    "acknowledge",
]


class Unreadable(ValueError):
    """Typed text that is not what the question asks for; `kind` says what it should have been."""

    def __init__(self, kind: Kind) -> None:
        """Keep the kind; the sentence for people is i18n's."""
        self.kind = kind
        super().__init__(f"This cannot be read as {kind}.")
