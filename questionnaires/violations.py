"""What is wrong with an answer: codes and limits, and the definition's own words if it has any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from questionnaires.model import Words

Kind = Literal[
    "required",
    "constraint",
    "too_long",
    "too_short",
    "too_many",
    "too_few",
    "not_alone",
    "not_a_choice",
    "not_all_ranked",
    "malformed",
    "personal_number",
]


@dataclass(frozen=True)
class Violation:
    """One condition that an answer does not meet."""

    instance: str  # the id of the instance that the question is asked in
    question: str  # the name of the question or matrix row
    kind: Kind
    level: Literal["error", "warning"] = "error"  # a warning does not hinder sending
    message: Words = field(default_factory=dict)  # the definition's own words; empty: none given
    limits: Mapping[str, int] = field(default_factory=dict)  # limit and length, or limit and count
