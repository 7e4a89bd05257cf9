"""One instance of a response with its nodes, and the instances within it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from questionnaires.instance import Answer, Instance

if TYPE_CHECKING:
    from questionnaires.node import Node
    from questionnaires.plan import Plan


@dataclass(eq=False)
class Scope:
    """The reach of one instance: ${x} means its own x before any further out."""

    instance: Instance
    repeat: str = ""  # that it is an instance of; "" is the response itself
    above: Scope | None = None
    position: int = 1  # among the instances of its repeat, as they are kept
    within: dict[str, list[Scope]] = field(default_factory=dict)  # by repeat
    nodes: dict[str, Node] = field(default_factory=dict)  # by name, made when asked for
    answers: dict[str, Answer] = field(init=False)  # as they were when the state was made
    origin: str = field(init=False)

    def __post_init__(self) -> None:
        """Copy the answers, so that nothing follows later changes of the response."""
        self.origin, given = self.instance.origin, self.instance.answers.items()
        self.answers = {name: [*it] if isinstance(it, list) else it for name, it in given}

    def line(self) -> list[Scope]:
        """Give the scopes around this one and itself, outermost first."""
        return [*self.above.line(), self] if self.above is not None else [self]

    def continues(self, old: Scope) -> bool:
        """Tell whether it is the same instance in the same place as a scope of another state."""
        one, other = self.above, old.above
        same_around = one is other or (
            one is not None and other is not None and one.instance.id == other.instance.id
        )
        return same_around and self.repeat == old.repeat and self.origin == old.origin

    def answers_as(self, old: Scope) -> bool:
        """Tell whether all answers are the same, and of the same types."""
        return self.answers == old.answers and [*map(type, self.answers.values())] == [
            *map(type, old.answers.values())
        ]

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


def scope_of(plan: Plan, instance: Instance, above: Scope | None = None, repeat: str = "") -> Scope:
    """Make an instance's scope, with those within; repeats that the plan has not are left out."""
    scope = Scope(instance, repeat, above)
    for name, instances in instance.repeats.items():
        entry = plan.entries.get(name)
        if entry is None or entry.innermost != repeat:
            continue
        scope.within[name] = [scope_of(plan, it, scope, name) for it in instances]
        for position, inner in enumerate(scope.within[name], 1):
            inner.position = position
    return scope
