"""Fills in a response the way people do: one answer at a time, and only what is asked."""

from __future__ import annotations

from access import Session
from questionnaires import Answer, Instance, Offering
from use_cases.answering import Open, add_instance, keep_answer, open_response
from use_cases.desk import Desk
from use_cases.lists import ORGANISATIONS


def fill(desk: Desk, session: Session, questionnaire: str, wanted: Instance) -> Open:
    """Fill in a response with what is asked of the wanted answers, and open it anew.

    What the engine does not ask for, or finds fault with, is left out; so are instances of
    repeats that are not asked. An organisation is wanted by its name, also where it is a choice.
    """
    opened = open_response(desk, session, questionnaire)
    _answer(desk, session, opened, opened.head.root, wanted)
    opened = open_response(desk, session, questionnaire)
    return _repeats(desk, session, opened, opened.head.root, wanted)


def _repeats(desk: Desk, session: Session, opened: Open, parent: str, wanted: Instance) -> Open:
    for repeat, instances in wanted.repeats.items():
        for each in instances if opened.state.node(parent, repeat).relevant else ():
            place = _place(desk, session, opened, repeat, parent, each.origin)
            if not place:
                continue
            opened = open_response(desk, session, opened.head.questionnaire)
            _answer(desk, session, opened, place, each)
            if each.repeats:
                opened = open_response(desk, session, opened.head.questionnaire)
                opened = _repeats(desk, session, opened, place, each)
    return open_response(desk, session, opened.head.questionnaire)


def _place(
    desk: Desk, session: Session, opened: Open, repeat: str, parent: str, origin: str
) -> str:
    """Find the instance that continues a record, "" if there is none; or add a new one."""
    if not origin:
        return add_instance(desk, session, opened, repeat, parent)
    there = opened.state.instances(repeat, parent)
    return next((it.id for it in there if it.origin == origin), "")


def _answer(desk: Desk, session: Session, opened: Open, place: str, wanted: Instance) -> None:
    answers = {name: _chosen(opened, name, it) for name, it in wanted.answers.items()}
    opened.state.response.find(place).answers.update(answers)
    state = opened.state.after(opened.state.response)
    for name, answer in answers.items():
        node = state.node(place, name)
        if node.value == answer and not node.violations:
            keep_answer(desk, session, opened.head.id, place, name, answer)


def _chosen(opened: Open, name: str, answer: Answer) -> Answer:
    item = opened.questionnaire.items[name]
    if not isinstance(item, Offering) or item.choices != ORGANISATIONS:
        return answer
    ids = {str(it.label): it.id for it in opened.state.held[ORGANISATIONS]}
    return [ids.get(it, it) for it in answer] if isinstance(answer, list) else answer
