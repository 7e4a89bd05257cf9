"""Reads the entities of a workbook: what a response, or an instance of a repeat, is a record of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from questionnaires.expressions import ExpressionError, compile_expression
from questionnaires.workbooks.losses import Losses
from questionnaires.workbooks.own_column import Row, Written

ENTITY = "__entity"  # our key in a repeat's row for the entity of its instances
SAVE_TO = "entities:saveto"
_ATTRIBUTES = {"id": "entity_id", "create": "create_if", "update": "update_if", "label": "label"}
_OR_NEW = re.compile(r"coalesce\((.*),\s*uuid\(\s*\)\s*\)", re.DOTALL)


def with_one_entity(rows: Sequence[Row], losses: Losses) -> tuple[list[Row], Row | None]:
    """Give the rows with the entity of each repeat in its row, and that of the whole response.

    pyxform puts an entity into whichever group has its questions. We have one for each response
    and one for each repeat; further ones, and what would be saved to them, are noted as lost.
    """
    found = sorted(_entities(rows), key=lambda it: it.get("__row_number", 0))
    chosen = found[0] if found else None
    for other in found[1:]:
        losses.add("entity", _values(other)["list_name"], "entities")
    return [*_settled(rows, None, chosen, losses)], chosen


def record_keys(said: Mapping[str, str], titles: Collection[str] = ()) -> Written:
    """Give our keys for the cells of a row in the entities sheet; `titles` may name an instance.

    An id that is new where it is blank goes without saying here.
    """
    found: Written = {"save_to": said.get("list_name", "")}
    label = said.get("label", "")
    if label in {f"${{{it}}}" for it in titles}:
        found["title"] = label[2:-1]
    elif label:
        found["entity_label"] = label
    for key in ("entity_id", "create_if", "update_if"):
        if source := said.get(key, ""):
            found[key] = _without_new(source) if key == "entity_id" else source
    return found


def keys_of(entity: Row, titles: Collection[str] = ()) -> Written:
    """Give our keys for an entity as pyxform has understood it."""
    return record_keys(_values(entity), titles)


def or_new(source: str) -> str:
    """Give an id's expression as ODK has it, which needs to be told to make a new one."""
    return f"coalesce({source}, uuid())"


def _values(entity: Row) -> dict[str, str]:
    found: dict[str, str] = {}
    for it in entity.get("children", ()):
        if it["name"] == "dataset":
            found["list_name"] = str(it.get("value", ""))
        if it["name"] in _ATTRIBUTES:
            found[_ATTRIBUTES[it["name"]]] = str(it.get("bind", {}).get("calculate", "")).strip()
    return found


def _without_new(source: str) -> str:
    inner = _OR_NEW.fullmatch(source)
    if inner is None:
        return source
    try:
        compile_expression(inner[1])
    except ExpressionError:
        return source
    return inner[1].strip()


def _entities(rows: Sequence[Row]) -> Iterator[Row]:
    """Give the entities of rows and the groups among them, without those of repeats."""
    yield from _directly(rows)
    for row in rows:
        if row.get("type") != "repeat" and not _is_meta(row):
            yield from _entities(row.get("children", ()))


def _directly(rows: Sequence[Row]) -> Iterator[Row]:
    for row in rows:
        if _is_meta(row):
            yield from (it for it in row.get("children", ()) if it.get("type") == "entity")


def _is_meta(row: Row) -> bool:
    return row.get("name") == "meta" and "children" in row


def _settled(
    rows: Sequence[Row], around: Row | None, chosen: Row | None, losses: Losses
) -> Iterator[Row]:
    owner = next(_directly(rows), around)
    for row in rows:
        if row.get("type") == "repeat":
            below, own = with_one_entity(row.get("children", ()), losses)
            yield {**row, "children": below, **({ENTITY: own} if own else {})}
        elif "children" in row and not _is_meta(row):
            yield {**row, "children": [*_settled(row["children"], owner, chosen, losses)]}
        elif SAVE_TO in row.get("bind", {}) and owner is not chosen:
            losses.add("entity", row.get("name", ""), row["bind"][SAVE_TO])
            bind = {key: it for key, it in row["bind"].items() if key != SAVE_TO}
            yield {**row, "bind": bind}
        else:
            yield row
