"""How answers to an old version are read in a new one."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires import Instance, Questionnaire
from questionnaires.model import Choice, Section, SelectMultiple, SelectOne, Text
from questionnaires.versions import Crosswalk, compare
from tests.scenario import questionnaire

OLD = """
- name: fuel
  type: select_one val
- name: many
  type: integer
- name: gone
  type: text
- name: place
  type: repeat
  questions:
    - name: size
      type: select_multiple val
"""
NEW = """
- name: energy
  type: select_multiple val
  was: fuel
- name: many
  type: text
- name: place
  type: repeat
  questions:
    - name: area
      type: select_multiple val
      was: size
"""
NESTED = """
- name: {outer}
  type: repeat
  {was}
  questions:
    - name: {inner}
      type: repeat
      {inner_was}
      questions:
        - name: size
          type: integer
"""
ANSWERED = Instance(
    "r",
    answers={"fuel": "oil", "many": 5, "gone": "x"},
    repeats={"place": [Instance("i", "o", {"size": ["oil", "sun"]})], "nowhere": []},
)


def crosswalk() -> Crosswalk:
    new = questionnaire(NEW, {"val": "fossil[was=oil] sun"})
    return compare(questionnaire(OLD, {"val": "oil sun"}), new).crosswalk


def test_old_answers_are_read_under_new_names_with_new_codes_in_the_shape_of_the_new_type() -> None:
    assert crosswalk().read(ANSWERED) == Instance(
        "r",
        answers={"energy": ["fossil"], "many": "5"},
        repeats={"place": [Instance("i", "o", {"area": ["fossil", "sun"]})]},
    )


def test_a_renamed_repeat_takes_its_instances_along_and_those_within() -> None:
    old = questionnaire(NESTED.format(outer="place", inner="room", was="", inner_was=""))
    new = questionnaire(
        NESTED.format(outer="site", inner="hall", was="was: place", inner_was="was: room")
    )
    room = Instance("k", answers={"size": 3})
    answered = Instance("r", repeats={"place": [Instance("i", "o", repeats={"room": [room]})]})
    assert compare(old, new).crosswalk.read(answered) == Instance(
        "r", repeats={"site": [Instance("i", "o", repeats={"hall": [room]})]}
    )


def test_what_repeats_and_what_does_not_are_never_read_as_each_other() -> None:
    old = questionnaire("- {name: a, type: repeat, questions: [{name: b, type: text}]}")
    new = questionnaire("- {name: c, type: text, was: a}\n- {name: b, type: text}")
    assert compare(old, new).crosswalk.names == {"avsnitt": "avsnitt", "b": "b"}


def test_what_was_answered_is_not_rewritten() -> None:
    before = deepcopy(ANSWERED)
    crosswalk().read(ANSWERED)
    assert before == ANSWERED


NAMES = st.sampled_from([f"n{it}" for it in range(12)])
CODES = st.sampled_from([f"c{it}" for it in range(12)])


@st.composite
def _versions(draw: st.DrawFn) -> Questionnaire:
    codes = draw(st.lists(CODES, unique=True, min_size=1, max_size=4))
    names = draw(st.lists(NAMES, unique=True, min_size=1, max_size=4))
    kinds = st.sampled_from([Text, SelectOne, SelectMultiple])
    was = st.just("") | NAMES
    return Questionnaire(
        id="x",
        version="1",
        title={"sv": "X"},
        choices={"l": tuple(_choice(it, draw(st.just("") | CODES)) for it in codes)},
        sections=(
            Section(
                name="s",
                label={},
                questions=tuple(_question(draw(kinds), it, draw(was)) for it in names),
            ),
        ),
    )


def _without_was(asked: Questionnaire) -> dict[str, object]:
    written = re.sub(r'"was": ?"[^"]*"', '"was":""', asked.model_dump_json())
    return dict(json.loads(written))


def _choice(name: str, was: str) -> Choice:
    return Choice(name=name, label={"sv": name}, was=was)


def _question(
    kind: type[Text | SelectOne | SelectMultiple], name: str, was: str
) -> Text | SelectOne | SelectMultiple:
    return Text(name=name, was=was) if kind is Text else kind(name=name, was=was, choices="l")


@settings(deadline=None)
@given(_versions())
def test_nothing_changes_from_a_version_to_itself(asked: Questionnaire) -> None:
    same = compare(asked, asked)
    assert same.changes == ()
    assert all(old == new for old, new in same.crosswalk.names.items())
    assert not same.crosswalk.codes
    assert not same.crosswalk.shapes


@settings(deadline=None)
@given(_versions(), _versions())
def test_whatever_two_versions_are_every_difference_is_told(
    old: Questionnaire, new: Questionnaire
) -> None:
    new = new.model_copy(update={"version": "2"})
    found = compare(old, new)
    if not found.changes:
        assert _without_was(new) == _without_was(old) | {"version": "2"}
    assert len(set(found.crosswalk.names.values())) == len(found.crosswalk.names)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(NAMES, CODES),
        min_size=2,
        max_size=6,
        unique_by=(lambda it: it[0], lambda it: it[1]),
    )
)
def test_a_chain_of_renames_leads_from_the_first_name_and_code_to_the_last(
    steps: list[tuple[str, str]],
) -> None:
    versions = [_only("", "", *steps[0])]
    versions += [_only(*old, *new) for old, new in pairwise(steps)]
    way = compare(versions[0], versions[0]).crosswalk
    answers, walked = {steps[0][0]: steps[0][1]}, Instance("r", answers=dict([steps[0]]))
    for old, new in pairwise(versions):
        step = compare(old, new).crosswalk
        way, walked = way.then(step), step.read(walked)
    assert way.read_answers(answers) == walked.answers == dict([steps[-1]])


def _only(was: str, was_code: str, name: str, code: str) -> Questionnaire:
    return Questionnaire(
        id="x",
        version=name,
        title={},
        choices={"l": (_choice(code, was_code),)},
        sections=(
            Section(name="s", label={}, questions=(SelectOne(name=name, was=was, choices="l"),)),
        ),
    )
