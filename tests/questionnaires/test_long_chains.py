"""Chains of questions that need each other, however long, and from whichever end one asks."""

from __future__ import annotations

import pytest

from questionnaires import Instance, State
from questionnaires.model import Questionnaire
from tests.scenario import MAY, Scenario


def chain(links: int, field: str = "calculation", *, backwards: bool = False) -> Questionnaire:
    """Build c0 ← c1 ← c2 … where each needs the one before."""
    first = {"type": "integer", "name": "c0"}
    rest = [
        {"type": "calculate", "name": f"c{i}", "calculation": f"${{c{i - 1}}} + 1"}
        for i in range(1, links)
    ]
    if field == "relevant":
        rest = [
            {"type": "text", "name": f"c{i}", "relevant": f"${{c{i - 1}}} != ''"}
            for i in range(1, links)
        ]
    questions = [first, *rest]
    section = {
        "name": "s",
        "label": {"sv": "S"},
        "questions": questions[::-1] if backwards else questions,
    }
    return Questionnaire.model_validate(
        {"id": "p", "version": "1", "title": {"sv": "P"}, "sections": [section]}
    )


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("links", [200, 1_000])
def test_the_last_link_of_a_long_chain_is_worked_out(links: int, *, backwards: bool) -> None:
    state = State(chain(links, backwards=backwards), Instance("svar", answers={"c0": 1}), now=MAY)
    assert state.node("svar", f"c{links - 1}").value == links


def test_a_long_chain_of_conditions_is_worked_out() -> None:
    answers = {f"c{i}": "x" for i in range(300)}
    state = State(chain(300, "relevant"), Instance("svar", answers={**answers, "c0": 1}), now=MAY)
    assert state.node("svar", "c299").relevant
    del answers["c150"]
    state = State(chain(300, "relevant"), Instance("svar", answers={**answers, "c0": 1}), now=MAY)
    assert not state.node("svar", "c299").relevant
    assert state.node("svar", "c151").relevant is False


def test_a_chain_through_the_instances_of_a_repeat_is_worked_out_from_its_end() -> None:
    who = Scenario(
        """
        - name: r
          type: repeat
          label:
            sv: R
          questions:
            - name: x
              type: integer
              label:
                sv: X
            - name: total
              type: calculate
              calculation: coalesce(${r}[position() = position(current()/..) - 1]/total, 0) + ../x
        """
    )
    who.response.repeats["r"] = [Instance(f"r{i}", answers={"x": 1}) for i in range(300)]
    assert who.state.node("r2", "total").value == 3
    assert who.state.node("r299", "total").value == 300
