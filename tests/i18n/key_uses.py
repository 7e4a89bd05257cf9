"""Finds the keys of the catalogues that the code uses, and the values it fills in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from cli.keeping import REFUSALS
from i18n import LANGUAGES
from programme import Status
from questionnaires import Date, Decimal, Integer, Range, Text, Time
from questionnaires.lint import CHECKS, READING
from questionnaires.versions.changes import Code, Effect
from questionnaires.workbooks import CHANGED, LOST
from questionnaires.workbooks import REASONS as BOOK_REASONS
from reports.tables import WHERE, WHOSE
from storage import FLAWS
from ui.web.doors import REASONS
from use_cases.erasing import Urgency
from use_cases.serving import Hindrance
from use_cases.shared_picture import PICTURE

ROOT = Path(__file__).parents[2]
PACKAGES = ("cli", "pages", "reports", "ui", "use_cases")
KEY = re.compile(r"[a-z_]+(\.[a-z_]+)+")
SAYING, COUNTING = ("say", "text"), ("say_number", "plural")
FORMS = ("one", "many")
IN_MEMORY = {"cards.asked."}  # what a tab remembers has dotted names as well: these, and constants
FILES = (".js", ".css")

COMPUTED = {
    "codebook.": {*WHOSE, *WHERE},
    "compare.": set(get_args(Effect)),
    "compare.said.": set(get_args(Code)),
    "door.refused.": {*REASONS, "elsewhere", "storage"},
    "erase.line.": set(get_args(Urgency)),
    "fault.malformed.": {
        *get_args(Text.model_fields["format"].annotation),
        *(it.model_fields["type"].default for it in (Date, Decimal, Integer, Range, Time)),
    },
    "fault.": {
        *("too_long", "too_short", "too_many", "too_few"),
        *("not_alone", "not_a_choice", "not_all_ranked", "constraint", "personal_number"),
    },
    "fault.required.": {"choice", "answer"},
    "flaw.": set(FLAWS),
    "keeping.refused.": set(REFUSALS.values()),
    "language.": set(LANGUAGES),
    "lint.": {*READING, *CHECKS},
    "picture.": {it.name for it in PICTURE},
    "publish.": set(get_args(Hindrance)),
    "status.": {*get_args(Status), "none"},
    "workbook.loss.": {*LOST, *CHANGED},
    "workbook.refused.": set(BOOK_REASONS),
    "unit.": {form for it in PICTURE for form in (it.unit, *(f"{it.unit}.{f}" for f in FORMS))},
}
"""Keys that are put together while the code runs: how they begin, and every way they end."""


@dataclass(frozen=True)
class Use:
    """One use of a key, and the names of the values given with it (None: not to be seen)."""

    key: str
    place: str
    values: frozenset[str] | None


def uses(areas: set[str]) -> list[Use]:
    """Find every use of a key in one of the areas."""
    found = [use for path in sources() for use in _in_file(path, areas)]
    endings = ((start, end) for start, ends in COMPUTED.items() for end in ends)
    return [*found, *(Use(start + end, "computed", None) for start, end in endings)]


def beginnings(areas: set[str]) -> set[str]:
    """Find how the keys begin that are put together in the code."""
    trees = (ast.walk(ast.parse(path.read_text(encoding="utf-8"))) for path in sources())
    starts = {_start(node) for tree in trees for node in tree if isinstance(node, ast.JoinedStr)}
    return {it for it in starts if it.partition(".")[0] in areas and "." in it} - IN_MEMORY


def sources() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).glob("**/*.py"))


def _in_file(path: Path, areas: set[str]) -> Iterator[Use]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    place = path.relative_to(ROOT).as_posix()
    seen: set[ast.AST] = {it.value for it in tree.body if isinstance(it, ast.Assign)}
    for call in (it for it in ast.walk(tree) if isinstance(it, ast.Call)):
        for constant, keys, values in _said(call):
            seen.add(constant)
            yield from (Use(key, f"{place}:{constant.lineno}", values) for key in keys)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node not in seen and _is_key(node.value, areas):
            yield Use(node.value, f"{place}:{node.lineno}", None)


def _said(call: ast.Call) -> Iterator[tuple[ast.Constant, list[str], frozenset[str] | None]]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name not in (*SAYING, *COUNTING) or not call.args:
        return
    given = frozenset(it.arg for it in call.keywords if it.arg)
    values = None if any(it.arg is None for it in call.keywords) else given
    for constant in _constants(call.args[0]):
        if name in SAYING:
            yield constant, [constant.value], values
        else:
            counted = values and values | {"number"} if values else frozenset({"number"})
            yield constant, [f"{constant.value}.{form}" for form in FORMS], counted


def _constants(node: ast.expr) -> Iterator[ast.Constant]:
    """Give the texts that an argument may be: itself, or either branch of a choice."""
    if isinstance(node, ast.IfExp):
        yield from (*_constants(node.body), *_constants(node.orelse))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value:
        yield node


def _is_key(value: object, areas: set[str]) -> bool:
    if not isinstance(value, str) or value.endswith(FILES):
        return False
    return bool(KEY.fullmatch(value)) and value.partition(".")[0] in areas


def _start(node: ast.JoinedStr) -> str:
    first = node.values[0] if node.values else None
    return str(first.value) if isinstance(first, ast.Constant) else ""
