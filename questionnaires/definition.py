"""Reads a questionnaire's definition file, and says all that is wrong in it at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questionnaires.choice_lists import Lists, read_choices, read_lists
from questionnaires.definition_checks import check_definition
from questionnaires.faults import DefinitionError, Fault, Faults
from questionnaires.items import read_section
from questionnaires.model import Offering, Questionnaire
from questionnaires.parts import Reader
from questionnaires.record_checks import check_records
from questionnaires.sharing import taken_over
from questionnaires.yaml_text import MapNode, TextNode, plain, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from questionnaires.model import Choice
    from questionnaires.yaml_text import Node

_LOOK_EVERYWHERE = frozenset({"unknown_question", "unknown_list"})
_INSTANCE = re.compile(r"""instance\(\s*\\?['"]([^'"\\]+)\\?['"]\s*\)""")  # as JSON writes it


@dataclass(frozen=True)
class Reading:
    """What came of reading a file: a questionnaire, its parts' places, and what is wrong."""

    questionnaire: Questionnaire | None
    reader: Reader
    root: MapNode
    faults: tuple[Fault, ...]


def read_definition(
    path: Path, lists: Mapping[str, tuple[Choice, ...]] | None = None
) -> Questionnaire:
    """Read a questionnaire from a file.

    `lists` are choice lists from elsewhere, such as the strategy's goals. Of these, and of
    those in the files that `choices_from` names, the questionnaire keeps the ones it reads,
    so that its fingerprint does not change with a list it has no use for.

    Raises DefinitionError with every fault: in this file, and in the choice files it names.
    """
    reading = read_with_places(path, lists)
    if reading.questionnaire is None or reading.faults:
        raise DefinitionError(reading.faults)
    return reading.questionnaire


def read_with_places(path: Path, lists: Mapping[str, tuple[Choice, ...]] | None = None) -> Reading:
    """Read a questionnaire from a file as far as it can be read, as read_definition does.

    Raises DefinitionError where it cannot be read as a file of keys and values.
    """
    reader = Reader(Faults(path.as_posix()))
    root = reader.entries(
        read_yaml(path, reader.faults), [*Questionnaire.model_fields, "choices_from"]
    )
    if root is None:
        raise DefinitionError(reader.faults.found)
    root = taken_over(root, path, reader.faults)
    reader.root, reader.languages = root, _languages(reader, root)
    shared, elsewhere = _shared_lists(reader, path, root)
    questionnaire = _questionnaire(reader, root, {**(lists or {}), **shared})
    if questionnaire and not elsewhere:
        _check(questionnaire, reader)
    return Reading(questionnaire, reader, root, (*reader.faults.found, *elsewhere))


def _check(questionnaire: Questionnaire, reader: Reader) -> None:
    """Check what holds between parts; where one could not be read, a name may be only there."""
    before = len(reader.faults.found)
    check_definition(questionnaire, reader)
    check_records(questionnaire, reader)
    if reader.dropped:
        reader.faults.found[before:] = [
            it for it in reader.faults.found[before:] if it.code not in _LOOK_EVERYWHERE
        ]


def _questionnaire(reader: Reader, root: MapNode, shared: Lists) -> Questionnaire | None:
    own = read_lists(reader, root.values.get("choices"))
    below = reader.items(root.values.get("sections"), "sections")
    sections = tuple(it for it in (read_section(reader, node) for node in below) if it)
    if not sections:
        reader.faults.note("missing_key", root.mark, key="sections")
    built = {"choices": own, "sections": sections}
    read = reader.part(Questionnaire, root, built, {*built, "choices_from"})
    if read is None:
        return None
    needed = _lists_read(read)
    wanted = {name: them for name, them in shared.items() if name in needed and name not in own}
    return read.model_copy(update={"choices": {**own, **wanted}})


def _lists_read(questionnaire: Questionnaire) -> set[str]:
    """Name the lists that its questions offer or that its expressions look into."""
    offered = {it.choices for it, _ in questionnaire.walk() if isinstance(it, Offering)}
    return offered | set(_INSTANCE.findall(questionnaire.model_dump_json()))


def _languages(reader: Reader, root: MapNode) -> tuple[str, ...]:
    """Name the languages, first the one that every text is in."""
    node, first = root.values.get("languages"), root.values.get("default_language")
    written = plain(node) if node else None
    found = tuple(Questionnaire.model_fields["languages"].default)
    if isinstance(written, list) and written:
        found = tuple(str(it) for it in written)
    if not isinstance(first, TextNode):
        return found
    if first.text not in found:
        said = ", ".join(found)
        reader.faults.note("unknown_language", first.mark, language=first.text, languages=said)
        return found
    return (first.text, *(it for it in found if it != first.text))


def _shared_lists(reader: Reader, path: Path, root: MapNode) -> tuple[Lists, list[Fault]]:
    """Read the files that `choices_from` names, which stand beside the definition or below it."""
    lists: Lists = {}
    elsewhere: list[Fault] = []
    for node in reader.items(root.values.get("choices_from"), "files"):
        if (beside := _beside(reader, path, node)) is None:
            continue
        try:
            lists |= read_choices(beside)
        except DefinitionError as error:
            elsewhere += error.faults
    return lists, elsewhere


def _beside(reader: Reader, path: Path, node: Node) -> Path | None:
    name = node.text if isinstance(node, TextNode) else ""
    wanted = path.parent / name
    if name and wanted.resolve().is_relative_to(path.parent.resolve()) and wanted.is_file():
        return wanted
    reader.faults.note("unknown_file", node.mark, name=name)
    return None
