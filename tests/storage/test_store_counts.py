from __future__ import annotations

from collections.abc import Callable

import pytest
from storage_samples import NOW, Begun

from storage import Cell, Column, Store, Value

KIND = Column("anslutning", "typ")
AREA = Column("anslutning", "omrade")
GOAL = Column("anslutning", "mal")
STEP = Column("anslutning", "steg_typ")
EFFECT = Column("uppfoljning", "effekt")


def insats(begun: Begun, name: str, **values: str) -> list[Value]:
    """Make one value for each word of each answer of an instance of the repeat `insats`."""
    return [
        begun.value(question, value, f"{name}-{begun.root}", repeat="insats")
        for question, words in values.items()
        for value in words.split()
    ]


@pytest.fixture
def three(begin: Callable[..., Begun]) -> tuple[Begun, Begun, Begun]:
    """Two municipalities and an association, with two, one and one contributions."""
    a, b, c = begin("A"), begin("B"), begin("C")
    one = insats(a, "i1", omrade="makt halsa", mal="barn")
    two = insats(a, "i2", omrade="makt", mal="alla")
    a.submit([a.value("typ", "kommun"), *one, *two])
    b.submit([b.value("typ", "kommun"), *insats(b, "i1", omrade="halsa", mal="barn")])
    c.submit([c.value("typ", "forening"), *insats(c, "i1", omrade="makt", mal="barn")])
    return a, b, c


@pytest.mark.usefixtures("three")
def test_each_value_is_counted_in_instances_and_in_organisations(store: Store) -> None:
    assert store.counts(AREA) == [Cell("halsa", None, 2, 2), Cell("makt", None, 3, 2)]
    assert store.counts(KIND) == [Cell("forening", None, 1, 1), Cell("kommun", None, 2, 2)]
    assert store.answered(AREA) == [Cell("", None, 4, 3)]


@pytest.mark.usefixtures("three")
def test_two_questions_of_one_repeat_are_counted_in_the_same_instance(store: Store) -> None:
    assert store.counts(AREA, GOAL) == [
        Cell("halsa", "barn", 2, 2),
        Cell("makt", "alla", 1, 1),
        Cell("makt", "barn", 2, 2),
    ]


@pytest.mark.usefixtures("three")
def test_a_repeats_question_is_counted_by_a_root_answer(store: Store) -> None:
    assert store.counts(AREA, KIND) == [
        Cell("halsa", "kommun", 2, 2),
        Cell("makt", "forening", 1, 1),
        Cell("makt", "kommun", 2, 1),
    ]
    assert store.answered(AREA, KIND) == [Cell("", "forening", 1, 1), Cell("", "kommun", 3, 2)]


@pytest.mark.usefixtures("three")
def test_a_root_answer_is_counted_by_what_is_within(store: Store) -> None:
    assert Cell("kommun", "makt", 1, 1) in store.counts(KIND, AREA)


def test_an_inner_repeat_is_counted_by_the_instance_around_it_and_no_other(
    store: Store, begun: Begun
) -> None:
    inner = begun.value("steg_typ", "prova", "i1", "s1", repeat="steg")
    around = begun.value("omrade", "makt", "i1", repeat="insats")
    elsewhere = begun.value("omrade", "halsa", "i10", repeat="insats")
    begun.submit([inner, around, elsewhere])
    assert store.counts(STEP, AREA) == [Cell("prova", "makt", 1, 1)]


def test_another_questionnaire_is_joined_on_the_organisation(
    store: Store, three: tuple[Begun, Begun, Begun]
) -> None:
    for begun, effect in zip(three, ("ja", "nej", "ja"), strict=True):
        head = store.start_response(begun.organisation, "uppfoljning", "1", "f", "2028", {}, NOW)
        later = Begun(store, begun.organisation, head)
        later.submit([later.value("effekt", effect)])
    assert store.counts(EFFECT, KIND) == [
        Cell("ja", "forening", 1, 1),
        Cell("ja", "kommun", 1, 1),
        Cell("nej", "kommun", 1, 1),
    ]
    assert store.counts(AREA, EFFECT, round="2027") == [
        Cell("halsa", "ja", 1, 1),
        Cell("halsa", "nej", 1, 1),
        Cell("makt", "ja", 3, 2),
    ]
    assert store.counts(EFFECT, where={KIND: "kommun"}) == [
        Cell("ja", None, 1, 1),
        Cell("nej", None, 1, 1),
    ]


