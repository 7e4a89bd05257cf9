"""The questionnaires of a folder: those that can be used, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from questionnaires.definition import read_definition
from questionnaires.faults import DefinitionError, Fault
from questionnaires.fingerprint import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    from questionnaires.model import Choice, Questionnaire


@dataclass(frozen=True)
class Library:
    """Questionnaires by id, and one error for each file that is no questionnaire yet."""

    questionnaires: Mapping[str, Questionnaire]
    broken: tuple[DefinitionError, ...]

    @cached_property
    def fingerprints(self) -> Mapping[str, str]:
        """The fingerprint of each questionnaire, by id."""
        return {name: fingerprint(it) for name, it in self.questionnaires.items()}


def read_folder(folder: Path, lists: Mapping[str, tuple[Choice, ...]] | None = None) -> Library:
    """Read every `*.yaml` in a folder, by file name; a bad file never hides the good ones."""
    read: dict[str, Questionnaire] = {}
    broken: list[DefinitionError] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            questionnaire = read_definition(path, lists)
            _refuse_taken(questionnaire, read, path)
            read[questionnaire.id] = questionnaire
        except DefinitionError as error:
            broken.append(error)
    return Library(read, tuple(broken))


def _refuse_taken(new: Questionnaire, read: Mapping[str, Questionnaire], path: Path) -> None:
    if new.id in read:
        raise DefinitionError([Fault("duplicate_id", path.as_posix(), 1, 1, {"id": new.id})])
