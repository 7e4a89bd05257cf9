"""`compare`: says what differs between two versions of a questionnaire, and what that does to answers."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from i18n import text
from questionnaires.versions import Change, Comparison, Crosswalk, Effect
from use_cases.comparing import change_line, change_sentence, compare_files

FORMATS = ("text", "json")
_WORST_FIRST: tuple[Effect, ...] = ("refused", "check", "safe")


def run_compare(asked: argparse.Namespace) -> int:
    """Print every change, the worst first, and how old answers are read; 1 if any is refused."""
    found = compare_files(asked.old, asked.new)
    if asked.format == "json":
        print(json.dumps(_record(found, asked.language), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found, asked.language)))
    return int(bool(found.refused))


def _lines(found: Comparison, language: str) -> Iterator[str]:
    if not found.changes:
        yield text("compare.none", language)
        return
    for change in _sorted(found):
        yield change_line(change, language)
    yield from _readings(found.crosswalk, language)
    counts = Counter(it.effect for it in found.changes)
    figures = {str(effect): counts[effect] for effect in _WORST_FIRST}
    yield text("compare.sum", language, **figures)


def _readings(crosswalk: Crosswalk, language: str) -> Iterator[str]:
    for before, now in crosswalk.names.items():
        if before != now:
            yield text("compare.read_name", language, before=before, now=now)
    for name, codes in crosswalk.codes.items():
        for before, now in codes.items():
            yield text("compare.read_code", language, name=name, before=before, now=now)


def _record(found: Comparison, language: str) -> dict[str, object]:
    changes = [{**asdict(it), "message": change_sentence(it, language)} for it in _sorted(found)]
    return {"changes": changes, "crosswalk": asdict(found.crosswalk)}


def _sorted(found: Comparison) -> list[Change]:
    return sorted(found.changes, key=lambda it: _WORST_FIRST.index(it.effect))
