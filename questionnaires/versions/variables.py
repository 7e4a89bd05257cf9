"""The variables of a questionnaire through its versions: who asked them, and whether they changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from questionnaires.model import Choice, Questionnaire, Row, Words
from questionnaires.versions.crosswalk import Crosswalk
from questionnaires.versions.history import History
from questionnaires.versions.parts import Placed, offered, placed_in

_NO_VARIABLE = {"section", "group", "repeat", "note", "matrix"}


@dataclass(frozen=True)
class Asked:
    """A variable as one version asked it."""

    version: str
    name: str
    wording: tuple[Words, ...]  # its label, hint and further help; of a row its matrix's as well
    options: Mapping[str, Words]  # by code of now, those that could be chosen


@dataclass(frozen=True)
class Variable:
    """One question or matrix row through the versions: the same name is the same variable."""

    name: str
    repeat: str  # that it stands in; "" is the response itself
    placed: Placed  # as it was asked last
    choices: tuple[Choice, ...]  # as they were offered last
    asked: tuple[Asked, ...]  # the oldest first

    @property
    def versions(self) -> tuple[str, ...]:
        """The versions that asked it."""
        return tuple(it.version for it in self.asked)

    @property
    def earlier_names(self) -> tuple[str, ...]:
        """What else it was called, the oldest first."""
        return tuple(dict.fromkeys(it.name for it in self.asked if it.name != self.name))

    def rewritten(self, among: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Give the versions whose words differ from those before; `among` only some versions."""
        return self._changed(among, lambda one, other: _differ(one.wording, other.wording))

    def offered_otherwise(self, among: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Give the versions whose options differ from those before; `among` only some versions."""
        return self._changed(among, _other_options)

    def _changed(
        self, among: tuple[str, ...] | None, differ: Callable[[Asked, Asked], bool]
    ) -> tuple[str, ...]:
        asked = [it for it in self.asked if among is None or it.version in among]
        return tuple(now.version for before, now in pairwise(asked) if differ(before, now))


def variables_of(history: History) -> dict[str, Variable]:
    """Give every variable that any version asked, by its name of now, in the order of the newest."""
    asked: dict[str, list[Asked]] = {}
    last: dict[str, tuple[Placed, str, tuple[Choice, ...]]] = {}
    for version, way in zip(history.versions, history.ways, strict=True):
        for placed in placed_in(version).values():
            if placed.kind not in _NO_VARIABLE:
                name = way.names[placed.name]
                choices = offered(version, placed) or ()
                asked.setdefault(name, []).append(_asked(version, placed, way, name))
                last[name] = (placed, way.names.get(placed.repeat, ""), choices)
    newest = placed_in(history.newest)
    order = [*(it for it in newest if it in asked), *(it for it in asked if it not in newest)]
    return {
        name: Variable(name, last[name][1], last[name][0], last[name][2], tuple(asked[name]))
        for name in order
    }


def _asked(version: Questionnaire, placed: Placed, way: Crosswalk, name: str) -> Asked:
    codes = way.codes.get(name, {})
    options = {
        codes.get(it.name, it.name): it.label
        for it in offered(version, placed) or ()
        if not it.retired
    }
    return Asked(version.version, placed.name, tuple(_words(placed)), options)


def _words(placed: Placed) -> Iterator[Words]:
    parts = [placed.part, *(it for it in placed.around[-1:] if isinstance(placed.part, Row))]
    for part in parts:
        for key in ("label", "hint", "guidance_hint"):
            yield getattr(part, key, {})


def _differ(one: tuple[Words, ...], other: tuple[Words, ...]) -> bool:
    return len(one) != len(other) or any(map(_says_otherwise, one, other))


def _says_otherwise(one: Words, other: Words) -> bool:
    """Tell whether words changed; a translation that came or went changes nothing."""
    common = one.keys() & other.keys()
    return bool(one) != bool(other) or any(one[it] != other[it] for it in common)


def _other_options(one: Asked, other: Asked) -> bool:
    if one.options.keys() != other.options.keys():
        return True
    return any(_says_otherwise(label, other.options[code]) for code, label in one.options.items())
