from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from our_questionnaires import FOLDER, our_questionnaires, strategy_lists

from questionnaires import read_choices
from questionnaires.expressions_of import sources
from questionnaires.model import Asked, Offering, Repeat, SelectOne

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel

    from questionnaires import Item, Questionnaire

NAMES = ["anslutning", "dialog", "sjalvbeskrivning", "uppfoljning"]
MANY = 9  # choices; more than so are shown in a list that opens

_COMPARED = re.compile(r"\$\{(\w+)\}\s*!?=\s*'(\w+)'")
_SELECTED = re.compile(r"selected\(\$\{(\w+)\}, '(\w+)'\)")
_OWN = re.compile(r"(?:selected|exclusive)\(\., '(\w+)'\)")


def parts(part: BaseModel) -> Iterator[BaseModel]:
    yield part
    for name in type(part).model_fields:
        value = getattr(part, name)
        for below in value if isinstance(value, tuple) else ():
            if hasattr(below, "model_fields_set"):
                yield from parts(below)


def words(questionnaire: Questionnaire) -> Iterator[Mapping[str, str]]:
    for part in chain(parts(questionnaire), *questionnaire.choices.values()):
        for name in ("label", "hint", "constraint_message", "required_message"):
            if text := getattr(part, name, None):
                yield text


def test_the_questionnaires_are_whole() -> None:
    repeats = {
        it.name: it.number
        for asked in our_questionnaires().values()
        for it, _ in asked.walk()
        if isinstance(it, Repeat) and it.number
    }
    assert repeats == {"i_matt": "B3.22", "c_nya": "C3.90", "d_matt": "D1.6", "d_nya": "D1.90"}
    numbers = {
        name: [
            number
            for it, _ in our_questionnaires()[name].walk()
            if (number := getattr(it, "number", ""))
        ]
        for name in NAMES
    }

    assert list(our_questionnaires()) == NAMES
    assert (len(numbers["anslutning"]), numbers["anslutning"][-1]) == (35, "A9.4")
    assert (len(numbers["sjalvbeskrivning"]), numbers["sjalvbeskrivning"][-1]) == (64, "B8.3")
    assert len([it for it in numbers["dialog"] if it.startswith("C")]) == 40
    assert len([it for it in numbers["uppfoljning"] if it.startswith("D")]) == 31


def test_there_are_forty_shared_lists_and_two_of_the_strategy() -> None:
    shared = read_choices(FOLDER / "lists/choices.yaml")

    assert len({**shared, **strategy_lists()}) == 42
    groups = {it.name for it in shared["aktorsgrupp"]}
    assert {it.columns["group"] for it in shared["org_typ"]} == groups


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_in_both_languages(name: str) -> None:
    assert {tuple(it) for it in words(our_questionnaires()[name])} == {("sv", "en")}
    assert all(text.strip() for it in words(our_questionnaires()[name]) for text in it.values())


@pytest.mark.parametrize("name", NAMES)
def test_words_that_promise_or_judge_are_not_used(name: str) -> None:
    wrong = re.compile(r"åtagand|\bkrav|signer|poäng|\bni måste", re.IGNORECASE)

    assert not [it["sv"] for it in words(our_questionnaires()[name]) if wrong.search(it["sv"])]


@pytest.mark.parametrize("name", NAMES)
def test_a_long_list_opens_instead_of_filling_the_screen(name: str) -> None:
    form = our_questionnaires()[name]
    asked = [
        it for it, _ in form.walk() if isinstance(it, SelectOne) and it.choices in form.choices
    ]

    assert {it.name for it in asked if len(form.choices[it.choices]) > MANY} == {
        it.name for it in asked if "minimal" in it.appearance
    }


def codes_in(item: Item) -> Iterator[tuple[str, str]]:
    """Tell which question is compared with which choice in the expressions of an item."""
    for _, source in sources(item):
        yield from _COMPARED.findall(source)
        yield from _SELECTED.findall(source)
        yield from ((item.name, code) for code in _OWN.findall(source))


@pytest.mark.parametrize("name", NAMES)
def test_every_code_in_a_condition_is_a_choice(name: str) -> None:
    form = our_questionnaires()[name]
    compared = {pair for it, _ in form.walk() for pair in codes_in(it)}
    offered = {
        (it.name, choice.name)
        for it, _ in form.walk()
        if isinstance(it, Offering) and it.choices in form.choices
        for choice in form.choices[it.choices]
    }
    calculated = {it.name for it, _ in form.walk() if it.type == "calculate"}

    assert len(compared) >= 7
    assert not {pair for pair in compared - offered if pair[0] not in calculated}


@pytest.mark.parametrize("name", NAMES)
def test_every_repeat_that_people_grow_has_a_title(name: str) -> None:
    repeats = [it for it, _ in our_questionnaires()[name].walk() if isinstance(it, Repeat)]

    assert all(it.title and it.max_instances for it in repeats if it.grown_by_people)


def test_contact_details_are_for_the_contact_only() -> None:
    section = next(
        it for it in our_questionnaires()["anslutning"].sections if it.name == "kontaktperson"
    )
    answered = [it for it in section.questions if isinstance(it, Asked) and it.type != "note"]

    assert {it.audience for it in answered} == {"contact"}
