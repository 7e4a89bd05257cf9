"""How far a changed answer reaches: which parts may be otherwise for it, and in which instances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from questionnaires.dependencies import DECIDES
from questionnaires.expressions import Expression
from questionnaires.expressions_of import CONDITIONS
from questionnaires.plan import Entry, Plan

_CHECKS = {*CONDITIONS, "constraint"} - DECIDES


class Place(NamedTuple):
    """A part in every instance that shares so many of the outermost repeats with the change."""

    name: str
    shared: int


@dataclass(frozen=True)
class Reach:
    """What to work out again: parts as a whole, and parts whose violations alone may differ."""

    whole: tuple[Place, ...]
    checks: tuple[Place, ...]


@lru_cache(64)
def reaches_of(plan: Plan) -> Reaches:
    """Give the reaches of a plan, the same for the same plan."""
    return Reaches(plan)


class Reaches:
    """The reach of every part of a plan; each is worked out when it is first asked for."""

    def __init__(self, plan: Plan) -> None:
        self._entries = plan.entries
        self._deciding, self._checking = _edges(plan, DECIDES), _edges(plan, _CHECKS)
        self._anywhere = [it for it in plan.entries.values() if _wanders(it, DECIDES)]
        self._anywhere_checked = [it for it in plan.entries.values() if _wanders(it, _CHECKS)]
        self._found: dict[tuple[str, bool], Reach] = {}

    def of(self, name: str, *, instances: bool = False) -> Reach:
        """Give the reach of a part's answer, or of coming, going and moving instances of a repeat."""
        if (name, instances) not in self._found:
            entry = self._entries[name]
            starts = self._of_instances(entry) if instances else [_own(entry)]
            self._found[name, instances] = self._followed([*starts])
        return self._found[name, instances]

    def _of_instances(self, repeat: Entry) -> Iterator[Place]:
        """Give what looks at a repeat from outside an instance: within one all is as it was."""
        yield _own(repeat)
        if "each" in repeat.expressions or "count" in repeat.expressions:
            yield from (Place(it.name, len(repeat.repeats)) for it in _all_below(repeat))
            return
        for part in (repeat, *_all_below(repeat)):
            for user in self._deciding.get(part.name, ()):
                shared = _shared(part, user)
                if shared <= len(repeat.repeats):
                    yield Place(user.name, shared)

    def _followed(self, waiting: list[Place]) -> Reach:
        waiting += [Place(it.name, 0) for it in self._anywhere]
        widest: dict[str, int] = {}
        while waiting:
            name, shared = waiting.pop()
            if widest.get(name, shared + 1) <= shared:
                continue
            widest[name] = shared
            entry = self._entries[name]
            users = (*self._deciding.get(name, ()), *entry.below)
            waiting += [Place(it.name, min(shared, _shared(entry, it))) for it in users]
        return Reach(_places(widest), _places(self._checked(widest)))

    def _checked(self, widest: Mapping[str, int]) -> dict[str, int]:
        """Give those that are checked otherwise, and all around them: these list what is wrong within."""
        found = {it.name: 0 for it in self._anywhere_checked}
        for name, shared in widest.items():
            for user in self._checking.get(name, ()):
                _widen(found, user, min(shared, _shared(self._entries[name], user)))
        for name, shared in [*found.items(), *widest.items()]:
            entry: Entry | None = self._entries[name]
            while entry is not None:
                _widen(found, entry, min(shared, len(entry.repeats)))
                entry = entry.above
        return found


def _widen(found: dict[str, int], entry: Entry, shared: int) -> None:
    found[entry.name] = min(found.get(entry.name, shared), shared)


def _edges(plan: Plan, fields: Iterable[str]) -> dict[str, list[Entry]]:
    """Map each part to those whose expressions in these fields name it, or something around it."""
    users: dict[str, list[Entry]] = {}
    for entry in plan.entries.values():
        for _, expression in _expressions(entry, fields):
            for name in expression.names & plan.entries.keys():
                for part in (plan.entries[name], *_all_below(plan.entries[name])):
                    users.setdefault(part.name, []).append(entry)
    return users


def _expressions(entry: Entry, fields: Iterable[str]) -> Iterator[tuple[str, Expression]]:
    """Give a part's expressions; a matrix row is asked as its matrix is."""
    own = {**entry.asking.expressions, **entry.expressions}
    return ((field, own[field]) for field in fields if field in own)


def _wanders(entry: Entry, fields: Iterable[str]) -> bool:
    """Tell whether a part goes by paths to other answers; it may then read any."""
    return any(
        trail.start != "here"
        or (field != "choice_filter" and any(it.axis != "self" for it in trail.moves))
        for field, expression in _expressions(entry, fields)
        for trail in expression.facts.trails
    )


def _all_below(entry: Entry) -> Iterator[Entry]:
    for it in entry.below:
        yield it
        yield from _all_below(it)


def _own(entry: Entry) -> Place:
    return Place(entry.name, len(entry.repeats))


def _shared(one: Entry, other: Entry) -> int:
    """Count the outermost repeats that two parts share."""
    pairs = zip(one.repeats, other.repeats, strict=False)
    return next(
        (it for it, (a, b) in enumerate(pairs) if a != b), min(len(one.repeats), len(other.repeats))
    )


def _places(widest: Mapping[str, int]) -> tuple[Place, ...]:
    return tuple(Place(name, shared) for name, shared in widest.items())
