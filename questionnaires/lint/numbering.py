"""Checks of the numbers that people quote: none missing, all in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject
from questionnaires.model import Asked, Repeat

_PIECE = re.compile(r"\d+|\D+")


@check("missing_number")
def questions_without_a_number(subject: Subject) -> Iterator[Found]:
    """Find a question to answer without a number in a section where others have one."""
    for within in subject.shown_in.values():
        if any(it.number for it in within):
            for it in within:
                if not it.number and it.read_only not in {"yes", "true"}:
                    yield subject.at(it.name, "name", name=it.name)


@check("number_order")
def numbers_out_of_order(subject: Subject) -> Iterator[Found]:
    """Find a number whose first part is lower than one before it: B2.4 after B3.1.

    Within B3 a question that was added later has a later number wherever it stands.
    """
    before = ""
    numbered = (it for it, _ in subject.parts.values() if isinstance(it, Asked | Repeat))
    for it in numbered:
        if not it.number or subject.taken_over(it.name):
            continue
        if before and _series(it.number) < _series(before):
            yield subject.at(it.name, "number", number=it.number, before=before)
        before = it.number


def _series(number: str) -> list[tuple[int, str]]:
    """Give what stands before the first point, split so that B10 comes after B9."""
    first = number.partition(".")[0]
    return [(int(it), "") if it.isdigit() else (0, it) for it in _PIECE.findall(first)]
