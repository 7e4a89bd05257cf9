"""The JSON Schema of the definition language, made from the models, so that editors complete it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, get_args, get_origin

from questionnaires.items import READERS
from questionnaires.model import Choice, Offering, Part, Questionnaire, Row, Section

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

Schema = dict[str, Any]
_SCALAR = ["string", "number", "boolean"]  # an editor reads `yes` and 2027 by YAML's own types
_TEXT, _WORDS = {"$ref": "#/$defs/text"}, {"$ref": "#/$defs/words"}
_ITEMS: Schema = {"type": "array", "items": {"$ref": "#/$defs/item"}}
_PLAIN: dict[type, Schema] = {
    bool: {"enum": [True, False, "yes", "no"]},
    int: {"type": "integer", "minimum": 0},
    float: {"type": "number"},
}
_LIMITS = {"ge": "minimum", "le": "maximum", "min_length": "minItems"}  # pydantic's words, and ours
_TAKEN: Schema = {
    "same_as": {"type": "string", "pattern": "^[^/ ]+/[^/ ]+$"},
    "prefix": {"type": "string"},
    "instead": {"type": "object", "additionalProperties": {"type": "string"}},
}


def definition_schema() -> Schema:
    """Give the schema of a whole definition file, in JSON Schema's draft 2020-12."""
    sections = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/section"}}
    lists = {"type": "object", "additionalProperties": {"$ref": "#/$defs/choices"}}
    files = {"type": "array", "items": {"type": "string"}}
    top: dict[str, Schema] = {"sections": sections, "choices": lists, "choices_from": files}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A questionnaire of Startpunkt",
        **_part(Questionnaire, top),
        "$defs": {
            "text": {"type": _SCALAR},
            "words": {"type": "object", "additionalProperties": _TEXT, "minProperties": 1},
            "choices": {"type": "array", "minItems": 1, "items": _choice()},
            "section": _taken_or(_part(Section, {"questions": _ITEMS, **_TAKEN})),
            "item": {"anyOf": [*map(_item, READERS), _same()]},
        },
    }


def schema_text() -> str:
    """Give the schema as the text of a file."""
    return json.dumps(definition_schema(), indent=2, ensure_ascii=False) + "\n"


def _item(word: str) -> Schema:
    model = READERS[word]
    said: Schema = {"type": _type(word, offering=issubclass(model, Offering))}
    if "questions" in model.model_fields:
        said["questions"] = _ITEMS
    if "rows" in model.model_fields:
        said["rows"] = _list_of(_part(Row, {}))
    return {"title": word, "description": _sentence(model), **_part(model, said, without="choices")}


def _same() -> Schema:
    """Describe an item that is taken over, which may say any key of any type."""
    known = {
        key: _field(field) for it in READERS.values() for key, field in it.model_fields.items()
    }
    also = {"questions": _ITEMS, "type": {"type": "string"}, **_TAKEN}
    return _object({**known, **also}, ["name", "same_as"]) | {"title": "same_as"}


def _taken_or(schema: Schema) -> Schema:
    """Let what is required stand in the part that is taken over."""
    required = schema.pop("required")
    return {**schema, "anyOf": [{"required": required}, {"required": ["name", "same_as"]}]}


def _type(word: str, *, offering: bool) -> Schema:
    return {"type": "string", "pattern": rf"^{word} +\S+$"} if offering else {"const": word}


def _choice() -> Schema:
    """Describe a choice, whose further keys are columns."""
    part = _part(Choice, {}, without="columns")
    return {**part, "additionalProperties": _TEXT}


def _part(model: type[Part], said: Mapping[str, Schema], without: str = "") -> Schema:
    fields = {key: it for key, it in model.model_fields.items() if key != without or key in said}
    required = [key for key, it in fields.items() if it.is_required() or key == "type"]
    return _object({**{key: _field(it) for key, it in fields.items()}, **said}, required)


def _field(field: FieldInfo) -> Schema:
    """Describe a value as a file may have it: words, a list of names, one of some, or a text."""
    made = field.annotation
    origin, values = get_origin(made), get_args(made)
    limits = dict(_limits(field))
    if origin is tuple:
        return {**_list_of(_TEXT), **limits}
    if hasattr(origin, "keys"):
        return _WORDS
    if values and all(isinstance(it, str) for it in values):
        return {"enum": list(values)}
    plain = _PLAIN.get(made if isinstance(made, type) else str)
    return {**plain, **limits} if plain else _TEXT


def _limits(field: FieldInfo) -> Iterator[tuple[str, int]]:
    """Say the bounds of a number or a list in the schema's words."""
    for bound in field.metadata:
        for ours, theirs in _LIMITS.items():
            if (limit := getattr(bound, ours, None)) is not None:
                yield theirs, limit


def _object(properties: Mapping[str, Schema], required: Iterable[str]) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _list_of(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def _sentence(model: type[Part]) -> str:
    return (model.__doc__ or "").split("\n\n")[0].strip()
