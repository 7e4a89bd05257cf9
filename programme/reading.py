"""Reads the programme's file, and says all that is wrong in it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from programme.programme import Addressee, Programme, Round, Strategy
from programme.retention import Retention
from programme.taxonomy import Goal, ProblemArea
from questionnaires.faults import DefinitionError, Faults, likeliest
from questionnaires.parts import Reader
from questionnaires.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from programme.taxonomy import Term
    from questionnaires.yaml_text import MapNode

N = TypeVar("N", Goal, ProblemArea, Addressee, Round)


def read_programme(path: Path) -> Programme:
    """Read the programme from a file; a DefinitionError with every fault and its place."""
    reader = Reader(Faults(path.as_posix()))
    root = reader.entries(read_yaml(path, reader.faults), [*Programme.model_fields])
    programme = _programme(reader, root) if root else None
    if programme is None or reader.faults.found:
        raise DefinitionError(reader.faults.found)
    return programme


def _programme(reader: Reader, root: MapNode) -> Programme | None:
    built: dict[str, object] = {
        "addressees": _named(reader, root, "addressees", Addressee),
        "goals": _named(reader, root, "goals", Goal),
        "problem_areas": _named(reader, root, "problem_areas", ProblemArea),
        "rounds": _named(reader, root, "rounds", Round),
    }
    if strategy := root.values.get("strategy"):
        built["strategy"] = reader.part(Strategy, strategy, {})
    if (kept := root.values.get("retention")) and (made := reader.part(Retention, kept, {})):
        built["retention"] = made
    programme = reader.part(Programme, root, built, {*built, "retention"})
    if programme and not reader.dropped:
        _check(programme, reader)
    return programme


def _named(reader: Reader, root: MapNode, key: str, model: type[N]) -> tuple[N, ...]:
    read = []
    for node in reader.items(root.values.get(key), key):
        part = reader.part(model, node, {})
        if part:
            reader.named(node, part.name)
            read.append(part)
    return tuple(read)


def _check(programme: Programme, reader: Reader) -> None:
    _check_references(programme, reader)
    for term in (*programme.goals, *programme.problem_areas):
        if term.valid_to and term.valid_to < term.valid_from:
            _explain_days(reader, term.name, "valid_to")
    for it in programme.rounds:
        if it.ends < it.begins:
            _explain_days(reader, it.name, "ends")


def _check_references(programme: Programme, reader: Reader) -> None:
    goals = [it.name for it in programme.goals]
    areas = [it.name for it in programme.problem_areas]
    for area in programme.problem_areas:
        if area.goal not in goals:
            place, meant = reader.mark(area.name, "goal"), likeliest(area.goal, goals)
            reader.faults.note("unknown_name.goal", place, name=area.goal, meant=meant)
    _check_replaced(programme.goals, goals, reader)
    _check_replaced(programme.problem_areas, areas, reader)


def _check_replaced(terms: Sequence[Term], names: Sequence[str], reader: Reader) -> None:
    for it in terms:
        if it.replaces and it.replaces not in names:
            place, meant = reader.mark(it.name, "replaces"), likeliest(it.replaces, names)
            reader.faults.note("unknown_name", place, name=it.replaces, meant=meant)


def _explain_days(reader: Reader, name: str, key: str) -> None:
    reader.faults.note("wrong_value.before", reader.mark(name, key), key=key)