def test_of_several_rounds_the_latest_submitted_one_is_joined(
    store: Store, begun: Begun, begin: Callable[..., Begun]
) -> None:
    begun.submit([begun.value("typ", "forening")])
    ours = begun.organisation
    for year, submitted in (("2028", True), ("2029", False)):
        when = NOW.replace(year=int(year))
        head = store.start_response(ours, "anslutning", "1", "f", year, {}, when)
        if submitted:
            renewed = Begun(store, ours, head)
            renewed.submit([renewed.value("typ", "stiftelse")])
    follow = Begun(store, ours, store.start_response(ours, "uppfoljning", "1", "f", "1", {}, NOW))
    follow.submit([follow.value("effekt", "ja")])
    begin("utan svar")
    assert store.counts(EFFECT, KIND) == [Cell("ja", "stiftelse", 1, 1)]


@pytest.mark.usefixtures("three")
def test_conditions_hold_all_at_once(store: Store) -> None:
    assert store.counts(AREA, where={KIND: "kommun", GOAL: "barn"}) == [
        Cell("halsa", None, 2, 2),
        Cell("makt", None, 1, 1),
    ]
    assert store.counts(AREA, GOAL, where={KIND: "forening"}) == [Cell("makt", "barn", 1, 1)]
    assert store.counts(AREA, where={KIND: "region"}) == []
    assert store.answered(KIND, where={AREA: "halsa"}) == [Cell("", None, 2, 2)]


@pytest.mark.usefixtures("three")
def test_of_several_values_in_a_condition_one_is_enough(store: Store) -> None:
    both = [Cell("halsa", None, 2, 2), Cell("makt", None, 3, 2)]
    assert store.counts(AREA, where={KIND: ("kommun", "forening")}) == both
    assert store.counts(AREA, where={KIND: ("forening", "region"), GOAL: {"barn"}}) == [
        Cell("makt", None, 1, 1)
    ]
    assert store.counts(AREA, where={KIND: ()}) == []


def test_of_several_rounds_an_organisation_counts_once(
    store: Store, three: tuple[Begun, Begun, Begun]
) -> None:
    for year, kind in (("2028", "kommun"), ("2029", "region")):
        head = store.start_response(three[0].organisation, "anslutning", "1", "f", year, {}, NOW)
        later = Begun(store, three[0].organisation, head)
        later.submit([later.value("typ", kind)])
    both = [Cell("forening", None, 1, 1), Cell("kommun", None, 3, 2)]
    assert store.counts(KIND, round=("2027", "2028")) == both
    assert store.counts(KIND, where={AREA: "makt"}, round=["2027", "2029"]) == [
        Cell("forening", None, 1, 1),
        Cell("kommun", None, 1, 1),
    ]
    assert store.counts(KIND, round=()) == []


def test_what_versions_called_otherwise_is_counted_as_it_is_called_now(
    store: Store, begin: Callable[..., Begun]
) -> None:
    for name, question, value in (("A", "sort", "k"), ("B", "typ", "k"), ("C", "typ", "kommun")):
        one = begin(name)
        one.submit([one.value(question, value), one.value("omrade", "makt")])
    now = Column("anslutning", "typ", ("sort",), (("k", "kommun"),))
    assert store.counts(now) == [Cell("kommun", None, 3, 3)]
    assert store.counts(AREA, now) == [Cell("makt", "kommun", 3, 3)]
    assert store.counts(AREA, where={now: "kommun"}) == [Cell("makt", None, 3, 3)]
    named = [one.name for one in store.organisations_answering(now, "kommun")]
    assert named == ["A", "B", "C"]


