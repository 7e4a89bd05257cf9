"""What changed from one version to the next, and what that does to the answers there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from questionnaires.versions.crosswalk import Crosswalk

Effect = Literal["safe", "check", "refused"]
"""Answers stay comparable; they may not mean the same; they would be lost or mean something else."""

Code = Literal[
    "audience",
    "choice_back",
    "choice_columns",
    "choice_gone",
    "choice_new",
    "choice_order",
    "choice_renamed",
    "choice_retired",
    "choice_wording",
    "code_reused",
    "condition",
    "filled_by",
    "gone",
    "language_gone",
    "language_new",
    "list_changed",
    "messages",
    "moved",
    "moved_repeat",
    "name_reused",
    "narrower",
    "new",
    "new_required",
    "optional",
    "order",
    "other",
    "other_id",
    "record_condition",
    "records",
    "renamed",
    "required",
    "same_version",
    "shown",
    "type_narrowed",
    "type_widened",
    "unknown_was",
    "was_twice",
    "wider",
    "wording",
]


@dataclass(frozen=True)
class Change:
    """One change: a stable code, its effect, and the part (and choice) of the new version."""

    code: Code
    effect: Effect
    name: str = ""  # of a question, row, group, section or repeat; "" is the questionnaire
    choice: str = ""  # of which choice of it
    field: str = ""  # the key of the definition that changed, where one did
    before: str = ""
    now: str = ""


@dataclass(frozen=True)
class Comparison:
    """All that changed, in the order of the new version, and how old answers are read in it."""

    changes: tuple[Change, ...]
    crosswalk: Crosswalk

    @property
    def refused(self) -> tuple[Change, ...]:
        """The changes that hinder publishing."""
        return tuple(it for it in self.changes if it.effect == "refused")
