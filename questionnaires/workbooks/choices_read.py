"""Makes our choice lists of the rows of a workbook's choices sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, count

from questionnaires.workbooks.languages import Languages
from questionnaires.workbooks.losses import Losses
from questionnaires.workbooks.own_column import Row, Written


def read_choices_of(sheets: Row, languages: Languages, losses: Losses) -> dict[str, list[Written]]:
    """Read every list by its name; two choices of a list never share a name."""
    lists: dict[str, Sequence[Row]] = dict(sheets.get("choices", {}))
    for row in sheets.get("external_choices", ()):
        name = str(row.get("list_name") or row.get("list name") or "")
        if name and row.get("name"):
            lists[name] = [*lists.get(name, ()), _external(row)]
    return {name: [*_choices(name, rows, languages, losses)] for name, rows in lists.items()}


def _external(row: Row) -> Row:
    words = {key.partition("::")[2]: it for key, it in row.items() if key.startswith("label::")}
    plain = {
        key: it
        for key, it in row.items()
        if key not in ("list_name", "list name") and "::" not in key
    }
    return {**plain, **({"label": words} if words else {})}


def _choices(
    list_name: str, rows: Sequence[Row], languages: Languages, losses: Losses
) -> Iterable[Written]:
    taken: set[str] = set()
    for row in rows:
        old = str(row["name"])
        base = "_".join(old.split())
        numbered = (f"{base}_{number}" for number in count(2))
        name = next(it for it in chain([base], numbered) if it not in taken)
        taken.add(name)
        if name != old:
            losses.add("choice", list_name, f"{old} → {name}")
        label = languages.words(row.get("label", ""), name) or {languages.main: name}
        yield {"name": name, "label": label, **_columns(row, f"{list_name}/{name}", losses)}


def _columns(row: Row, name: str, losses: Losses) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in row.items():
        if key in ("name", "label") or key.startswith("__") or value in (None, ""):
            continue
        if key == "media":
            losses.add("media", name, ", ".join(value))
        elif isinstance(value, Mapping):
            found |= {f"{key}::{language}": str(it) for language, it in value.items()}
        else:
            found[key] = str(value)
    return found
