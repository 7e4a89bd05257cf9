"""Random submissions through several years, for the tests that hold tallies against values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from hypothesis import strategies as st
from storage_samples import NOW, Begun

from storage import Column, Crossing, Store, Value

ROUNDS = ("2027", "2028")
KIND = Column("anslutning", "typ")
SIZE = Column("anslutning", "storlek")
AREA = Column("uppfoljning", "omrade")
GOAL = Column("uppfoljning", "mal")
STEP = Column("uppfoljning", "steg_typ")
EFFECT = Column("uppfoljning", "effekt")
REPEAT = Column("uppfoljning", "insats")
RENAMED = Column("uppfoljning", "effekt", ("utfall",), (("jo", "ja"),))
CROSSINGS = (
    Crossing(KIND),
    Crossing(SIZE, KIND),
    Crossing(KIND, EFFECT),
    Crossing(EFFECT),
    Crossing(EFFECT, KIND),
    Crossing(RENAMED),
    Crossing(RENAMED, RENAMED),
    Crossing(REPEAT, KIND),
    Crossing(AREA),
    Crossing(AREA, GOAL),
    Crossing(AREA, KIND),
    Crossing(EFFECT, STEP),
    Crossing(STEP, AREA),
    Crossing(AREA, STEP),
)


@dataclass(frozen=True)
class Instance:
    """What is answered in one instance of the repeat, and in those within it."""

    areas: frozenset[str]
    goals: frozenset[str]
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Sending:
    """An organisation sends a response, again if it has done so, and may have it returned."""

    organisation: int
    questionnaire: str
    round: str
    root: tuple[tuple[str, str], ...]
    instances: tuple[Instance, ...]
    returned: bool
    read: bool


def some(*words: str) -> st.SearchStrategy[frozenset[str]]:
    """Draw any of the words."""
    return st.frozensets(st.sampled_from(words))


INSTANCE = st.builds(
    Instance,
    some("makt", "halsa"),
    some("barn", "alla"),
    st.lists(st.sampled_from(("prova", "folja")), max_size=2).map(tuple),
)
ROOT = {
    "anslutning": st.lists(
        st.tuples(st.just("typ"), st.sampled_from(("kommun", "forening")))
        | st.tuples(st.just("storlek"), st.sampled_from(("s1", "s2"))),
        max_size=3,
    ),
    "uppfoljning": st.lists(
        st.tuples(st.sampled_from(("effekt", "utfall")), st.sampled_from(("ja", "jo", "nej"))),
        max_size=3,
    ),
}


@st.composite
def sendings(draw: st.DrawFn) -> Sending:
    """Draw one submission."""
    questionnaire = draw(st.sampled_from(sorted(ROOT)))
    instances = draw(st.lists(INSTANCE, max_size=3)) if questionnaire == "uppfoljning" else []
    return Sending(
        draw(st.integers(0, 2)),
        questionnaire,
        draw(st.sampled_from(ROUNDS)),
        tuple(draw(ROOT[questionnaire])),
        tuple(instances),
        draw(st.booleans()),
        draw(st.booleans()),
    )


class County:
    """Three organisations that send what was drawn."""

    def __init__(self, store: Store) -> None:
        """Add the organisations."""
        self.store = store
        self.organisations = [store.add_organisation(name, NOW).id for name in "ABC"]

    def send(self, step: Sending) -> None:
        """Send a response, and have it returned where that was drawn."""
        ours = self.organisations[step.organisation]
        when = NOW + timedelta(days=ROUNDS.index(step.round))
        begin = (ours, step.questionnaire, "1", "f", step.round, {}, when)
        begun = Begun(self.store, ours, self.store.start_response(*begin))
        if begun.now.status == "submitted":
            self.store.return_response(begun.head.id, NOW)
        begun.submit(values(begun, step))
        if step.returned:
            self.store.return_response(begun.head.id, NOW)


def values(begun: Begun, step: Sending) -> list[Value]:
    """Make the values of a response."""
    made = [begun.value(question, value) for question, value in step.root]
    for number, instance in enumerate(step.instances):
        own = f"i{number}-{begun.root}"
        made.append(begun.value("insats", "", own, repeat="insats"))
        made += [begun.value("omrade", it, own, repeat="insats") for it in instance.areas]
        made += [begun.value("mal", it, own, repeat="insats") for it in instance.goals]
        made += [
            begun.value("steg_typ", it, own, f"s{place}-{own}", repeat="steg")
            for place, it in enumerate(instance.steps)
        ]
    return made
