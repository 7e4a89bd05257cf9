"""Reads questions, groups, repeats and sections: from the type word in the file to its model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questionnaires.faults import likeliest
from questionnaires.model import (
    Acknowledge,
    Calculate,
    Date,
    Decimal,
    Group,
    Integer,
    Matrix,
    Note,
    Offering,
    Range,
    Rank,
    Repeat,
    Row,
    Section,
    SelectMultiple,
    SelectOne,
    Text,
    Time,
)
from questionnaires.yaml_text import MapNode, TextNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from questionnaires.model import Item
    from questionnaires.parts import Reader
    from questionnaires.yaml_text import Node

READERS: Mapping[str, type[Item]] = {
    "select_one": SelectOne,
    "select_multiple": SelectMultiple,
    "rank": Rank,
    "text": Text,
    "integer": Integer,
    "decimal": Decimal,
    "range": Range,
    "date": Date,
    "time": Time,
    "matrix": Matrix,
    "acknowledge": Acknowledge,
    "note": Note,
    "calculate": Calculate,
    "group": Group,
    "repeat": Repeat,
}
"""The model of each type word; a test holds it equal to the closed set of types."""

FOREIGN = {key for it in READERS.values() for key in it.model_fields} - (
    Note.model_fields.keys() - {"type"}
)
"""The keys that a note has no use for, known all the same where a type is unclear."""


def read_section(reader: Reader, node: Node) -> Section | None:
    """Read a section with all its questions."""
    _named(reader, node)
    questions = read_items(reader, _below(node))
    return reader.part(Section, node, {"questions": questions}, {"questions"})


def read_items(reader: Reader, node: Node | None) -> tuple[Item, ...]:
    """Read the questions, groups and repeats that stand below `questions:`."""
    read = [_item(reader, it) for it in reader.items(node, "questions")]
    return tuple(it for it in read if it)


def _item(reader: Reader, node: Node) -> Item | None:
    _named(reader, node)
    model, choices = _typed(reader, node)
    built: dict[str, object] = {}
    if model and issubclass(model, Offering):
        built["choices"] = choices
    if model and issubclass(model, Group | Repeat):
        built["questions"] = read_items(reader, _below(node))
    if model and issubclass(model, Matrix):
        built["rows"] = _rows(reader, node)
    also = {"type", *built} - {"choices"} if model else FOREIGN
    item: Item | None = reader.part(model or Note, node, built, also)
    return item


def _typed(reader: Reader, node: Node) -> tuple[type[Item] | None, str]:
    """Tell the model and the choice list of `type: select_one ja_nej`; None where it is unclear."""
    value = node.values.get("type") if isinstance(node, MapNode) else None
    if not isinstance(value, TextNode) or not value.text.strip():
        if isinstance(node, MapNode):
            reader.faults.note("missing_key.type", node.mark, types=_types())
        return None, ""
    word, _, rest = value.text.strip().partition(" ")
    model = READERS.get(word)
    if model is None:
        meant = likeliest(word, READERS)
        reader.faults.note("unknown_type", value.mark, word=word, types=_types(), meant=meant)
        return None, ""
    if issubclass(model, Offering) != bool(rest.strip()):
        _explain_list(reader, word, value, wanted=not rest.strip())
        return (None, "") if issubclass(model, Offering) else (model, "")
    return model, rest.strip()


def _explain_list(reader: Reader, word: str, value: TextNode, *, wanted: bool) -> None:
    kind = "wrong_value.list_wanted" if wanted else "wrong_value.no_list_wanted"
    reader.faults.note(kind, value.mark, word=word)


def _types() -> str:
    return ", ".join(READERS)


def _rows(reader: Reader, node: Node) -> tuple[Row, ...]:
    below = node.values.get("rows") if isinstance(node, MapNode) else None
    rows = []
    for it in reader.items(below, "rows"):
        _named(reader, it)
        row = reader.part(Row, it, {})
        rows += [row] if row else []
    if not rows:
        reader.faults.note("missing_key", node.mark, key="rows")
    return tuple(rows)


def _below(node: Node) -> Node | None:
    return node.values.get("questions") if isinstance(node, MapNode) else None


def _named(reader: Reader, node: Node) -> None:
    """Remember a part's name before what is within it, which may have the same."""
    name = node.values.get("name") if isinstance(node, MapNode) else None
    if isinstance(name, TextNode) and name.text:
        reader.named(node, name.text)
