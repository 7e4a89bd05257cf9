"""The answers of a response as they were when a state was made; what did not change is shared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import is_
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.instance import Answer, Instance

if TYPE_CHECKING:
    from questionnaires.plan import Plan

Answers = Mapping[str, Answer]


class Kept(NamedTuple):
    """One instance as it was, with those within it; nothing follows later changes of the response."""

    instance: Instance
    id: str
    origin: str
    answers: Answers
    within: Mapping[str, tuple[Kept, ...]]  # by repeat

    def walk(self) -> Iterator[Kept]:
        """Give this one and all within it, outermost first."""
        yield self
        for several in self.within.values():
            for it in several:
                yield from it.walk()


def kept_of(plan: Plan, instance: Instance, before: Kept | None = None, repeat: str = "") -> Kept:
    """Keep an instance; the same object as `before` if it is the same and nothing is otherwise.

    Repeats that the plan has not are left out.
    """
    if before is None:
        before = Kept(instance, instance.id, instance.origin, {}, {})
    id_, origin = instance.id, instance.origin
    answers = _answers(instance.answers, before.answers)
    within = before.within
    if within or instance.repeats:
        within = _within(plan, instance, within, repeat)
    now = (instance, id_, origin, answers, within)
    return before if all(map(is_, now, before)) else Kept(*now)


def other_answers(before: Answers, now: Answers) -> list[str]:
    """Name the answers that came, went or are others; 1 and 1.0 are not the same."""
    found = [
        name
        for name, answer in now.items()
        if (old := before.get(name)) is not answer
        and (old != answer or type(old) is not type(answer))
    ]
    return found if before.keys() <= now.keys() else [*found, *(before.keys() - now.keys())]


def _answers(now: Answers, before: Answers) -> Answers:
    if before == now and all(map(is_, before.values(), now.values())):
        return before
    others = other_answers(before, now)
    if not others:
        return before
    kept = {**before}
    for name in others:
        kept.pop(name, None)
        if name in now:
            answer = now[name]
            kept[name] = [*answer] if isinstance(answer, list) else answer
    return kept


def _within(
    plan: Plan, instance: Instance, before: Mapping[str, tuple[Kept, ...]], repeat: str
) -> Mapping[str, tuple[Kept, ...]]:
    found = {
        name: _several(plan, several, before.get(name, ()), name)
        for name, several in instance.repeats.items()
        if name in plan.entries and plan.entries[name].innermost == repeat
    }
    same = found.keys() == before.keys() and all(found[it] is before[it] for it in found)
    return before if same else found


def _several(
    plan: Plan, instances: Sequence[Instance], before: tuple[Kept, ...], repeat: str
) -> tuple[Kept, ...]:
    by_id = {it.id: it for it in before}
    found = tuple([kept_of(plan, it, by_id.get(it.id), repeat) for it in instances])
    return before if len(found) == len(before) and all(map(is_, found, before)) else found
