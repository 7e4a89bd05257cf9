"""A questionnaire as its paths see it before there are answers: what stands in what, by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from questionnaires.expressions.trails import Move, Trail
from questionnaires.expressions_of import Asking
from questionnaires.model import Matrix, Questionnaire

DOCUMENT, TOP = "/", "/data"  # above the sections; no part can be called so
_TOP_NAME = "data"
_ANY = {"node()", "*"}


class Followed(NamedTuple):
    """Where a path leads, and the step that leads nowhere, if one does."""

    places: frozenset[str]
    astray: Move | None = None


class StaticTree:
    """The named parts of a questionnaire: sections, groups, repeats, questions, matrix rows."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.parts: Mapping[str, tuple[Asking, str]] = dict(_parts(questionnaire))
        self.above = {name: around or TOP for name, (_, around) in self.parts.items()}
        self.above |= {TOP: DOCUMENT}
        self.below: dict[str, list[str]] = {}
        for name, around in self.above.items():
            self.below.setdefault(around, []).append(name)

    def follow(self, own: str, trail: Trail) -> Followed:
        """Follow a path that stands at a part, or at TOP; ${names} that do not exist lead to nothing."""
        places = self._start(own, trail)
        for move in trail.moves:
            reached = frozenset(it for place in places for it in self._moved(place, move))
            if places and not reached:
                lost = move.name not in _ANY and move.axis == "child"
                return Followed(reached, move if lost else None)
            places = reached
        return Followed(places)

    def around(self, place: str) -> list[str]:
        """List what is around a place, innermost first, without the place itself."""
        found = []
        while place in self.above:
            place = self.above[place]
            found.append(place)
        return found

    def names_below(self, own: str, trail: Trail, astray: Move) -> list[str]:
        """List the names that a step could have meant where it went astray."""
        so_far = trail.moves[: trail.moves.index(astray)]
        places = self.follow(own, Trail(trail.start, trail.question, so_far)).places
        return [it for place in sorted(places) for it in self.below.get(place, []) if it != TOP]

    def _start(self, own: str, trail: Trail) -> frozenset[str]:
        if trail.start == "root":
            return frozenset({DOCUMENT})
        if trail.start == "question":
            return frozenset({trail.question} & self.parts.keys())
        part = self.parts[own][0] if own in self.parts else None
        rows = self.below.get(own, []) if isinstance(part, Matrix) else []
        return frozenset({own, *rows})

    def _moved(self, place: str, move: Move) -> Iterator[str]:
        if move.axis == "self":
            found = [place]
        elif move.axis == "parent":
            found = [self.above[place]] if place in self.above else []
        elif move.axis == "child":
            found = self.below.get(place, [])
        else:
            found = [place, *self._deep(place)]
        return (it for it in found if move.name in _ANY or move.name == self._name(it))

    def _deep(self, place: str) -> Iterator[str]:
        for it in self.below.get(place, []):
            yield it
            yield from self._deep(it)

    def _name(self, place: str) -> str:
        return _TOP_NAME if place == TOP else place


def _parts(questionnaire: Questionnaire) -> Iterator[tuple[str, tuple[Asking, str]]]:
    """Give every named part with the name of what is directly around it; "" for a section."""
    for section in questionnaire.sections:
        yield section.name, (section, "")
    for item, above in questionnaire.walk():
        yield item.name, (item, above[-1].name)
        if isinstance(item, Matrix):
            for row in item.rows:
                yield row.name, (row, item.name)
