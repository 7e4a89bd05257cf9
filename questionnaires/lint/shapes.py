"""Checks of how parts are put together: sections, groups, repeats, appearances, filters, audiences."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.faults import likeliest
from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Said, Subject
from questionnaires.model import (
    Asked,
    Calculate,
    Date,
    Group,
    Note,
    Offering,
    Repeat,
    Section,
    SelectMultiple,
    SelectOne,
    Text,
)

_FOR = {"multiline": Text, "month-year": Date, "minimal": SelectOne | SelectMultiple}
_OF_A_CHOICE = {"name", "label", "retired"}


@check("empty_section", "error")
def sections_without_questions(subject: Subject) -> Iterator[Found]:
    """Find a section that holds nothing."""
    for it in subject.holders:
        if isinstance(it, Section) and not it.questions:
            yield subject.at(it.name, "name", name=it.name)


@check("empty_group", "error")
def groups_and_repeats_without_questions(subject: Subject) -> Iterator[Found]:
    """Find a group or a repeat that holds nothing."""
    for it in subject.holders:
        if isinstance(it, Group | Repeat) and not it.questions:
            yield subject.at(it.name, "name", name=it.name)


@check("nothing_shown")
def sections_that_show_nothing(subject: Subject) -> Iterator[Found]:
    """Find a section with calculations only: people meet an empty step."""
    for section in subject.questionnaire.sections:
        shown = subject.shown_in[section.name]
        if section.questions and not shown and not any(map(_holds_nothing, section.questions)):
            yield subject.at(section.name, "name", name=section.name)


@check("missing_title")
def repeats_whose_instances_have_no_title(subject: Subject) -> Iterator[Found]:
    """Find a repeat that people add to but whose instances cannot be told apart."""
    for it in subject.holders:
        if isinstance(it, Repeat) and it.grown_by_people and it.questions and not it.title:
            yield subject.at(it.name, "name", name=it.name)


@check("missing_label", "error")
def questions_without_words(subject: Subject) -> Iterator[Found]:
    """Find a question that says nothing."""
    for it in subject.shown:
        if not it.label:
            yield subject.at(it.name, "name", name=it.name)


@check("unknown_appearance")
def appearances_that_do_nothing(subject: Subject) -> Iterator[Found]:
    """Find an appearance that is almost one of ours."""
    for it in subject.asked:
        for word in it.appearance.split():
            if word not in _FOR and (meant := likeliest(word, _FOR)):
                yield subject.at(it.name, "appearance", word=word, meant=meant)


@check("unfit_appearance")
def appearances_of_another_type(subject: Subject) -> Iterator[Found]:
    """Find an appearance that goes with another type of question."""
    for it in subject.asked:
        for word in it.appearance.split():
            if word in _FOR and not isinstance(it, _FOR[word]):
                yield subject.at(it.name, "appearance", word=word)


@check("audience_by_words", "error")
def audiences_decided_by_words(subject: Subject) -> Iterator[Found]:
    """Find an `audience_by` that is no choice: who sees the answer cannot be worked out."""
    for it in subject.asked:
        by = subject.item(it.audience_by) if it.audience_by else None
        if isinstance(by, Asked) and not isinstance(by, Offering | Calculate):
            yield subject.at(it.name, "audience_by", name=by.name)
        if isinstance(by, Section | Group | Repeat | Note):
            yield subject.at(it.name, "audience_by", name=by.name)


@check("filter_without_column")
def filters_that_read_no_column(subject: Subject) -> Iterator[Found]:
    """Find a choice_filter that reads nothing of the choices: it keeps all or none."""
    for said in _filters(subject):
        if not said.expression.facts.paths and not said.expression.facts.about_itself:
            yield subject.at(said.part, said.field)


@check("unknown_column", "error")
def filters_on_a_column_that_is_not_there(subject: Subject) -> Iterator[Found]:
    """Find a choice_filter that reads a column that no choice of the list has."""
    for said in _filters(subject):
        item = subject.item(said.part)
        choices = subject.questionnaire.choices.get(getattr(item, "choices", ""), ())
        known = {column for it in choices for column in it.columns} | _OF_A_CHOICE
        others = {*said.expression.names, "root", "item", *subject.parts}
        for column in said.expression.facts.paths if choices else ():
            if column not in known | others and not said.expression.facts.lists:
                meant = likeliest(column, known)
                yield subject.at(said.part, said.field, column=column, meant=meant)


def _filters(subject: Subject) -> Iterator[Said]:
    return (it for it in subject.said if it.field == "choice_filter")


def _holds_nothing(item: object) -> bool:
    return isinstance(item, Group | Repeat) and not item.questions
