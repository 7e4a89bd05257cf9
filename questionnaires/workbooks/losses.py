"""What could not be carried over between a workbook and a definition, thing by thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

CHANGED = frozenset({"filled", "language", "renamed", "section"})
"""Kinds that are told although nothing is lost by them."""

LOST = frozenset(
    {
        "appearance",
        "as_text",
        "attribute",
        "calculation",
        "choice",
        "column",
        "each",
        "entity",
        "function",
        "media",
        "own",
        "parameter",
        "setting",
        "shortened",
        "trigger",
        "type",
        "unusable",
    }
)
"""Kinds by which something is lost; with CHANGED the endings of `workbook.lost.…`."""


@dataclass(frozen=True, order=True)
class Loss:
    """One thing that was changed or left out: what kind, of which part, and which it was."""

    kind: str
    name: str = ""
    detail: str = ""

    @property
    def loses(self) -> bool:
        """Whether something is gone, not only called something else."""
        return self.kind in LOST


@dataclass
class Losses:
    """What was lost so far; the same thing is told once."""

    found: dict[Loss, None] = field(default_factory=dict)

    def add(self, kind: str, name: object = "", detail: object = "") -> None:
        """Note one thing."""
        self.found[Loss(kind, str(name), " ".join(str(detail).split()))] = None

    def __iter__(self) -> Iterator[Loss]:
        """Give them in the order found."""
        return iter(self.found)
