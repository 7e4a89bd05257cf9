"""Holds two versions of a questionnaire against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from questionnaires.fingerprint import fingerprint
from questionnaires.model import Choice, Questionnaire
from questionnaires.versions.changes import Change, Comparison, Effect
from questionnaires.versions.choices import changes_of_choices, codes_of
from questionnaires.versions.crosswalk import Crosswalk, Shape
from questionnaires.versions.fields import changes_of_fields
from questionnaires.versions.heads import changes_of_heads
from questionnaires.versions.kinds import change_of_kind, shape_after
from questionnaires.versions.parts import Placed, offered, placed_in

_NO = {"", "no", "false"}
_IN_PLACE = {"section", "group", "note"}  # parts that hold no answers of their own


def compare(old: Questionnaire, new: Questionnaire) -> Comparison:
    """Say what changed, and how answers to the old version are read in the new one.

    A part's name is its identity: the same name is the same variable, `was` says that one was
    renamed, and nothing else links them. What a published version asked is never rewritten.
    """
    if fingerprint(old) == fingerprint(new):
        return Comparison((), _Comparing(old, new).crosswalk())
    comparing = _Comparing(old, new)
    return Comparison((*changes_of_heads(old, new), *comparing.changes()), comparing.crosswalk())


class _Comparing:
    def __init__(self, old: Questionnaire, new: Questionnaire) -> None:
        self.old, self.new = old, new
        self.before, self.after = placed_in(old), placed_in(new)
        self.sources = {it.name: self._source(it) for it in self.after.values()}

    def changes(self) -> Iterator[Change]:
        """Compare part by part in the new order; then what is gone, then the order."""
        for placed in self.after.values():
            yield from self._of_part(placed)
        kept = set(self.sources.values())
        for name, placed in self.before.items():
            if name not in kept:
                yield Change("gone", "safe" if placed.kind in _IN_PLACE else "check", name)
        yield from self._of_order()

    def crosswalk(self) -> Crosswalk:
        """Give the way by which old answers are read."""
        names: dict[str, str] = {}
        codes: dict[str, Mapping[str, str]] = {}
        shapes: dict[str, Shape] = {}
        for placed in self.after.values():
            old = self.before.get(self.sources[placed.name])
            if old is None or old.name in names or _only_one_repeats(old, placed):
                continue
            names[old.name] = placed.name
            if renamed := codes_of(*self._lists(old, placed)):
                codes[placed.name] = renamed
            if shape := shape_after(old, placed):
                shapes[placed.name] = shape
        return Crosswalk(names, codes, shapes)

    def _source(self, placed: Placed) -> str:
        """Give the name of a part in the old version; a `was` from an earlier step says nothing."""
        same = self.before.get(placed.name)
        from_earlier = same is not None and same.was == placed.was
        return placed.name if from_earlier or not placed.was else placed.was

    def _of_part(self, placed: Placed) -> Iterator[Change]:
        name, source = placed.name, self.sources[placed.name]
        if (old := self.before.get(source)) is None:
            yield self._of_new(placed, source)
            return
        if source != name:
            yield Change("renamed", "safe", name, before=source, now=name)
            if name in self.before:
                yield Change("name_reused", "refused", name, before=name)
        if [*self.sources.values()].count(source) > 1 and source != name:
            yield Change("was_twice", "refused", name, before=source)
        if kind := change_of_kind(old, placed):
            yield kind
        yield from changes_of_fields(old.part, placed.part)
        yield from self._of_place(old, placed)
        yield from self._of_list(old, placed)

    def _of_new(self, placed: Placed, source: str) -> Change:
        if source != placed.name:
            return Change("unknown_was", "refused", placed.name, before=source)
        if str(getattr(placed.part, "required", "")).strip() not in _NO:
            return Change("new_required", "check", placed.name)
        return Change("new", "safe", placed.name)

    def _of_place(self, old: Placed, new: Placed) -> Iterator[Change]:
        homes = [self.sources[it.name] for it in new.around]
        if old.repeat != self.sources.get(new.repeat, ""):
            yield Change("moved_repeat", "refused", new.name, before=old.repeat, now=new.repeat)
        elif [it.name for it in old.around] != homes:
            effect: Effect = "safe" if old.conditions == new.conditions else "check"
            places = [it[-1].name if it else "" for it in (old.around, new.around)]
            yield Change("moved", effect, new.name, before=places[0], now=places[1])

    def _of_list(self, old: Placed, new: Placed) -> Iterator[Change]:
        if not old.list_name or not new.list_name or new.kind == "matrix":  # its rows offer it
            return
        before, now = offered(self.old, old), offered(self.new, new)
        if before is not None and now is not None:
            yield from changes_of_choices(new.name, before, now)
        elif before != now or old.list_name != new.list_name:
            effect: Effect = "refused" if before is not None else "check"
            yield Change("list_changed", effect, new.name, before=old.list_name, now=new.list_name)

    def _lists(self, old: Placed, new: Placed) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
        return offered(self.old, old) or (), offered(self.new, new) or ()

    def _of_order(self) -> Iterator[Change]:
        before = [it for it in self.before if it in self.sources.values()]
        now = [it for it in self.sources.values() if it in self.before]
        matcher = SequenceMatcher(None, before, now, autojunk=False)
        stay = {before[i] for b in matcher.get_matching_blocks() for i in range(b.a, b.a + b.size)}
        for name, source in self.sources.items():
            if source in self.before and source not in stay:
                yield Change("order", "safe", name)


def _only_one_repeats(old: Placed, new: Placed) -> bool:
    """Tell whether one is a repeat and the other is none: then neither reads what the other keeps."""
    return (old.kind == "repeat") != (new.kind == "repeat")