def test_an_inner_repeat_is_a_condition_on_what_is_around_it_only(
    store: Store, begun: Begun
) -> None:
    inner = begun.value("steg_typ", "prova", "i1", "s1", repeat="steg")
    around = begun.value("omrade", "makt", "i1", repeat="insats")
    elsewhere = begun.value("omrade", "halsa", "i10", repeat="insats")
    begun.submit([inner, around, elsewhere, begun.value("typ", "kommun")])
    assert store.counts(AREA, where={STEP: "prova"}) == [Cell("makt", None, 1, 1)]
    assert store.counts(STEP, where={AREA: "halsa"}) == []
    assert store.counts(STEP, where={AREA: "makt", KIND: "kommun"}) == [Cell("prova", None, 1, 1)]
    assert store.counts(KIND, where={STEP: "prova"}) == [Cell("kommun", None, 1, 1)]


def test_a_round_is_counted_on_its_own(store: Store, three: tuple[Begun, Begun, Begun]) -> None:
    head = store.start_response(three[0].organisation, "anslutning", "1", "f", "2028", {}, NOW)
    next_year = Begun(store, three[0].organisation, head)
    next_year.submit([next_year.value("typ", "kommun")])
    assert store.counts(KIND, round="2028") == [Cell("kommun", None, 1, 1)]
    assert store.counts(KIND)[1] == Cell("kommun", None, 3, 2)


def test_a_new_submission_takes_the_place_of_the_one_before(
    store: Store, three: tuple[Begun, Begun, Begun]
) -> None:
    association = three[2]
    store.return_response(association.head.id, NOW)
    assert Cell("forening", None, 1, 1) in store.counts(KIND)
    association.submit([association.value("typ", "stiftelse")])
    assert store.counts(KIND) == [Cell("kommun", None, 2, 2), Cell("stiftelse", None, 1, 1)]
    assert store.answered(AREA) == [Cell("", None, 3, 2)]


def test_drafts_are_not_counted(store: Store, begun: Begun) -> None:
    begun.save("typ", "kommun")
    assert store.counts(KIND) == store.answered(KIND) == []


def test_the_same_value_twice_is_one(store: Store, begun: Begun) -> None:
    begun.submit([begun.value("typ", "kommun"), begun.value("typ", "kommun")])
    assert store.counts(KIND) == [Cell("kommun", None, 1, 1)]


def test_the_organisations_that_gave_a_value_in_what_they_sent_last_come_by_name(
    store: Store, three: tuple[Begun, Begun, Begun], begin: Callable[..., Begun]
) -> None:
    begin("Utkast").save("typ", "kommun")
    assert [one.name for one in store.organisations_answering(KIND, "kommun")] == ["A", "B"]
    assert [one.name for one in store.organisations_answering(AREA, "makt")] == ["A", "C"]
    store.return_response(three[0].head.id, NOW)
    three[0].submit([three[0].value("typ", "region")])
    assert [one.name for one in store.organisations_answering(KIND, "kommun")] == ["B"]


@pytest.mark.usefixtures("three")
def test_values_of_earlier_names_and_codes_are_counted_under_those_of_now(store: Store) -> None:
    area = Column("anslutning", "amne", ("omrade",), (("makt", "inflytande"), ("halsa", "vard")))
    kind = Column("anslutning", "typ", (), (("kommun", "offentlig"),))
    assert store.counts(area) == [Cell("inflytande", None, 3, 2), Cell("vard", None, 2, 2)]
    assert store.answered(area) == [Cell("", None, 4, 3)]
    assert store.counts(area, kind, where={kind: "offentlig"}) == [
        Cell("inflytande", "offentlig", 2, 1),
        Cell("vard", "offentlig", 2, 2),
    ]
    found = store.organisations_answering(area, "vard")
    assert [it.name for it in found] == ["A", "B"]
    assert store.organisations_answering(area, "halsa") == []


@pytest.mark.usefixtures("three")
def test_codes_that_became_one_are_counted_once_in_an_instance(store: Store) -> None:
    both = Column("anslutning", "omrade", (), (("makt", "allt"), ("halsa", "allt")))
    assert store.counts(both) == [Cell("allt", None, 4, 3)]
