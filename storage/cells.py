"""One organisation's own cells, worked out from what it sent; sums of them are the tallies.

Only here and in the statement that counts values is it said what stands beside what, and a test
holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from storage.values import Column, Crossing

Answer = tuple[int, str, str]  # 0 and the value, or 1 and "" for answered at all; the value of `by`
Tally = Mapping[Answer, int]  # instances
Values = Mapping[str, set[str]]  # by path

NOTHING: Values = {}
NOBODY: Tally = {}
ALONE = {""}  # beside a question that is counted alone, there is always this


@dataclass
class Sent:
    """What a response holds that counts, as it was sent last."""

    questionnaire: str
    round: str
    place: tuple[str, str]  # of two in the same questionnaire the later one has the higher
    submitted: bool
    by_organisation: bool = True  # and not by the county, of the organisation
    values: dict[str, dict[str, set[str]]] = field(default_factory=dict)  # by question and path
    root: set[str] = field(default_factory=set)  # the paths outside repeats

    def add(self, question: str, path: str, value: str, repeat: str) -> None:
        """Add one value."""
        paths = self.values.get(question)
        if paths is None:
            self.values[question] = {path: {value}}
        elif path in paths:
            paths[path].add(value)
        else:
            paths[path] = {value}
        if not repeat:
            self.root.add(path)

    def read(self, column: Column) -> Values:
        """Return a question's values by path, as they are called now."""
        if not (column.earlier_names or column.codes):
            return self.values.get(column.question, NOTHING)
        found: dict[str, set[str]] = {}
        codes = dict(column.codes)
        for name in (column.question, *column.earlier_names):
            for path, values in self.values.get(name, NOTHING).items():
                found.setdefault(path, set()).update(codes.get(it, it) for it in values)
        return found

    def tally(self, crossing: Crossing, across: set[str]) -> Tally:
        """Count the response's instances; `across` are the values of `by` in another response."""
        values = self.read(crossing.question)
        if not values:
            return NOBODY
        if crossing.by and crossing.by.questionnaire == crossing.question.questionnaire:
            return _together(_beside(values, self.read(crossing.by)))
        if len(values) == len(across) == 1:
            (given,) = values.values()
            if len(given) == 1:
                return _single(*given, *across)
        return _together((given, across) for given in values.values())


class Standing:
    """All that one organisation has sent, at one moment."""

    def __init__(self, sent: Iterable[Sent]) -> None:
        self._sent: dict[str, list[Sent]] = {}  # by questionnaire, in the order begun
        self._last: dict[str, Sent] = {}  # the organisation's own
        self._roots: dict[Column, set[str]] = {}
        for one in sorted(sent, key=lambda it: it.place):
            if one.submitted:
                self._sent.setdefault(one.questionnaire, []).append(one)
                if one.by_organisation:
                    self._last[one.questionnaire] = one

    def tallies(self, crossing: Crossing) -> Iterator[tuple[str, Tally]]:
        """Give how many instances are in each cell, round by round."""
        across = ALONE if crossing.by is None else self._root(crossing.by)
        for one in self._sent.get(crossing.question.questionnaire, ()):
            yield one.round, one.tally(crossing, across)

    def _root(self, column: Column) -> set[str]:
        """Return the root values of a question, in the response begun last."""
        if column not in self._roots:
            found = self._roots[column] = set()
            if sent := self._last.get(column.questionnaire):
                read = sent.read(column)
                found |= {it for path in read if path in sent.root for it in read[path]}
        return self._roots[column]


def _together(pairs: Iterable[tuple[set[str], set[str]]]) -> Tally:
    """Count each value with each that stands beside it."""
    found: dict[Answer, int] = {}
    for given, beside in pairs:
        for by in beside:
            found[1, "", by] = found.get((1, "", by), 0) + 1
            for value in given:
                found[0, value, by] = found.get((0, value, by), 0) + 1
    return found


@lru_cache(maxsize=10_000)
def _single(value: str, by: str) -> Tally:
    """Count one value beside one other, which is by far the most usual."""
    return {(0, value, by): 1, (1, "", by): 1}


def _beside(values: Values, beside: Values) -> Iterator[tuple[set[str], set[str]]]:
    """Give each instance's values with those in the same instance, around it and within it."""
    found = {path: set(beside.get(path, ())) for path in values}
    for path, others in found.items():
        others.update(*(beside.get(around, ()) for around in _around(path)))
    for path, within in beside.items():
        for around in _around(path):
            if around in found:
                found[around] |= within
    return ((given, found[path]) for path, given in values.items())


def _around(path: str) -> Iterator[str]:
    """Give the paths of the instances around one."""
    end = path.rfind("/")
    while end > 0:
        yield path[:end]
        end = path.rfind("/", 0, end)
