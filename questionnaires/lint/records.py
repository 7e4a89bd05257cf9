"""Checks of what is kept as records, to be read by later questionnaires."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.lint.registry import check
from questionnaires.lint.subject import Found, Subject
from questionnaires.model import Repeat


@check("saved_twice", "error")
def properties_that_two_questions_save(subject: Subject) -> Iterator[Found]:
    """Find two questions of a repeat that save to one property: one answer would be lost."""
    first: dict[tuple[str, str], str] = {}
    for it in subject.asked:
        repeats = [a.name for a in subject.parts[it.name][1] if isinstance(a, Repeat)]
        if not it.save_to or not repeats:
            continue
        if first.setdefault((repeats[-1], it.save_to), it.name) != it.name:
            other = first[repeats[-1], it.save_to]
            yield subject.at(it.name, "save_to", property=it.save_to, first=other)
