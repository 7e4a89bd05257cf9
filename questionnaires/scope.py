"""One instance of a response with its nodes, and the instances within it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from questionnaires.instance import Answer, Instance
from questionnaires.kept import Kept

if TYPE_CHECKING:
    from questionnaires.node import Node


class Scope:
    """The reach of one instance: ${x} means its own x before any further out."""

    def __init__(
        self, kept: Kept, repeat: str = "", above: Scope | None = None, position: int = 1
    ) -> None:
        self.repeat = repeat  # that it is an instance of; "" is the response itself
        self.above = above
        self.position = position  # among the instances of its repeat, as they are kept
        self.line: tuple[Scope, ...] = (*above.line, self) if above else (self,)  # outermost first
        self.nodes: dict[
            str, Node
        ] = {}  # by name, made when asked for; with its own as an instance
        self.found: dict[str, list[Node]] = {}  # what a ${name} that is looked up from here means
        self.hold(kept)
        self.within: dict[str, list[Scope]] = {  # by repeat
            name: [Scope(it, name, self, place) for place, it in enumerate(several, 1)]
            for name, several in kept.within.items()
        }

    def hold(self, kept: Kept) -> None:
        """Hold the instance as it is now; those within it are not looked at."""
        self.kept = kept
        self.instance: Instance = kept.instance
        self.origin: str = kept.origin
        self.answers: Mapping[str, Answer] = kept.answers

    def adopt(self, kept: Kept) -> None:
        """Hold another version of the instance; those within that go on keep their scopes."""
        before = self.kept.within
        self.hold(kept)
        self.within = {
            name: self.within[name] if several is before.get(name) else self._adopted(name, several)
            for name, several in kept.within.items()
        }

    def walk(self) -> Iterator[Scope]:
        """Give this scope and all within it, outermost first."""
        yield self
        for scopes in self.within.values():
            for scope in scopes:
                yield from scope.walk()

    def nearest(self, repeats: tuple[str, ...]) -> Scope:
        """Climb to the nearest scope that is an instance of one of these, or to the response."""
        scope = self
        while scope.above is not None and scope.repeat not in repeats:
            scope = scope.above
        return scope

    def continues_as(self, kept: Kept) -> bool:
        """Tell whether an instance in the same place, later, is the one of this scope."""
        return self.kept.id == kept.id and self.origin == kept.origin

    def _adopted(self, name: str, several: tuple[Kept, ...]) -> list[Scope]:
        known = {it.kept.id: it for it in self.within.get(name, ())}
        found = []
        for place, kept in enumerate(several, 1):
            scope = known.get(kept.id)
            if scope is None or not scope.continues_as(kept):
                scope = Scope(kept, name, self)
            elif scope.kept is not kept:
                scope.adopt(kept)
            scope.position = place
            found.append(scope)
        return found
