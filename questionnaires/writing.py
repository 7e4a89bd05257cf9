"""Writes a questionnaire as a definition file: block style, one order of keys, only what is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from questionnaires.model import Choice, Offering, Part, Questionnaire
from questionnaires.yaml_text import Plain

WIDTH = 100  # characters; a longer text is folded
_FIRST = ("id", "name", "number", "type")
_LAST = ("rows", "questions", "choices", "sections")


def definition_text(questionnaire: Questionnaire) -> str:
    """Give the text of a definition file; `read_definition` makes an equal questionnaire of it.

    What the questionnaire took from other files (`choices_from`) stands in the text itself.
    """
    return block_yaml(as_written(questionnaire))


def as_written(part: Part) -> dict[str, Plain]:
    """Give a part's keys and values as a file has them; a value that goes without saying is left out."""
    written = {key: _plain(value) for key, value in _said(part)}
    if isinstance(part, Offering):
        written["type"] = f"{written['type']} {written.pop('choices')}"
    if isinstance(part, Choice):
        written |= {key: str(value) for key, value in part.columns.items()}
        written.pop("columns", None)
    return written


def block_yaml(value: Plain) -> str:
    """Write texts, lists and mappings as YAML that says every text without a type of its own."""
    text: str = yaml.serialize(_node(value), Dumper=_Dumper, width=WIDTH, allow_unicode=True)
    return text


def _said(part: Part) -> Iterator[tuple[str, Any]]:
    fields = type(part).model_fields
    order = {key: _place(key) for key in fields}
    for key in sorted(fields, key=order.__getitem__):
        value = getattr(part, key)
        if key == "type" or fields[key].is_required() or value != fields[key].default:
            yield key, value


def _place(key: str) -> int:
    if key in _FIRST:
        return _FIRST.index(key) - len(_FIRST)
    return _LAST.index(key) + 1 if key in _LAST else 0


def _plain(value: object) -> Plain:
    if isinstance(value, Part):
        return as_written(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(it) for key, it in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [_plain(it) for it in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _node(value: Plain) -> Node:
    if isinstance(value, str):
        return ScalarNode("tag:yaml.org,2002:str", value, style=_style(value))
    if isinstance(value, list):
        return SequenceNode("tag:yaml.org,2002:seq", [_node(it) for it in value], flow_style=False)
    pairs = [(_node(key), _node(it)) for key, it in value.items()]
    return MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)


def _style(text: str) -> str | None:
    """Choose how a text stands: `|` with its lines, `>` where it is long, else as it comes."""
    lines = text.split("\n")
    if any(it != " ".join(it.split()) or not it.isprintable() for it in lines):
        return '"'
    if len(lines) > 1:
        return "|" if all(lines) else '"'
    return ">" if len(text) > WIDTH - 20 else None  # what is left of a line that is indented


class _Dumper(yaml.BaseDumper):
    """Indents the items of a list below its key, and resolves nothing to a type."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 — PyYAML's signature
        """Indent by one level, a list within a mapping too."""
        del indentless
        super().increase_indent(flow, False)  # noqa: FBT003 — PyYAML's signature
