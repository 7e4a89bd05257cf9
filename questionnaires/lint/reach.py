"""Which parts can never be reached, worked out once for a questionnaire."""

from __future__ import annotations

from collections import deque
from functools import cached_property, lru_cache

from questionnaires.lint.subject import Subject
from questionnaires.lint.truth import Atom, always, impossible, needed
from questionnaires.model import Repeat, Row

_FARTHEST = 40  # parts that one condition is followed to; what stands farther off is left alone
_MOST_ATOMS = 500  # that are held against each other; a condition has a handful
_NEEDS_AN_ANSWER = frozenset({"=", "has", "<", ">", "<=", ">="})


class Reach:
    """What each part's condition needs, and the parts that are never asked."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._own: dict[str, tuple[Atom, ...]] = {}
        self.never: set[str] = set()  # parts whose own condition never holds
        for it in subject.said:
            if it.field == "relevant":
                self._own[it.part] = tuple(needed(it.syntax, it.part))
                if always(it.syntax) is False or impossible(self._own[it.part]):
                    self.never.add(it.part)

    @cached_property
    def lost(self) -> tuple[str, ...]:
        """The parts that are never asked though what is around them can be, in the order asked."""
        found: dict[str, None] = {}
        for name, (_, above) in self._subject.parts.items():
            if name not in self._own or any(it.name in found for it in above):
                continue
            if name in self.never or impossible(self._all_needed(name)):
                found[name] = None
        return tuple(found)

    def _all_needed(self, name: str) -> set[Atom]:
        """Give what must hold for a part to be asked: its own, what is around, what it asks about."""
        found: set[Atom] = set()
        waiting, seen = deque([name]), {name}
        for _ in range(_FARTHEST):
            if not waiting or len(found) > _MOST_ATOMS:
                break
            part = waiting.popleft()
            new = [it for it in self._own.get(part, ()) if self._sees_one(name, it.name)]
            found.update(new)
            around = [it.name for it in self._subject.parts[part][1]]
            asked = [it.name for it in new if it.literal and it.operator in _NEEDS_AN_ANSWER]
            waiting += [it for it in (*around, *asked) if it not in seen]
            seen.update(waiting)
        return found

    def _sees_one(self, part: str, asked: str) -> bool:
        """Tell whether a part sees one answer of a question, not those of many instances."""
        parts = self._subject.parts
        if asked not in parts or isinstance(parts[part][0], Row):
            return False
        theirs = [it for it in parts[asked][1] if isinstance(it, Repeat)]
        ours = [it for it in parts[part][1] if isinstance(it, Repeat)]
        return ours[: len(theirs)] == theirs


@lru_cache(4)
def reach_of(subject: Subject) -> Reach:
    """Give what can be reached in a questionnaire."""
    return Reach(subject)
