"""Reads one part of a definition: the keys its model knows, the values its model takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from questionnaires.faults import Faults, Mark, likeliest
from questionnaires.model import Part, Words
from questionnaires.yaml_text import ListNode, MapNode, TextNode, mark_at, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from pydantic_core import ErrorDetails

    from questionnaires.yaml_text import Node

P = TypeVar("P", bound=Part)

_SHAPES = {
    "mapping_type": "words",
    "dict_type": "words",
    "string_type": "text",
    "tuple_type": "list",
    "int_parsing": "integer",
    "float_parsing": "number",
    "bool_parsing": "yes_no",
    "string_pattern_mismatch": "name",
    "date_from_datetime_parsing": "date",
    "date_parsing": "date",
    "string_too_long": "too_long",
}


@dataclass
class Reader:
    """Reads the parts of one file, and remembers where each part's keys stand."""

    faults: Faults
    languages: Sequence[str] = ()  # those that words may be in; empty: any
    nodes: dict[str, MapNode] = field(default_factory=dict)  # by the part's name
    dropped: bool = False  # whether something could not be read at all
    root: MapNode | None = None  # the questionnaire itself

    def part(
        self,
        model: type[P],
        node: Node,
        built: Mapping[str, object],
        also: AbstractSet[str] = frozenset(),
    ) -> P | None:
        """Make a part of a node; `built` was read before, the keys `also` are read elsewhere."""
        entries = self.entries(node, [it for it in model.model_fields if it not in built] + [*also])
        if entries is None:
            return None
        own = model.model_fields.keys() - built.keys() - also
        data = {key: plain(it) for key, it in entries.values.items() if key in own}
        self._check_words(model, entries)
        return self._made(model, entries, {**data, **built})

    def entries(self, node: Node, known: Sequence[str]) -> MapNode | None:
        """See a node as keys with values, and find fault with each key that is not known."""
        if not isinstance(node, MapNode):
            self.faults.note("wrong_shape.keys", node.mark)
            self.dropped = True
            return None
        for key, mark in node.keys.items():
            if key not in known:
                self.faults.note("unknown_key", mark, key=key, meant=likeliest(key, known))
        return node

    def items(self, node: Node | None, what: str) -> tuple[Node, ...]:
        """See a node as a list; nothing is an empty list."""
        if node is None or (isinstance(node, TextNode) and not node.text):
            return ()
        if isinstance(node, ListNode):
            return node.items
        self.faults.note("wrong_shape.list", node.mark, what=what)
        self.dropped = True
        return ()

    def named(self, node: Node, name: str) -> None:
        """Remember where a part stands by its name, which no other part may have."""
        if not isinstance(node, MapNode):
            return
        if name in self.nodes:
            line = self.nodes[name].mark.line
            self.faults.note("duplicate_name", node.values["name"].mark, name=name, line=line)
        self.nodes.setdefault(name, node)

    def mark(self, part: str, key: str) -> Mark:
        """Find where a part's key has its value, else where it begins; "" is the questionnaire."""
        node = self.nodes.get(part) if part else self.root
        return mark_at(node, (key,)) if node else Mark()

    def _made(self, model: type[P], node: MapNode, data: dict[str, Any]) -> P | None:
        try:
            return model(**data)
        except ValidationError as error:
            details = error.errors(include_url=False)
        for detail in details:
            self._explain(detail, node)
        wrong = {str(it["loc"][0]) for it in details}
        kept = {key: value for key, value in data.items() if key not in wrong}
        silent: dict[str, object] = {it: {} for it in wrong & _words_of(model)}
        try:  # without what is wrong the rest can still be checked
            return model(**kept, **silent)
        except ValidationError:
            self.dropped = True
            return None

    def _explain(self, detail: ErrorDetails, node: MapNode) -> None:
        path = detail["loc"]
        mark = mark_at(node, path)
        key = next((str(it) for it in reversed(path) if isinstance(it, str)), "")
        if detail["type"] == "missing":
            self.faults.note("missing_key", mark, key=key)
        elif detail["type"] == "literal_error":
            allowed = str(detail["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
            given = str(detail["input"])
            self.faults.note(
                "wrong_value.allowed",
                mark,
                key=key,
                given=given,
                allowed=allowed,
                meant=likeliest(given, allowed.split(", ")),
            )
        else:
            shape = _SHAPES.get(detail["type"], "other")
            self.faults.note(f"wrong_value.{shape}", mark, key=key, reason=detail["msg"])

    def _check_words(self, model: type[Part], node: MapNode) -> None:
        for key, value in node.values.items():
            about = model.model_fields.get(key)
            if about and about.annotation == Words and isinstance(value, MapNode):
                self._check_languages(key, value)

    def _check_languages(self, key: str, node: MapNode) -> None:
        if not self.languages:
            return
        for language, mark in node.keys.items():
            if language not in self.languages:
                said = ", ".join(self.languages)
                self.faults.note("unknown_language", mark, language=language, languages=said)
        if self.languages[0] not in node.values:
            first = self.languages[0]
            self.faults.note("missing_language", node.mark, key=key, language=first)


def _words_of(model: type[Part]) -> set[str]:
    return {key for key, about in model.model_fields.items() if about.annotation == Words}
