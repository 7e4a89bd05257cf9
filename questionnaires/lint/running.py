"""Runs every check on a file, after what is found while it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from questionnaires.choice_lists import Lists, read_lists
from questionnaires.definition import Reading, read_with_places
from questionnaires.faults import MOST, DefinitionError, Fault, Faults, in_order
from questionnaires.lint.registry import CHECKS, Check
from questionnaires.lint.subject import Found, Subject
from questionnaires.model import Choice, Questionnaire
from questionnaires.parts import Reader
from questionnaires.yaml_text import MapNode, read_yaml

_UNUSED = frozenset({"unused_list", "unused_records", "unused_calculation"})
_COUNT_ALL = _UNUSED | {
    *("empty_section", "empty_group", "nothing_shown", "single_choice", "nothing_offered"),
    *("unknown_code", "unknown_selected", "unknown_prefix", "unknown_column"),
    *(
        "default_unknown_choice",
        "default_outside_limits",
        "min_selected_too_high",
        "max_selected_too_high",
    ),
}
"""Checks that need every part: where one could not be read, they would blame what is right."""


def lint_file(
    path: Path, lists: Mapping[str, tuple[Choice, ...]] | None = None
) -> tuple[Questionnaire | None, tuple[Fault, ...]]:
    """Find all that is wrong in a questionnaire or in a file of choice lists, in the file's order.

    Gives the questionnaire as well, where it can be used at all. `lists` as of read_definition.
    """
    try:
        root = read_yaml(path, Faults(path.as_posix()))
        if isinstance(root, MapNode) and set(root.keys) == {"choices"}:
            return None, in_order(_of_choice_file(path, root))
        reading = read_with_places(path, lists)
    except DefinitionError as error:
        return None, error.faults
    faults = (*reading.faults, *_of_reading(reading, path))
    return None if reading.faults else reading.questionnaire, in_order(faults)


def _of_reading(reading: Reading, path: Path) -> Iterator[Fault]:
    """Run every check, but on parts where the reading found a fault already.

    Parts taken over from another questionnaire are warned of where they are written.
    """
    asked, reader = reading.questionnaire, reading.reader
    if asked is None or any(it.code == "duplicate_name" for it in reading.faults):
        return
    own = _own_lists(reading.root, asked.choices)
    subject = Subject(asked, reader, reading.root, own, tuple(reader.languages))
    wrong = {it.line for it in reading.faults}
    spoilt = {name for name, node in reader.nodes.items() if wrong & _lines(node)}
    for code, it in CHECKS.items():
        if reading.faults and (code in _COUNT_ALL if reader.dropped else code in _UNUSED):
            continue
        told = (
            found
            for found in it.find(subject)
            if found.part not in spoilt
            and not (it.level == "warning" and subject.taken_over(found.part))
        )
        yield from _of_check(it, told, path)


def _of_choice_file(path: Path, root: MapNode) -> Iterator[Fault]:
    reader = Reader(Faults(path.as_posix()))
    lists = read_lists(reader, root.values.get("choices"))
    yield from reader.faults.found
    empty = Questionnaire.model_construct(
        id="choices", version="", title={}, sections=(), choices=lists
    )
    subject = Subject(empty, reader, root, lists, _languages(lists))
    for it in CHECKS.values():
        yield from _of_check(it, it.find(subject) if it.of_lists else (), path)


def _of_check(check: Check, found: Iterable[Found], path: Path) -> Iterator[Fault]:
    """Tell what one check finds, as many as anybody mends at once."""
    for it in islice(found, MOST):
        place = (path.as_posix(), it.mark.line, it.mark.column)
        yield Fault(check.code, *place, it.values, check.level)


def _own_lists(root: MapNode, choices: Mapping[str, tuple[Choice, ...]]) -> Lists:
    node = root.values.get("choices")
    written = node.values if isinstance(node, MapNode) else {}
    return {name: them for name, them in choices.items() if name in written}


def _languages(lists: Lists) -> tuple[str, ...]:
    said = [language for them in lists.values() for it in them for language in it.label]
    return tuple(dict.fromkeys(said))


def _lines(node: MapNode) -> set[int]:
    """Give the lines of a part's own keys and values, without the parts within it."""
    own = {node.mark.line, *(it.line for it in node.keys.values())}
    inner = [it for key, it in node.values.items() if key not in {"questions", "rows"}]
    return own | {it.mark.line for it in inner}
