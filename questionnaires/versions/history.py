"""All versions of a questionnaire in order: how answers to any of them are read in the last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from questionnaires.model import Questionnaire
from questionnaires.versions.changes import Change
from questionnaires.versions.comparing import compare
from questionnaires.versions.crosswalk import Crosswalk, Shape
from questionnaires.versions.fields import shown
from questionnaires.versions.parts import Placed, offered, placed_in


@dataclass(frozen=True, eq=False)
class History:
    """The versions of one questionnaire, at least one, the oldest first."""

    versions: tuple[Questionnaire, ...]

    @property
    def newest(self) -> Questionnaire:
        """The version that answers are read in."""
        return self.versions[-1]

    @cached_property
    def ways(self) -> tuple[Crosswalk, ...]:
        """From each version to the newest; a name that is asked no more stays as it was called last."""
        steps = [compare(*it).crosswalk for it in pairwise(self.versions)]
        found = []
        for number, version in enumerate(self.versions):
            way = Crosswalk({name: name for name in placed_in(version)})
            for step in steps[number:]:
                way = way.then(step, keep=True)
            found.append(way)
        return tuple(found)

    @cached_property
    def reading(self) -> Crosswalk:
        """One way for the answers of all versions: a name or a code never has two meanings.

        `refusals` sees to that before a version is published.
        """
        names: dict[str, str] = {}
        codes: dict[str, dict[str, str]] = {}
        shapes: dict[str, Shape] = {}
        for way in self.ways:
            names |= way.names
            shapes |= way.shapes
            for name, own in way.codes.items():
                codes.setdefault(name, {}).update(own)
        return Crosswalk(names, codes, shapes)

    def earlier_names(self, name: str) -> tuple[str, ...]:
        """Give what a part of the newest version was called before, without its name of now."""
        return tuple(it for it, now in self.reading.names.items() if now == name != it)

    def version(self, number: str) -> Questionnaire | None:
        """Give the version of that number; the last where several have it."""
        return next((it for it in reversed(self.versions) if it.version == number), None)

    def refusals(self) -> tuple[Change, ...]:
        """Give what hinders the newest version from following the others."""
        if len(self.versions) == 1:
            return ()
        latest = compare(self.versions[-2], self.newest).refused
        return tuple(dict.fromkeys((*latest, *self._names(), *self._codes(), *self._back())))

    def _names(self) -> Iterator[Change]:
        """Find names that were renamed since an earlier version and are asked for something else now."""
        asked = placed_in(self.newest)
        for way in self.ways[:-2]:
            for before, now in way.names.items():
                if before != now and before in asked:
                    yield Change("name_reused", "refused", before, before=before)
            for now in (it for it in asked if [*way.names.values()].count(it) > 1):
                yield Change("name_reused", "refused", now, before=now)

    def _codes(self) -> Iterator[Change]:
        """Find codes that were renamed since an earlier version and mean something else now."""
        asked = placed_in(self.newest)
        for way in self.ways[:-2]:
            for name, codes in way.codes.items():
                labels = self._labels(asked.get(name))
                for before, now in codes.items():
                    if before != now and before in labels:
                        words = {"before": labels.get(now, now), "now": labels[before]}
                        yield Change("code_reused", "refused", name, before, **words)

    def _labels(self, placed: Placed | None) -> Mapping[str, str]:
        """Give the words of the newest choices of a part, by code; of a matrix its rows' say it."""
        if placed is None or placed.kind == "matrix":
            return {}
        return {it.name: shown(it.label) for it in offered(self.newest, placed) or ()}

    def _back(self) -> Iterator[Change]:
        """Compare names that were away and are asked again, which are the same variables, as they were."""
        lately = compare(self.versions[-2], self.newest).crosswalk.names.values()
        left = {*placed_in(self.newest)} - {*lately}
        for version in reversed(self.versions[:-2]):
            back = left & placed_in(version).keys()
            left -= back
            if back:
                refused = compare(version, self.newest).refused
                yield from (it for it in refused if it.name in back)
