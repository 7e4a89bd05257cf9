"""The steps of filling in: one section at a time, and each instance of a repeating section by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaires.model import Item, Repeat, Section
from questionnaires.state import State


@dataclass(frozen=True)
class Step:
    """One thing to fill in at a time: a section, or one instance of a repeat in it."""

    section: Section
    repeat: Repeat | None = None
    instance: str = ""  # the instance's id; the response's own for a section

    @property
    def aside(self) -> bool:
        """Whether one comes here from the section's own step and goes back there."""
        return self.repeat is not None and self.repeat.grown_by_people

    def questions(self) -> tuple[Item, ...]:
        """Return what is asked in this step; a repeat that people grow stands last, as cards."""
        if self.repeat:
            return self.repeat.questions
        return tuple(i for i in self.section.questions if not _asked_one_by_one(i))

    @property
    def key(self) -> tuple[str, str]:
        """The section's name, and the instance's id in a repeat: what an address can hold."""
        return self.section.name, self.instance if self.repeat else ""


def steps(state: State) -> list[Step]:
    """Return every step of a response in the order asked."""
    return [step for section in state.sections() for step in _of_section(state, section)]


def find_step(found: list[Step], section: str, instance: str) -> Step:
    """Return the step of that key; the section's first if the instance is gone, else the very first."""
    same_section = [step for step in found if step.section.name == section]
    exact = [step for step in same_section if step.key == (section, instance)]
    return (exact or same_section or found)[0]


def step_after(found: list[Step], here: Step) -> Step | None:
    """Return where one goes on: from an instance back to its section, else to the next; None at the end."""
    if here.aside:
        return _home(found, here)
    onward = found[found.index(here) + 1 :]
    return next((step for step in onward if not step.aside), None)


def step_before(found: list[Step], here: Step) -> Step | None:
    """Return where one goes back: from an instance to its section, else to the one before."""
    if here.aside:
        return _home(found, here)
    earlier = found[: found.index(here)]
    return next((step for step in reversed(earlier) if not step.aside), None)


def step_of(found: list[Step], state: State, instance: str, name: str) -> Step:
    """Return the step in which a question of an instance is asked (nested instances: the one around)."""
    for step in found:
        within = state.response.find(step.instance)
        inside = [i.id for i in within.walk()] if step.repeat else [within.id]
        if instance in inside and _asks(step, name):
            return step
    return found[0]


def _home(found: list[Step], here: Step) -> Step:
    return find_step(found, here.section.name, "")


def _of_section(state: State, section: Section) -> Iterator[Step]:
    own = Step(section, None, state.response.id)
    if own.questions() or not any(isinstance(i, Repeat) for i in section.questions):
        yield own
    for item in section.questions:
        if isinstance(item, Repeat):
            for instance in state.instances(item.name, state.response.id):
                yield Step(section, item, instance.id)


def _asked_one_by_one(item: Item) -> bool:
    return isinstance(item, Repeat) and not item.grown_by_people


def _asks(step: Step, name: str) -> bool:
    return any(name in _names(item) for item in step.questions())


def _names(item: Item) -> set[str]:
    inner = getattr(item, "questions", ())
    rows = {row.name for row in getattr(item, "rows", ())}
    return {item.name, *rows}.union(*(_names(i) for i in inner))
