"""Checks of conditions on answers and of the messages that go with them."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject
from questionnaires.model import Calculate, Note

_NOT = {"", "no", "false"}


@check("constraint_on_note", "error")
def constraints_on_what_has_no_answer(subject: Subject) -> Iterator[Found]:
    """Find a constraint on a note or a calculation: nobody can mend the answer."""
    for it in subject.asked:
        if it.constraint and isinstance(it, Note | Calculate):
            yield subject.at(it.name, "constraint", type=it.type)


@check("required_on_note", "error")
def required_on_what_has_no_answer(subject: Subject) -> Iterator[Found]:
    """Find a note or calculation that is required: nobody can answer it."""
    for it in subject.asked:
        if it.required not in _NOT and isinstance(it, Note | Calculate):
            yield subject.at(it.name, "required", type=it.type)


@check("message_without_constraint")
def constraint_messages_that_are_never_shown(subject: Subject) -> Iterator[Found]:
    """Find a constraint_message where there is no constraint."""
    for it in subject.asked:
        if it.constraint_message and not it.constraint:
            yield subject.at(it.name, "constraint_message")


@check("message_without_required")
def required_messages_that_are_never_shown(subject: Subject) -> Iterator[Found]:
    """Find a required_message on a question that is not required."""
    for it in subject.asked:
        if it.required_message and it.required in _NOT:
            yield subject.at(it.name, "required_message")


@check("constraint_without_message")
def constraints_that_do_not_say_what_is_wrong(subject: Subject) -> Iterator[Found]:
    """Find a constraint without a message: people are told that something is wrong, but not what."""
    for it in subject.asked:
        answered = not isinstance(it, Note | Calculate)
        if it.constraint and not it.constraint_message and answered:
            yield subject.at(it.name, "constraint")


@check("constraint_elsewhere")
def constraints_on_other_answers(subject: Subject) -> Iterator[Found]:
    """Find a constraint that does not look at the question's own answer: nothing here mends it."""
    for said in subject.said:
        facts = said.expression.facts
        own = facts.about_itself or said.part in facts.names or "." in facts.source
        if said.field == "constraint" and not own:
            yield subject.at(said.part, "constraint")
