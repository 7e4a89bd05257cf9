"""Whatever is answered, the state stands, and only what is asked is sent."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from earlier_years import described
from hypothesis import given, settings
from hypothesis import strategies as st
from our_questionnaires import our_questionnaires

from questionnaires import (
    Answer,
    Calculate,
    Group,
    Instance,
    Item,
    Matrix,
    Note,
    Offering,
    Questionnaire,
    Range,
    Rank,
    Record,
    Repeat,
    SelectMultiple,
    State,
    Text,
    Time,
    parse_answer,
)
from questionnaires.answers import Unreadable
from questionnaires.shape import shape_of
from tests.scenario import MAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from questionnaires import Side

NAMES = sorted(our_questionnaires())
SIDES: tuple[Side, ...] = ("organisation", "county")
SEEDS = st.integers(0, 2**32)
STEP = Record("s1", "Boka", {"ansvarig": "org", "vad": "Boka"})
LISTS = {**described("s250"), "steg": [STEP], "matchning": [Record("m1", "Lokal")]}
ODD: tuple[Answer, ...] = (
    "",
    "x" * 3000,
    "801231-1234",
    0,
    -1,
    1.5,
    10**15,
    [],
    ["a", "a"],
    "\x00",
)
SELDOM, OFTEN = 0.05, 0.7
TEXTS = ("Hej", "två ord", "2027-01-01", "ja", "0")


BY_TYPE: dict[str, Callable[[Random], Answer]] = {
    "integer": lambda random: random.randint(-5, 3000),
    "decimal": lambda random: random.uniform(-5, 3000),
    "range": lambda random: random.uniform(-5, 3000),
    "date": lambda random: f"20{random.randint(10, 40)}-{random.randint(1, 12):02}-01",
    "time": lambda random: f"{random.randint(0, 23):02}:{random.randint(0, 59):02}",
    "text": lambda random: random.choice(TEXTS),
    "acknowledge": lambda _: "OK",
}


def likely(item: Item, questionnaire: Questionnaire, random: Random) -> Answer | None:
    """Give an answer that a person might, or seldom one that nobody could."""
    if random.random() < SELDOM:
        return random.choice(ODD)
    if isinstance(item, SelectMultiple | Rank):
        codes = offered(item, questionnaire)
        return random.sample(codes, random.randint(0, min(4, len(codes))))
    if isinstance(item, Offering):
        return random.choice([*offered(item, questionnaire), "okand"])
    return BY_TYPE[item.type](random) if item.type in BY_TYPE else None


def offered(item: Offering, questionnaire: Questionnaire) -> list[str]:
    own = [it.name for it in questionnaire.choices.get(item.choices, ())]
    return own or [it.id for it in LISTS.get(item.choices, ())] or ["okand"]


def answered(questionnaire: Questionnaire, seed: int) -> Instance:
    """Fill a response at random: repeats too, also where nothing asks for them."""
    random = Random(seed)  # noqa: S311 — nothing is kept secret by it
    root = Instance("svar")
    for section in questionnaire.sections:
        fill(root, section.questions, questionnaire, random)
    return root


def fill(
    instance: Instance, items: tuple[Item, ...], questionnaire: Questionnaire, random: Random
) -> None:
    for item in items:
        if isinstance(item, Group):
            fill(instance, item.questions, questionnaire, random)
        elif isinstance(item, Repeat):
            for number in range(random.randint(0, 2)):
                inner = Instance(f"{instance.id}-{item.name}-{number}", random.choice(ORIGINS))
                fill(inner, item.questions, questionnaire, random)
                instance.repeats.setdefault(item.name, []).append(inner)
        else:
            rows = [it.name for it in item.rows] if isinstance(item, Matrix) else [item.name]
            for name in rows:
                given = likely(item, questionnaire, random)
                if given is not None and random.random() < OFTEN:
                    instance.answers[name] = given


ORIGINS = ("", "borta", "dm1", "s1", "m1", LISTS["insats"][0].id)


def sent_in(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give (instance id, name) of each answer and each repeat in a submission."""
    yield from ((document["id"], name) for name in document["answers"])
    for name, instances in document["repeats"].items():
        yield document["id"], name
        for inner in instances:
            yield inner["id"], name
            yield from sent_in(inner)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("name", NAMES)
@given(seed=SEEDS)
@settings(max_examples=15, deadline=None)
def test_only_what_is_asked_is_sent(name: str, side: Side, seed: int) -> None:
    form = our_questionnaires()[name]
    state = State(form, answered(form, seed), LISTS, MAY, side)

    assert not [it for it in sent_in(state.submission()) if not state.node(*it).relevant]


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("name", NAMES)
@given(seed=SEEDS, known=st.booleans())
@settings(max_examples=15, deadline=None)
def test_the_state_stands_whatever_is_answered(
    name: str, side: Side, seed: int, *, known: bool
) -> None:
    form = our_questionnaires()[name]
    state = State(form, answered(form, seed), LISTS if known else {}, MAY, side)
    shown = [state.node(*it) for it in sorted(state.asked())]

    assert all(it.label("sv") is not None and it.hint("en") is not None for it in shown)
    assert {it.question for it in state.violations()} <= {*form.items}
    assert all(answered <= asked for answered, asked in map(state.progress, sections(state)))
    assert all(it.repeat in form.items for it in state.missing())
    assert all(it.record.id for it in state.records())
    assert isinstance(state.defaults("svar"), dict)


def sections(state: State) -> list[str]:
    return [it.name for it in state.sections()]


def read_again(item: Item, answer: Answer) -> Answer | None:
    given = answer if isinstance(answer, list) else str(answer)
    return parse_answer(item, given)  # type: ignore[arg-type]  # no group or repeat comes here


TYPED = [
    *(it for form in our_questionnaires().values() for it, _ in form.walk()),
    Time(name="tid"),
    Range(name="skala", start=0, end=10, step=0.5),
    Text(name="nummer", format="organisation_number"),
    Text(name="tel", format="phone"),
    Text(name="adress", format="url"),
]
ANSWERED = [it for it in TYPED if not isinstance(it, Note | Calculate | Group | Repeat | Matrix)]


@given(
    item=st.sampled_from(ANSWERED),
    typed=st.text(max_size=40)
    | st.sampled_from(
        ["13.30", "kl 9", "1 200,50", "31/3 2025", "mars 2025", "a.se", "02112", "Ja"]
    )
    | st.integers().map(str)
    | st.decimals(allow_nan=False, allow_infinity=False).map(str)
    | st.dates().map(str)
    | st.times().map(str),
)
@settings(max_examples=500, deadline=None)
def test_an_answer_that_is_kept_is_read_as_itself_and_fits(item: Item, typed: str) -> None:
    try:
        kept = parse_answer(item, typed)  # type: ignore[arg-type]
    except Unreadable:
        return
    if kept is not None:
        assert read_again(item, kept) == kept
        assert shape_of(item)(kept)  # type: ignore[arg-type]
