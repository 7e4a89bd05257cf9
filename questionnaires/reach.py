"""How far a changed answer reaches: which parts may be otherwise for it, and in which instances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from questionnaires.dependencies import DECIDES
from questionnaires.expressions import Expression
from questionnaires.expressions_of import CONDITIONS
from questionnaires.parts_reached import Part, Places, Reached
from questionnaires.plan import Entry, Plan

_CHECKS = {*CONDITIONS, "constraint"} - DECIDES


@dataclass(frozen=True)
class Reach:
    """What to work out again: parts as a whole, and parts whose violations alone may differ."""

    whole: tuple[Places, ...]
    checks: tuple[Places, ...]


@lru_cache(64)
def reaches_of(plan: Plan) -> Reaches:
    """Give the reaches of a plan, the same for the same plan."""
    return Reaches(plan)


class Reaches:
    """The reach of every part of a plan; each is worked out when it is first asked for."""

    def __init__(self, plan: Plan) -> None:
        self._entries = plan.entries
        self._deciding, self._checking = _edges(plan, DECIDES), _edges(plan, _CHECKS)
        self._anywhere = [Part(it) for it in plan.entries.values() if _wanders(it, DECIDES)]
        self._anywhere_checked = [Part(it) for it in plan.entries.values() if _wanders(it, _CHECKS)]
        self._found: dict[tuple[str, bool], Reach] = {}

    def of(self, name: str, *, instances: bool = False) -> Reach:
        """Give the reach of a part's answer, or of coming, going and moving instances of a repeat."""
        if (name, instances) not in self._found:
            part = Part(self._entries[name])
            made = self._of_instances(part) if instances else self._of_answer(part)
            self._found[name, instances] = made
        return self._found[name, instances]

    def _of_answer(self, part: Part) -> Reach:
        return self._followed(Reached({part: len(part.path)}), Reached())

    def _of_instances(self, repeat: Part) -> Reach:
        """Give what looks at a repeat from outside an instance: within one all is as it was."""
        around = len(repeat.path)
        whole, checks = Reached(), Reached({repeat: around})
        if {"each", "count"} & repeat.entry.expressions.keys():
            whole.widen(repeat, around)
        for name in repeat.entry.all_names:
            for users, found in ((self._deciding, whole), (self._checking, checks)):
                for user, shared in users.get(name, ()):
                    if shared <= around:
                        found.widen(user, shared)
        return self._followed(whole, checks)

    def _followed(self, starts: Reached, checks: Reached) -> Reach:
        """Go on from what is otherwise to what depends on it, and to what is checked by it."""
        waiting = [*starts.items(), *((it, 0) for it in self._anywhere)]
        whole = Reached()
        while waiting:
            part, shared = waiting.pop()
            if whole.widen(part, shared):
                users = self._deciding.get(part.entry.name, ())
                waiting += [(it, min(shared, with_it)) for it, with_it in users]
                waiting += [(it, shared) for it in part.below()]
        self._add_checked(whole, checks)
        return Reach(whole.places(), checks.places())

    def _add_checked(self, whole: Reached, checks: Reached) -> None:
        """Add those that are checked otherwise, and all around them: these list what is wrong within."""
        for it in self._anywhere_checked:
            checks.widen(it, 0)
        for part, shared in whole.items():
            for user, with_it in self._checking.get(part.entry.name, ()):
                checks.widen(user, min(shared, with_it))
        for part, shared in [*checks.items(), *whole.items()]:
            for around in part.line():
                checks.widen(around, shared)


def _edges(plan: Plan, fields: Iterable[str]) -> dict[str, list[tuple[Part, int]]]:
    """Map each part to those whose expressions in these fields name it, or something around it.

    With each, how many of the outermost repeats it shares with what is named: from within a repeat
    too, the name of the repeat means all its instances.
    """
    users: dict[str, list[tuple[Part, int]]] = {}
    for entry in plan.entries.values():
        for _, expression in _expressions(entry, fields):
            for name in expression.names & plan.entries.keys():
                shared = Part(entry).shared_with(Part(plan.entries[name]))
                for part in plan.entries[name].all_names:
                    users.setdefault(part, []).append((Part(entry), shared))
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
