"""Checks of what is defined but never used."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.carrying import carried_lists
from questionnaires.expressions_of import names_in, words_of
from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject
from questionnaires.model import Asked, Calculate, Offering, Repeat


@check("unused_list")
def choice_lists_that_nobody_chooses_from(subject: Subject) -> Iterator[Found]:
    """Find a choice list of the questionnaire's own that no question offers and nothing reads."""
    offered = {it.choices for it in subject.asked if isinstance(it, Offering)}
    used = offered | _lists_read(subject)
    for name in subject.own_lists:
        if name not in used:
            yield subject.in_list(name, name=name)


@check("unused_records")
def record_lists_that_nothing_reads(subject: Subject) -> Iterator[Found]:
    """Find a record list in `uses` that no question and no expression reads."""
    offered = {it.choices for it in subject.asked if isinstance(it, Offering)}
    saved = {it.save_to for it in subject.holders if isinstance(it, Repeat)}
    carried = {
        name for it in subject.asked for name in carried_lists(getattr(it, "carried_from", ""))
    }
    saved |= {subject.questionnaire.save_to}
    used = offered | saved | carried | _lists_read(subject)
    for position, name in enumerate(subject.questionnaire.uses):
        if name not in used:
            yield subject.at_top("uses", position, name=name)


@check("unused_calculation")
def calculations_that_nothing_reads(subject: Subject) -> Iterator[Found]:
    """Find a calculation that no expression, words, audience or title of the questionnaire uses."""
    used = {name for said in subject.said for name in said.expression.names}
    used |= {name for said in subject.said for name in said.expression.facts.paths}
    for item, _ in subject.parts.values():
        for _, words in words_of(item):
            used |= {name for it in words.values() for name in names_in(it)}
        used |= {item.audience_by} if isinstance(item, Asked) else set()
        used |= {item.title} if isinstance(item, Repeat) else set()
    for it in subject.asked:
        kept = getattr(it, "save_to", "")
        if isinstance(it, Calculate) and it.name not in used and not kept:
            yield subject.at(it.name, "name", name=it.name)


def _lists_read(subject: Subject) -> set[str]:
    return {name for said in subject.said for name in said.expression.facts.lists}
