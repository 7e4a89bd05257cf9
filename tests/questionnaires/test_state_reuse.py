"""A state that follows another takes over what still holds: it equals one worked out afresh."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires import Answer, Instance, Record, State
from tests.scenario import MAY, questionnaire

RICH = """
id: rik
version: "1"
title:
  sv: Rik
languages:
  - sv
uses:
  - kanda
choices:
  val:
    - name: a
      label:
        sv: A
      grupp: x
    - name: b
      label:
        sv: B
      grupp: y
    - name: c
      label:
        sv: C
      retired: yes
      grupp: x
sections:
  - name: s1
    label:
      sv: Ett
    questions:
      - name: on
        type: select_one val
      - name: n
        type: integer
        constraint: . < ${total} or . < 3
      - name: g
        type: group
        relevant: ${on} = 'a'
        questions:
          - name: inner
            type: text
            required: ${n} > 1
            label:
              sv: Hej ${n} och ${title}
          - name: filtered
            type: select_multiple val
            choice_filter: grupp = 'x' or ${n} > 2
      - name: has_group
        type: calculate
        calculation: concat(${g}, '!')
      - name: m
        type: matrix val
        required: ${on} = 'b'
        rows:
          - name: m1
            label:
              sv: M1
          - name: m2
            label:
              sv: M2
      - name: of_matrix
        type: calculate
        calculation: concat(${m}, ${m1})
  - name: s2
    label:
      sv: Två
    relevant: ${on} != 'c'
    questions:
      - name: r
        type: repeat
        title: title
        max_instances: 2
        questions:
          - name: title
            type: text
          - name: price
            type: integer
            relevant: ${n} != 1
          - name: share
            type: calculate
            calculation: ${price} div ${total}
          - name: place
            type: calculate
            calculation: position(..)
          - name: next_to
            type: calculate
            calculation: indexed-repeat(${price}, ${r}, 1)
          - name: deep
            type: repeat
            questions:
              - name: d
                type: integer
                constraint: . <= ${price}
              - name: of_title
                type: calculate
                calculation: concat(${title}, ../../price)
          - name: sum_d
            type: calculate
            calculation: sum(${d})
      - name: total
        type: calculate
        calculation: sum(${price})
      - name: many
        type: calculate
        calculation: count(${r}) + count(${deep})
      - name: counted
        type: repeat
        count: ${n}
        questions:
          - name: x
            type: text
            required: ${counted} != ''
      - name: all_x
        type: calculate
        calculation: join(' ', ${x})
      - name: known
        type: repeat
        each: instance('kanda')/root/item[${on} = 'a' or name = 'k1']
        questions:
          - name: k
            type: text
          - name: of_list
            type: calculate
            calculation: instance('kanda')/root/item[name = origin()]/label
      - name: big
        type: calculate
        calculation: count(${r}[price > ${n}])
