"""Checks definition files before anybody answers them; it opens no store and writes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from programme import Programme, read_programme
from questionnaires import Choice, DefinitionError, Fault, Questionnaire
from questionnaires.faults import in_order
from questionnaires.lint import lint_file
from use_cases.desk import utc_now
from use_cases.settings import open_programme

_PROGRAMME = re.compile(rb"(?m)^(strategy|problem_areas):")
_LOOKED_AT = 100_000  # bytes


def check_files(paths: Iterable[Path]) -> tuple[Fault, ...]:
    """Find everything that is wrong in questionnaires, choice files and programmes, by place."""
    found: list[Fault] = []
    lists = _lists()
    ids: dict[str, Path] = {}
    for path in dict.fromkeys(paths):
        if _is_programme(path):
            found += _programme_faults(path)
            continue
        questionnaire, faults = lint_file(path, lists)
        found += [*faults, *_taken(questionnaire, path, ids)]
    return in_order(found)


def _lists() -> Mapping[str, tuple[Choice, ...]]:
    return open_programme().lists(utc_now().date())


def _is_programme(path: Path) -> bool:
    """Tell a programme by its first keys, where the file can be read at all."""
    try:
        if not path.is_file():  # a device or a pipe may never end
            return False
        with path.open("rb") as file:
            return _PROGRAMME.search(file.read(_LOOKED_AT)) is not None
    except OSError:
        return False


def _programme_faults(path: Path) -> tuple[Fault, ...]:
    try:
        _programme: Programme = read_programme(path)
    except DefinitionError as error:
        return error.faults
    return ()


def _taken(
    questionnaire: Questionnaire | None, path: Path, ids: dict[str, Path]
) -> tuple[Fault, ...]:
    if questionnaire is None or ids.setdefault(questionnaire.id, path) == path:
        return ()
    return (Fault("duplicate_id", path.as_posix(), 1, 1, {"id": questionnaire.id}),)
