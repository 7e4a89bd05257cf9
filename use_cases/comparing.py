"""Compares two definition files of one questionnaire, and says what changed from one to the next."""

from __future__ import annotations

from pathlib import Path

from i18n import text
from questionnaires import read_definition
from questionnaires.versions import Change, Comparison, compare
from use_cases.desk import utc_now
from use_cases.settings import open_programme


def compare_files(old: Path, new: Path) -> Comparison:
    """Read both with the programme's lists of today, and compare; raises DefinitionError.

    No store is opened, and nothing is written.
    """
    lists = open_programme().lists(utc_now().date())
    return compare(read_definition(old, lists), read_definition(new, lists))


def change_line(change: Change, language: str) -> str:
    """Return a change's effect, its place, what is said of it and its code."""
    effect = text(f"compare.{change.effect}", language)
    place = change.name or text("compare.questionnaire", language)
    return f"{effect}: {place}: {change_sentence(change, language)} [{change.code}]"


def change_sentence(change: Change, language: str) -> str:
    """Return what changed and what to think of, in one or two sentences."""
    values = {"before": change.before, "now": change.now, "choice": change.choice}
    return text(f"compare.said.{change.code}", language, field=change.field, **values)
