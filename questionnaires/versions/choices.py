"""What changed in the choices that a question offers, and which code was which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questionnaires.model import Choice
from questionnaires.versions.changes import Change, Code, Effect
from questionnaires.versions.fields import shown

Choices = tuple[Choice, ...]


def codes_of(old: Choices, new: Choices) -> dict[str, str]:
    """Map old codes to new ones, those that were renamed only."""
    before = {it.name: it for it in old}
    return {it.was: it.name for it in new if _renamed(before, it) and it.was in before}


def changes_of_choices(name: str, old: Choices, new: Choices) -> Iterator[Change]:
    """Compare the choices of one question, in the new order; then what is gone."""
    before, renamed = {it.name: it for it in old}, codes_of(old, new)
    came: list[str] = []  # the old code of each choice that goes on, in the new order
    for choice in new:
        source = choice.was if _renamed(before, choice) else choice.name
        came += [source] if source in before else []
        yield from _of_choice(name, before, choice, source)
    for code in (it for it in came if came.count(it) > 1 and it in renamed):
        yield Change("was_twice", "refused", name, renamed[code], before=code)
    for code in (it for it in before if it not in came):
        yield Change("choice_gone", "refused", name, code, before=shown(before[code].label))
    if came != [it for it in before if it in came] and len(came) == len(set(came)):
        yield Change("choice_order", "safe", name)


def _renamed(before: Mapping[str, Choice], choice: Choice) -> bool:
    """Tell whether it got its name in this step; a `was` from an earlier step stays where it is."""
    same = before.get(choice.name)
    return bool(choice.was) and (same is None or same.was != choice.was)


def _of_choice(
    name: str, before: Mapping[str, Choice], choice: Choice, source: str
) -> Iterator[Change]:
    def change(code: Code, effect: Effect, old: object = "", now: object = "") -> Change:
        return Change(code, effect, name, choice.name, before=shown(old), now=shown(now))

    renamed = source != choice.name
    if (was := before.get(source)) is None:
        yield change("unknown_was", "refused", source) if renamed else change("choice_new", "check")
        return
    if renamed:
        yield change("choice_renamed", "safe", source, choice.name)
        if choice.name in before:
            yield change("code_reused", "refused", before[choice.name].label, choice.label)
    if was.label != choice.label:
        yield change("choice_wording", "check", was.label, choice.label)
    if was.retired != choice.retired:
        yield change("choice_retired" if choice.retired else "choice_back", "safe")
    if _rest(was) != _rest(choice):
        yield change("choice_columns", "check")


def _rest(choice: Choice) -> dict[str, object]:
    """Give what conditions and filters look at: the columns, and whether it stands alone."""
    return choice.model_dump(exclude={"name", "label", "retired", "was"})
