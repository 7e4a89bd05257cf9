"""What changed in a questionnaire as a whole, above its sections."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.model import Offering, Questionnaire
from questionnaires.versions.changes import Change
from questionnaires.versions.fields import change_of_field, shown

_ELSEWHERE = {"id", "version", "languages", "choices", "sections"}
_WORDS = {"title", "hint", "after", "minutes"}


def changes_of_heads(old: Questionnaire, new: Questionnaire) -> Iterator[Change]:
    """Compare all of two questionnaires but their sections; the two are not the same."""
    if old.id != new.id:
        yield Change("other_id", "refused", field="id", before=old.id, now=new.id)
    elif old.version == new.version:
        yield Change("same_version", "refused", field="version", before=old.version)
    for language in (it for it in old.languages if it not in new.languages):
        yield Change("language_gone", "check", field="languages", before=language)
    for language in (it for it in new.languages if it not in old.languages):
        yield Change("language_new", "safe", field="languages", now=language)
    for field in sorted(Questionnaire.model_fields.keys() - _ELSEWHERE):
        before, now = getattr(old, field), getattr(new, field)
        if before == now:
            continue
        if field in _WORDS:
            yield Change("shown", "safe", field=field, before=shown(before), now=shown(now))
        else:
            yield change_of_field("", field, before, now)
    yield from _of_lists_that_only_expressions_read(old, new)


def _of_lists_that_only_expressions_read(
    old: Questionnaire, new: Questionnaire
) -> Iterator[Change]:
    items = [*old.items.values(), *new.items.values()]
    offered = {it.choices for it in items if isinstance(it, Offering)}
    for name in sorted({*old.choices, *new.choices} - offered):
        if old.choices.get(name) != new.choices.get(name):
            yield Change("list_changed", "check", before=name, now=name)
