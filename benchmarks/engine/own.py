"""The work done by our own engine, one answer at a time, everything read after each."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time

from benchmarks.engine.forms import questionnaire
from benchmarks.engine.work import ACTOR, GROUPS, HUB, LEAF, Value, actors, answers, questions
from questionnaires import Instance, Questionnaire, State
from questionnaires.plan import plan_of

_ALL = [it.name for group in GROUPS for it in questions(group)]


class Person:
    """Somebody who answers one question at a time, and reads everything after each answer."""

    def __init__(self, asked: Questionnaire) -> None:
        self.response = Instance("r")
        self.state = State(asked, self.response)

    def answer(self, instance: Instance, name: str, value: Value) -> None:
        """Answer one question."""
        instance.answers[name] = value
        self.state = self.state.after(self.response)

    def add(self) -> Instance:
        """Add an instance of the repeat."""
        held = self.response.repeats.setdefault("actor", [])
        held.append(Instance(f"a{len(held)}"))
        self.state = self.state.after(self.response)
        return held[-1]

    def look(self) -> list[int]:
        """Read everything: how many of the 200 are relevant, and how many answers do not hold."""
        state, own = self.state, self.response.id
        wrong = len(state.violations())
        return [sum(state.node(own, it).relevant for it in _ALL), wrong]

    def look_at_actors(self) -> list[int]:
        """Read every instance: how many of their questions are relevant, and how many do not hold."""
        state = self.state
        names = [it.name for it in state.plan.entries["actor"].below]
        held = self.response.repeats["actor"]
        found = sum(state.node(it.id, name).relevant for it in held for name in names)
        return [found, len(state.violations("actors"))]

    def value(self, name: str) -> str:
        """Give the answer that counts, as text."""
        return self.state.node(self.response.id, name).text


def work() -> dict[str, object]:
    """Do the work; all times in ms, the checks as `work.EXPECTED` has them."""
    found = timed("load_cold", 1, lambda _: plan_of(questionnaire()))
    found |= timed("load", 5, lambda _: plan_of(questionnaire()))
    form = questionnaire()
    people = [Person(form) for _ in range(3)]
    person = people[-1]
    checks: dict[str, object] = {}
    found |= timed("fill", len(people), lambda turn: _fill(people[turn]))
    checks["filled"] = person.look()
    checks["values"] = [person.value(it) for it in ("g01_q18", "g10_q19", "g01_q19")]
    for name, (question, values) in {"leaf": LEAF, "hub": HUB}.items():

        def change(
            turn: int, question: str = question, values: tuple[Value, Value] = values
        ) -> None:
            person.answer(person.response, question, values[(turn + 1) % 2])
            person.look()

        found |= timed(name, 60, change)
        person.answer(person.response, question, values[1])
        checks[name] = person.look()
        person.answer(person.response, question, values[0])
    found |= _with_actors(person, checks)
    return {"engine": "startpunkt", **found, "checks": checks}


def _fill(person: Person) -> None:
    person.look()
    for name, value in answers():
        person.answer(person.response, name, value)
        person.look()


def _with_actors(person: Person, checks: dict[str, object]) -> dict[str, float]:
    def fill(_: int) -> None:
        for values in actors():
            instance = person.add()
            for name, value in values.items():
                person.answer(instance, name, value)
            person.look_at_actors()

    place, question, values = ACTOR

    def change(turn: int) -> None:
        instance = person.response.repeats["actor"][place]
        person.answer(instance, question, values[turn % 2])
        person.look_at_actors()

    found = timed("actors", 1, fill)
    checks["actors"], checks["sum"] = person.look_at_actors(), person.value("g09_q19")
    found |= timed("actor_change", 30, change)
    checks["sum_after"] = person.value("g09_q19")
    return found


def timed(name: str, times: int, do: Callable[[int], object]) -> dict[str, float]:
    """Do something several times; the median time in ms, and that of the processor alone."""
    taken = []
    for turn in range(times):
        begun, begun_alone = perf_counter(), process_time()
        do(turn)
        taken.append((perf_counter() - begun, process_time() - begun_alone))
    whole, alone = (round(1000 * median(it), 3) for it in zip(*taken, strict=True))
    return {f"{name}_ms": whole, f"{name}_cpu_ms": alone}
