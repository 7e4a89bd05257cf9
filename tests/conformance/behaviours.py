"""Runs facts about behaviour: a tiny questionnaire, what is done to it, and what is then so."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from questionnaires import DefinitionError, Questionnaire, Record, read_definition
from tests.conformance.facts_file import Fact
from tests.conformance.outcome import Outcome
from tests.scenario import Scenario

_SEEN: Mapping[str, Callable[[Scenario, str], object]] = {
    "relevant": lambda who, place: who.asks(place),
    "value": lambda who, place: who.node(place).text,
    "problem": lambda who, place: bool(who.wrong(place)),
    "count": lambda who, place: len(who.kept(place)),
    "choices": lambda who, place: who.offers(place).split(),
    "required": lambda who, place: who.node(place).required,
    "read_only": lambda who, place: who.node(place).read_only,
    "label": lambda who, place: who.label(place),
}


_GONE: Mapping[str, object] = {
    "relevant": False,
    "value": "",
    "problem": False,
    "count": 0,
    "choices": [],
}


class FactFails(AssertionError):
    """What is so is not what a fact says."""


def run(fact: Fact) -> Outcome:
    """Do what one fact says, and compare."""
    tier = str(fact.get("tier", "behaviour"))
    try:
        _try(fact)
    except (FactFails, ValueError, LookupError, TypeError, AttributeError) as error:
        return Outcome(fact["id"], tier, holds=False, found=f"{fact['title']}: {error}")
    return Outcome(fact["id"], tier, holds=True)


def questionnaire_of(fact: Fact) -> Questionnaire:
    """Read the questionnaire of a fact; a DefinitionError if it is refused."""
    lists = {
        name: [{**it, "label": it.get("label") or _said(it["name"])} for it in choices]
        for name, choices in fact.get("choices", {}).items()
    }
    section = {"name": "the-section", "label": _said("A"), "questions": _labelled(fact)}
    definition = {
        "id": "fact",
        "version": "1",
        "title": _said(fact["title"]),
        "languages": ["sv"],
        "choices": lists,
        "uses": list(fact.get("lists", {})),
        "sections": [section],
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fact.yaml"
        path.write_text(json.dumps(definition), encoding="utf-8")  # JSON is YAML
        return read_definition(path)


def _try(fact: Fact) -> None:
    try:
        asked = questionnaire_of(fact)
    except DefinitionError as error:
        if fact.get("refused"):
            return
        raise FactFails(f"it is refused: {error}") from error
    if fact.get("refused"):
        raise FactFails("it is not refused")
    who = Scenario(asked, lists=_records(fact))
    for step in fact.get("steps", []):
        for verb, what in step.items():
            _do(who, verb, what)


def _do(who: Scenario, verb: str, what: Any) -> None:
    match verb:
        case "set":
            for place, answer in what.items():
                who.answer(place, answer)
        case "add":
            who.add(what)
        case "remove":
            who.remove(what)
        case "expect":
            _compare(who, what)
        case _:
            raise FactFails(f"nobody knows how to {verb}")


def _compare(who: Scenario, expected: Mapping[str, Mapping[str, object]]) -> None:
    for aspect, places in expected.items():
        if aspect not in _SEEN:
            raise FactFails(f"nobody knows how to look at {aspect}")
        for place, wanted in places.items():
            found = _look(who, aspect, place)
            if found != wanted:
                raise FactFails(f"{aspect} of {place} is {found!r}, not {wanted!r}")


def _look(who: Scenario, aspect: str, place: str) -> object:
    try:
        return _SEEN[aspect](who, place)
    except LookupError:  # in an instance that does not count, or is not there
        if aspect not in _GONE:
            raise
        return _GONE[aspect]


def _records(fact: Fact) -> dict[str, list[Record]]:
    return {
        name: [
            Record(str(it["name"]), str(it.get("label", it["name"])), _properties(it))
            for it in held
        ]
        for name, held in fact.get("lists", {}).items()
    }


def _properties(record: Mapping[str, object]) -> dict[str, str]:
    return {key: str(it) for key, it in record.items() if key not in {"name", "label"}}


def _labelled(part: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = []
    for item in part["questions"]:
        with_label = {**item}
        if item["type"] != "calculate":
            with_label["label"] = _said(item.get("label") or item["name"])
        if "questions" in item:
            with_label["questions"] = _labelled(item)
        found.append(with_label)
    return found


def _said(text: object) -> object:
    return text if isinstance(text, Mapping) else {"sv": str(text)}
