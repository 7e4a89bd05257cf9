"""Which version of a questionnaire is served: the newest that is published, or the file that follows it.

A file never takes the place of a published version by itself where answers could be lost or mean
something else; what is frozen goes on being served then, and staff are told what to do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from pydantic import ValidationError

from programme import Programme
from questionnaires import Library, Questionnaire, fingerprint
from questionnaires.versions import Change, History, compare
from storage import PublishedVersion, Store

Hindrance = Literal["taken", "older", "refused", "note"]
"""The version is published with other content; a newer one is; answers would not stay
comparable; they may not, and nobody has said why it changed."""


@dataclass(frozen=True, eq=False)
class Standing:
    """How a questionnaire stands to what is published of it, and the version that is served."""

    history: History  # ends with the version that is served
    published: bool  # whether that is frozen, which it is once anybody has begun to answer it
    follows: str = ""  # the fingerprint of the version before, if it is not frozen yet
    note: str = ""  # why it changed, if it is not frozen yet
    offered: Questionnaire | None = None  # the file's, where it is hindered
    hindrance: Hindrance | None = None
    changes: tuple[Change, ...] = ()  # those that hinder it

    @property
    def served(self) -> Questionnaire:
        """The version that is asked now."""
        return self.history.newest

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of the version that is asked now."""
        return fingerprint(self.served)


@dataclass(frozen=True)
class _Case:
    """What a standing depends on; equal fingerprints are equal definitions, whatever the store."""

    published: tuple[str, ...]
    offered: str
    day: date
    note: str
    file: Questionnaire = field(compare=False)
    versions: Sequence[PublishedVersion] = field(compare=False)
    store: Store = field(compare=False)
    programme: Programme = field(compare=False)

    def history(self) -> list[Questionnaire]:
        """Read the published versions; one that this program cannot read is left out."""
        found = []
        for version in self.versions:
            try:
                kept = self.store.definition(version.fingerprint)
                found.append(Questionnaire.model_validate_json(str(kept)))
            except ValidationError:
                continue
        return found


def standing_of(
    store: Store, library: Library, programme: Programme, name: str, day: date
) -> Standing:
    """Hold a questionnaire of the library against what is published of it; raises KeyError."""
    file, mark = library.questionnaires[name], library.fingerprints[name]
    versions = store.versions(name)
    marks = tuple(it.fingerprint for it in versions)
    return _weigh(_Case(marks, mark, day, "", file, versions, store, programme))


def standing_with(
    store: Store, programme: Programme, file: Questionnaire, note: str, day: date
) -> Standing:
    """Hold any questionnaire against what is published of it, with a note that says why it changed."""
    versions = store.versions(file.id)
    marks = tuple(it.fingerprint for it in versions)
    case = _Case(marks, fingerprint(file), day, note, file, versions, store, programme)
    return _weigh(case)


@lru_cache(maxsize=64)
def _weigh(case: _Case) -> Standing:
    file = case.file
    versions = case.history()
    if not versions:
        return _first(case)
    newest = versions[-1]
    if _same_day(newest, file) or fingerprint(file) == fingerprint(newest):
        return Standing(History((*versions[:-1], _known(file, newest))), published=True)
    note = case.note
    if of_the_day := _of_the_day(newest, file, case.programme, case.day):
        file, note = of_the_day, note or of_the_day.version
    if case.offered in case.published and _without_day(newest.version) == case.file.version:
        return Standing(History((*versions,)), published=True)  # another program read it later
    history = History((*versions, file))
    hindrance, changes = _hindrance(case, history, note)
    if hindrance:
        frozen = History((*versions,))
        return Standing(
            frozen, published=True, offered=case.file, hindrance=hindrance, changes=changes
        )
    return Standing(history, published=False, follows=case.published[-1], note=note)


def _first(case: _Case) -> Standing:
    follows = case.published[-1] if case.published else ""
    kept = case.offered in case.published
    return Standing(History((case.file,)), published=kept, follows=follows, note=case.note)


def _hindrance(
    case: _Case, history: History, note: str
) -> tuple[Hindrance | None, tuple[Change, ...]]:
    file, before = history.newest, history.versions[-2]
    if case.offered in case.published:
        return "older", ()
    if file.version in {it.version for it in case.versions}:
        return "taken", ()
    if refused := history.refusals():
        return "refused", refused
    checks = tuple(it for it in compare(before, file).changes if it.effect == "check")
    return ("note", checks) if checks and not note.strip() else (None, ())


def _known(file: Questionnaire, newest: Questionnaire) -> Questionnaire:
    """Give the file's own where it is the very version: what was worked out of it is at hand."""
    return file if file.version == newest.version else newest


def _same_day(newest: Questionnaire, file: Questionnaire) -> bool:
    """Tell whether a file is the newest version but for the day that the programme's lists added."""
    if _without_day(newest.version) != file.version:
        return False
    return fingerprint(file.model_copy(update={"version": newest.version})) == fingerprint(newest)


def _of_the_day(
    newest: Questionnaire, file: Questionnaire, programme: Programme, day: date
) -> Questionnaire | None:
    """Give the file as a version of its own where only the programme's lists moved on with time.

    A goal that got its last day, or its first, changes what is asked without anybody editing the
    questionnaire: the day is then part of its version.
    """
    names = programme.lists(day).keys() & newest.choices.keys() & file.choices.keys()
    moved = {name: file.choices[name] for name in names}
    as_newest = {"choices": {**newest.choices, **moved}, "version": file.version}
    if _without_day(newest.version) != file.version or any(
        _edited(newest, file, name) for name in names
    ):
        return None
    if fingerprint(newest.model_copy(update=as_newest)) != fingerprint(file):
        return None
    return file.model_copy(update={"version": f"{file.version}+{day.isoformat()}"})


def _edited(newest: Questionnaire, file: Questionnaire, name: str) -> bool:
    """Tell whether a list says something else of a choice than whether it can be chosen."""
    now: Mapping[str, object] = {
        it.name: it.model_copy(update={"retired": False}) for it in file.choices[name]
    }
    before = [it.model_copy(update={"retired": False}) for it in newest.choices[name]]
    return any(now.get(it.name) != it for it in before)


def _without_day(version: str) -> str:
    return version.partition("+")[0]
