"""Checks of what expressions compare answers with: codes, numbers, dates and nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lark import Tree

from questionnaires.faults import likeliest
from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Said, Subject
from questionnaires.lint.syntax import (
    MIRRORED,
    Syntax,
    function_of,
    reference,
    walk,
)
from questionnaires.model import (
    Calculate,
    Date,
    Decimal,
    Group,
    Integer,
    Note,
    Range,
    Rank,
    Repeat,
    Section,
    SelectMultiple,
    Time,
)

_ASK_FOR_A_CODE = {"selected", "exclusive", "jr:choice-name"}
_CLOCKS = {"now", "today"}
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")  # as it is stored
_CONDITIONS = {"relevant", "required", "read_only", "constraint"}


@check("unknown_code", "error")
def comparisons_with_a_code_in_no_list(subject: Subject) -> Iterator[Found]:
    """Find `${x} = 'jaa'` where the list of x has no choice `jaa`."""
    for said in subject.said:
        for it in said.compared:
            codes = _codes(subject, _own(said, it.name))
            if codes and it.quoted and it.literal and it.literal not in codes:
                yield _unknown(subject, said, it.literal, codes)


@check("unknown_selected", "error")
def selected_with_a_code_in_no_list(subject: Subject) -> Iterator[Found]:
    """Find `selected(${x}, 'jaa')` where the list of x has no choice `jaa`."""
    for said in subject.said:
        for it in said.called:
            codes = _codes(subject, _own(said, it.name))
            wanted = it.literals[0] if it.literals else ""
            if it.function in _ASK_FOR_A_CODE and codes and wanted and wanted not in codes:
                yield _unknown(subject, said, wanted, codes)


@check("unknown_prefix", "error")
def prefixes_that_no_code_has(subject: Subject) -> Iterator[Found]:
    """Find `count-selected-prefix(${x}, 'dm9')` where no choice of x begins so."""
    for said in subject.said:
        for it in said.called:
            codes = _codes(subject, _own(said, it.name))
            prefix = it.literals[0] if it.literals else ""
            counts = it.function == "count-selected-prefix" and codes and prefix
            if counts and not any(code.startswith(prefix) for code in codes):
                yield _unknown(subject, said, prefix, codes)


@check("number_as_text", "error")
def numbers_compared_with_words(subject: Subject) -> Iterator[Found]:
    """Find a number compared with a text that is no number: it never holds."""
    for said in subject.said:
        for it in said.compared:
            item = subject.item(_own(said, it.name))
            wrong = it.literal and not _is_number(it.literal)
            if isinstance(item, Integer | Decimal | Range) and wrong:
                yield subject.at(said.part, said.field, name=item.name, literal=it.literal)


@check("not_a_date", "error")
def dates_compared_with_no_date(subject: Subject) -> Iterator[Found]:
    """Find a date compared with a quoted text that is no date."""
    for said in subject.said:
        for it in said.compared:
            item = subject.item(_own(said, it.name))
            if isinstance(item, Date) and it.quoted and it.literal and not _is_date(it.literal):
                yield subject.at(said.part, said.field, name=item.name, literal=it.literal)


@check("not_a_time", "error")
def times_compared_with_no_time(subject: Subject) -> Iterator[Found]:
    """Find a time of day compared with what is none as it is stored, such as `9`, `9:30` or now()."""
    for said in subject.said:
        for name, other in _beside(said):
            item = subject.item(_own(said, name))
            if isinstance(item, Time) and other and not _TIME.fullmatch(other):
                yield subject.at(said.part, said.field, name=item.name, literal=other)


@check("equals_on_multiple")
def several_choices_compared_with_one(subject: Subject) -> Iterator[Found]:
    """Find `=` on a question with several answers: it holds only where that one stands alone."""
    for said in subject.said:
        for it in said.compared:
            item = subject.item(_own(said, it.name))
            if not isinstance(item, SelectMultiple | Rank) or it.operator not in {"=", "!="}:
                continue
            if it.literal and it.literal in (_codes(subject, item.name) or {it.literal}):
                yield subject.at(said.part, said.field, name=item.name, code=it.literal)


@check("text_as_truth")
def answers_used_as_conditions(subject: Subject) -> Iterator[Found]:
    """Find `relevant: ${x}`: any text that is not empty is true, also `false` and `nej`."""
    for said in subject.said:
        for name in _bare(said.syntax) if said.field in _CONDITIONS else ():
            item = subject.item(name)
            if item is not None and not isinstance(item, Section | Group | Repeat | Note):
                yield subject.at(said.part, said.field, name=name)


@check("reads_no_answer", "error")
def expressions_that_read_what_has_no_answer(subject: Subject) -> Iterator[Found]:
    """Find ${x} in an expression where x is a note, a group or a section."""
    for said in subject.said:
        for name in said.expression.names:
            if isinstance(subject.item(name), Section | Group | Note):
                yield subject.at(said.part, said.field, name=name)


@check("asks_ahead")
def conditions_on_later_questions(subject: Subject) -> Iterator[Found]:
    """Find a condition that needs an answer that is asked for later: the question jumps in above."""
    for said in subject.said:
        for name in sorted(said.expression.names) if said.field == "relevant" else ():
            item = subject.item(name)
            later = subject.order.get(name, -1) > subject.order[said.part]
            if later and item is not None and not isinstance(item, Calculate | Repeat | Section):
                yield subject.at(said.part, said.field, name=name)


def _unknown(subject: Subject, said: Said, code: str, codes: frozenset[str]) -> Found:
    meant = likeliest(code, codes)
    return subject.at(said.part, said.field, code_given=code, meant=meant, codes=_few(codes))


def _few(codes: frozenset[str]) -> str:
    shown = sorted(codes)
    return ", ".join(shown[:8]) + (" …" if len(shown) > 8 else "")  # noqa: PLR2004 - a line


def _own(said: Said, name: str) -> str:
    return said.part if name == "." else name


def _codes(subject: Subject, name: str) -> frozenset[str]:
    item = subject.item(name)
    if isinstance(item, SelectMultiple) and item.or_other:
        return frozenset()
    return frozenset(it.name for it in subject.choices_of(name) or ())


def _bare(tree: Syntax) -> Iterator[str]:
    """Give the questions that stand alone where a condition is wanted."""
    name = reference(tree)
    if name not in {None, "."}:
        yield str(name)
    elif tree.data in {"either", "both"}:
        for child in tree.children:
            yield from _bare(child) if not isinstance(child, str) else ()
    elif function_of(tree)[0] == "not":
        for argument in function_of(tree)[1]:
            yield from _bare(argument)


def _beside(said: Said) -> Iterator[tuple[str, str]]:
    """Give each question that is compared with a literal or with the clock, and that."""
    yield from ((it.name, it.literal) for it in said.compared)
    for node in walk(said.syntax) if not said.expression.calls.isdisjoint(_CLOCKS) else ():
        sides = [it for it in node.children if isinstance(it, Tree)]
        if node.data == "binary" and str(node.children[1]) in MIRRORED:
            for asked, other in (sides, sides[::-1]):
                name, function = reference(asked), function_of(other)[0]
                if name is not None and function in _CLOCKS:
                    yield name, f"{function}()"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True
