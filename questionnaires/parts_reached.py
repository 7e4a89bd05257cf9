"""Parts of a questionnaire that a change reaches, each in some of its instances."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from questionnaires.model import Repeat
from questionnaires.plan import Entry


class Places(NamedTuple):
    """Parts in the instances that share so many of the outermost repeats with the change.

    `down` are the repeats to go down from there; with a repeat's own name last, its instances
    themselves are meant.
    """

    shared: int
    down: tuple[str, ...]
    names: tuple[str, ...]


class Part(NamedTuple):
    """An entry, or (`inside`) the instances themselves of a repeat's entry."""

    entry: Entry
    inside: bool = False

    def below(self) -> list[Part]:
        """List what stands directly below."""
        if isinstance(self.entry.item, Repeat) and not self.inside:
            return [Part(self.entry, inside=True)]
        return [Part(it) for it in self.entry.below]

    def line(self) -> Iterator[Part]:
        """Give it and all around it, innermost first."""
        yield self
        if self.inside:
            yield from Part(self.entry).line()
        elif self.entry.above is not None:
            yield from Part(self.entry.above, isinstance(self.entry.above.item, Repeat)).line()

    def shared_with(self, other: Part) -> int:
        """Count the outermost repeats that it and another part both stand in."""
        pairs = zip(self.path, other.path, strict=False)
        fewest = min(len(self.path), len(other.path))
        return next((it for it, (a, b) in enumerate(pairs) if a != b), fewest)

    @property
    def path(self) -> tuple[str, ...]:
        """The repeats in whose instances it stands, outermost first."""
        return (*self.entry.repeats, self.entry.name) if self.inside else self.entry.repeats


class Reached(dict[Part, int]):
    """Parts, each with how many of the outermost repeats its instances share with the change."""

    def widen(self, part: Part, shared: int) -> bool:
        """Add a part; False if it was there as widely already."""
        shared = min(shared, len(part.path))
        if self.get(part, shared + 1) <= shared:
            return False
        self[part] = shared
        return True

    def places(self) -> tuple[Places, ...]:
        """Put those together that stand in the same instances."""
        found: dict[tuple[int, tuple[str, ...]], list[str]] = {}
        for part, shared in self.items():
            found.setdefault((shared, part.path[shared:]), []).append(part.entry.name)
        return tuple(Places(*where, tuple(names)) for where, names in found.items())