"""
ASKED = questionnaire(RICH)
LISTS = {"kanda": [Record("k1", "K ett"), Record("k2", "K två")]}
REPEATS = {"r": "", "deep": "r", "counted": "", "known": ""}
NAMES = {
    "": ("on", "n", "inner", "filtered", "m1", "m2", "unheard_of"),
    "r": ("title", "price"),
    "deep": ("d",),
    "counted": ("x",),
    "known": ("k",),
}
ANSWERS = st.sampled_from([None, "a", "b", "c", 1, 2, 3, ["a"], ["a", "b"], "", 5.0])
STEP = st.tuples(
    st.sampled_from(["answer", "answer", "answer", "add", "remove", "turn"]),
    st.integers(0, 20),
    st.integers(0, 20),
    ANSWERS,
)


def begun() -> Instance:
    efforts = [
        Instance(
            f"r{it}",
            answers={"title": f"T{it}", "price": 10 * it},
            repeats={"deep": [Instance(f"d{it}", answers={"d": it})]},
        )
        for it in (1, 2)
    ]
    repeats = {
        "r": efforts,
        "counted": [Instance("c1", answers={"x": "x1"}), Instance("c2")],
        "known": [Instance("k1", "k1", {"k": "ja"}), Instance("k2", "k2")],
    }
    return Instance("rot", answers={"on": "a", "n": 2, "inner": "i", "m1": "a"}, repeats=repeats)


class Hand:
    """Changes a response, as chance has it."""

    def __init__(self) -> None:
        self.response = begun()
        self.made = 0

    def change(self, what: str, one: int, two: int, answer: Answer | None) -> None:
        held = [*self.held()]
        instance, repeat, around = held[one % len(held)]
        if what == "answer":
            names = NAMES[repeat]
            instance.answers.pop(names[two % len(names)], None)
            if answer is not None:
                instance.answers[names[two % len(names)]] = answer
        elif what == "add":
            inner = [name for name, outer in REPEATS.items() if outer == repeat]
            if inner:
                self.add(instance, inner[two % len(inner)], two)
        elif around is not None:
            own = around.repeats[repeat]
            if what == "remove":
                own.remove(instance)
            else:
                own.reverse()

    def add(self, around: Instance, name: str, two: int) -> None:
        self.made += 1
        origin = f"k{two % 3}" if name == "known" else ""
        around.repeats.setdefault(name, []).append(Instance(f"i{self.made}", origin))

    def held(self) -> list[tuple[Instance, str, Instance | None]]:
        found: list[tuple[Instance, str, Instance | None]] = [(self.response, "", None)]
        for instance, _, _ in found:
            for name, inner in instance.repeats.items():
                found += [(it, name, instance) for it in inner]
        return found


def everything(state: State) -> dict[str, Any]:
    nodes = {
        (scope.instance.id, entry.name): said(state, scope.instance.id, entry.name)
        for scope in state.tree.top.walk()
        for entry in state.plan.entries.values()
        if entry.innermost == scope.repeat
    }
    return {
        "nodes": nodes,
        "sent": state.submission(),
        "wrong": state.violations(),
        "missing": state.missing(),
        "asked": state.asked(),
        "progress": [state.progress(it.name) for it in state.sections()],
    }


def said(state: State, instance: str, name: str) -> tuple[object, ...]:
    node = state.node(instance, name)
    choices = [it.name for it in node.choices]
    return (
        node.relevant,
        node.value,
        node.required,
        node.read_only,
        choices,
        node.violations,
        node.label("sv"),
        node.text,
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(STEP, st.booleans()), max_size=8))
def test_whatever_is_done_the_next_state_equals_one_worked_out_afresh(
    steps: list[tuple[tuple[str, int, int, Answer | None], bool]],
) -> None:
    hand = Hand()
    state = State(ASKED, hand.response, LISTS, MAY)
    for step, looks_first in steps:
        if looks_first:
            everything(state)
        hand.change(*step)
        state = state.after(hand.response)
    assert everything(state) == everything(State(ASKED, hand.response, LISTS, MAY))


@settings(max_examples=60, deadline=None)
@given(st.lists(STEP, min_size=1, max_size=8))
def test_a_state_stays_what_it_was_when_the_response_goes_on(
    steps: list[tuple[str, int, int, Answer | None]],
) -> None:
    hand = Hand()
    for what, one, two, answer in steps[:-1]:
        hand.change(what, one, two, answer)
    then = deepcopy(hand.response)
    state = State(ASKED, hand.response, LISTS, MAY)
    hand.change(*steps[-1])
    everything(state.after(hand.response))
    assert everything(state) == everything(State(ASKED, then, LISTS, MAY))


def test_only_what_the_answer_reaches_is_worked_out_again() -> None:
    response = Instance("rot", answers={"on": "a", "inner": "x"})
    state = State(ASKED, response, LISTS, MAY)
    everything(state)
    later = state.after(Instance("rot", answers={"on": "a", "inner": "y"}))
    kept = later.tree.top.nodes
    assert "relevant" in vars(kept["filtered"])
    assert "value" not in vars(kept["inner"])
    assert "value" not in vars(kept["has_group"])
    assert "violations" not in vars(kept["s1"])


def test_an_answer_in_one_instance_leaves_the_others_as_they_are() -> None:
    places = [Instance(f"i{it}", answers={"title": "t", "price": it}) for it in range(3)]
    response = Instance("rot", answers={"on": "b"}, repeats={"r": places})
    state = State(ASKED, response, LISTS, MAY)
    everything(state)
    places[0].answers["title"] = "u"
    later = state.after(response)
    assert "value" not in vars(later.node("i0", "title"))
    assert vars(later.node("i1", "title"))["value"] == "t"
