"""Runs facts about expressions: an expression, where it is worked out, and what it gives."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from questionnaires.expressions import (
    Context,
    Element,
    ExpressionError,
    Value,
    compile_expression,
    to_boolean,
    to_number,
    to_text,
)
from tests.conformance.facts_file import Fact
from tests.conformance.outcome import Outcome
from tests.conformance.xml_tree import XmlElement, document, path_of, place

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=ZoneInfo("UTC"))
_ZONES = {"javarosa": ZoneInfo("UTC")}
_ELSEWHERE = ZoneInfo("America/Phoenix")  # the zone that the other suites run in
_NEAR = 1e-12


class FactWorld:
    """The world of one fact: its lists, and a clock in the zone of the suite it comes from."""

    def __init__(self, fact: Fact) -> None:
        self._lists: Mapping[str, str] = fact.get("instances", {})
        suites = " ".join(fact.get("source", []))
        zone = next((it for name, it in _ZONES.items() if name in suites), _ELSEWHERE)
        self.now = NOW.astimezone(zone)

    def lookup(self, here: Element, name: str) -> list[Element]:
        """Find what has a name, anywhere in the fact's tree."""
        return [it for it in here.root.descendants() if it.name == name]

    def list_root(self, name: str) -> Element:
        """Give the document of a secondary instance; a LookupError if the fact has none such."""
        return document(self._lists[name])

    def choice_label(self, code: str, question: str) -> str:
        """Give no label: facts have no questions."""
        del code, question
        return ""

    def origin(self, here: Element) -> str:
        """Give no origin: facts have no records."""
        del here
        return ""


def run(fact: Fact) -> Outcome:
    """Work one fact out, and compare."""
    tier = str(fact.get("tier", "core"))
    try:
        here = place(document(fact.get("xml", "")), fact.get("context", "/"))
    except (LookupError, SyntaxError) as error:  # no such place; XML that no parser takes
        return Outcome(fact["id"], tier, holds=False, found=str(error))
    try:
        found = compile_expression(fact["expr"])(Context(here, FactWorld(fact)))
    except ExpressionError as error:
        return Outcome(
            fact["id"],
            tier,
            fact["kind"] == "error",
            f"{fact['expr']!r} gives an error: {error.reason}",
        )
    return Outcome(fact["id"], tier, _holds(fact, found), _shown(fact, found))


def _holds(fact: Fact, found: Value) -> bool:
    holds = _KINDS.get(fact["kind"], _is_text)
    return holds(fact, found)


def _is_text(fact: Fact, found: Value) -> bool:
    return to_text(found) == fact["expected"]


def _is_number(fact: Fact, found: Value) -> bool:
    wanted, tolerance = float(fact["expected"]), float(fact.get("tolerance", _NEAR))
    return _near(to_number(found), wanted, tolerance)


def _is_nodes(fact: Fact, found: Value) -> bool:
    return isinstance(found, list) and [path_of(it) for it in found] == fact["expected"]


_KINDS: Mapping[str, Callable[[Fact, Value], bool]] = {
    "error": lambda _fact, _found: False,
    "number": _is_number,
    "boolean": lambda fact, found: to_boolean(found) is fact["expected"],
    "regex": lambda fact, found: re.search(fact["expected"], to_text(found)) is not None,
    "string-length": lambda fact, found: len(to_text(found)) == fact["expected"],
    "nodes": _is_nodes,
}


def _near(found: float, wanted: float, tolerance: float) -> bool:
    if math.isnan(wanted):
        return math.isnan(found)
    return found == wanted or abs(found - wanted) <= tolerance * max(1.0, abs(wanted))


def _shown(fact: Fact, found: Value) -> str:
    said = [path_of(it) for it in found] if isinstance(found, list) and found else to_text(found)
    if isinstance(found, list) and found and isinstance(found[0], XmlElement):
        said = f"{said} {to_text(found)!r}"
    return f"{fact['expr']!r} gives {said!r}, not {fact['expected']!r}"
