"""Where expressions stand in a definition, and the ${names} in its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questionnaires.model import Asked, Item, Questionnaire, Row, Section, Words

Asking = Section | Item | Row
"""Everything that has a name in a questionnaire."""

CONDITIONS = ("relevant", "required", "read_only")  # they may also say yes or no
OF_RECORDS = ("entity_id", "create_if", "update_if", "entity_label")  # beside a list in save_to
FIELDS = (*CONDITIONS, "constraint", "choice_filter", "calculation", "each", "count", *OF_RECORDS)
WORDS = ("label", "hint", "guidance_hint", "required_message", "constraint_message")
REFERENCE = re.compile(r"\$\{\s*([^}\s]+)\s*\}")
_DYNAMIC = re.compile(
    r"\$\{|[\w:.\-]+\(|^\s*(['\"]).*\1\s*$"
)  # else a default is the answer itself


def sources(item: Asking | Questionnaire) -> Iterator[tuple[str, str]]:
    """Give each expression of a part, or of the questionnaire itself, with its field."""
    for field in FIELDS:
        if source := _expression(field, str(getattr(item, field, "")).strip()):
            yield field, source
    if isinstance(item, Asked) and is_dynamic(item.default):
        yield "default", item.default


def is_dynamic(default: str) -> bool:
    """Tell whether a default is an expression; `kommun` or `2027-01-01` is the answer itself."""
    return _DYNAMIC.search(default) is not None


def words_of(item: Asking) -> Iterator[tuple[str, Words]]:
    """Give the words of a part that may hold ${names}, with the field that they stand in."""
    for field in WORDS:
        if words := getattr(item, field, None):
            yield field, words


def names_in(text: str) -> list[str]:
    """List the ${names} in a text for people."""
    return REFERENCE.findall(text)


def _expression(field: str, source: str) -> str:
    if field not in CONDITIONS:
        return source
    return {"yes": "true()", "true": "true()", "no": "false()", "false": "false()"}.get(
        source.lower(), source
    )
