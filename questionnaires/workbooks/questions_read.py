"""Makes our questions, groups and repeats of the rows that pyxform has understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from questionnaires.workbooks.columns_read import MESSAGES, columns_of, tell_the_rest
from questionnaires.workbooks.counters import without_counters
from questionnaires.workbooks.entities_read import ENTITY, keys_of
from questionnaires.workbooks.entities_written import KEYS
from questionnaires.workbooks.languages import Languages
from questionnaires.workbooks.loops import unrolled
from questionnaires.workbooks.losses import Losses
from questionnaires.workbooks.matrices_read import as_matrix
from questionnaires.workbooks.own_column import LEFT_OUT, Row, Written, own_of
from questionnaires.workbooks.types_read import BUILT_IN, CHANGED, TYPES, type_word

_OF_A_GROUP = ("name", "type", "label", "hint", "relevant", "questions")
_OF_A_REPEAT = (*_OF_A_GROUP, "count", *KEYS)
_WITHOUT_ANSWER = ("note", "calculate")
_NEEDLESS = ("required", "constraint", "read_only", *MESSAGES.values())  # where none is given
_FILES = (".csv", ".xml", ".geojson")


class Rows:
    """Reads the rows of one workbook, and notes what it has no place for."""

    def __init__(self, languages: Languages, losses: Losses) -> None:
        self._words, self._losses = languages.words, losses
        self.files: set[str] = set()  # lists that are read from files beside the workbook

    def items(self, rows: Sequence[Row]) -> list[Written]:
        """Read questions, groups and repeats; what is not carried has the type LEFT_OUT."""
        found = [self._item(it) for it in without_counters(unrolled(rows, self._losses))]
        return [it for it in found if it]

    def _item(self, row: Row) -> Written | None:
        kind, own = str(row.get("type", "")), own_of(row, self._losses)
        if own.get("type") == LEFT_OUT or row.get("name") == "meta":
            return None
        if kind in ("csv-external", "xml-external"):
            self.files.add(str(row["name"]))
            return None
        if kind in ("group", "repeat"):
            return self._container(row, own)
        if own.get("type") or type_word(kind) in TYPES:
            return self._question(row, own)
        self._losses.add("type", row.get("name", ""), kind)
        return {"name": str(row.get("name", "")), "type": LEFT_OUT}

    def _container(self, row: Row, own: Written) -> Written:
        item = {**columns_of(row, self._words), "name": str(row["name"]), "type": row["type"]}
        item["questions"] = self.items(row.get("children", ()))
        if (matrix := as_matrix(item, own)) is not None:
            return matrix
        tell_the_rest(row, self._losses)
        if row["type"] == "repeat":
            item |= self._repeated(row, item["questions"])
        kept = _OF_A_REPEAT if row["type"] == "repeat" else _OF_A_GROUP
        if "each" in own:  # ODK was told to count the records
            item.pop("count", None)
        if "save_to" in own:  # and what XLSForm has no other way to say of them
            item = {key: it for key, it in item.items() if key not in KEYS}
        return {**{key: it for key, it in item.items() if key in kept}, **own}

    def _repeated(self, row: Row, questions: Sequence[Written]) -> Written:
        count = row.get("control", {}).get("jr:count")
        found: Written = {"count": str(count)} if count else {}
        if ENTITY in row:
            found |= keys_of(row[ENTITY], [it["name"] for it in questions])
        return found

    def _question(self, row: Row, own: Written) -> Written:
        word = type_word(str(row["type"]))
        item = {**BUILT_IN.get(word, {}), **columns_of(row, self._words), "name": str(row["name"])}
        kind = str(own.get("type") or TYPES[word])
        if word in CHANGED and "type" not in own:
            self._losses.add("as_text", item["name"], f"{word} → {kind}")
        item["type"] = f"{kind} {self._list(row)}" if "itemset" in row or "query" in row else kind
        tell_the_rest(row, self._losses)
        item |= self._parameters(row, kind)
        return {**self._calculated(item, row), **own, "type": item["type"]}

    def _list(self, row: Row) -> str:
        name = str(row.get("itemset") or row.get("query") or "")
        for suffix in _FILES:
            if name.endswith(suffix):
                self.files.add(name := name.removesuffix(suffix))
        return name

    def _parameters(self, row: Row, kind: str) -> Written:
        given, control = row.get("parameters"), row.get("control", {})
        found = dict(given) if isinstance(given, Mapping) else {}
        if kind == "range":
            scale = {"start": "1", "end": "10", **found, **control}
            found = {key: it for key, it in found.items() if key not in ("start", "end", "step")}
        for key, value in found.items():
            self._losses.add("parameter", row["name"], f"{key}={value}")
        if kind == "range":
            return {key: str(scale[key]) for key in ("start", "end", "step") if key in scale}
        return {"appearance": "multiline"} if "rows" in control else {}

    def _calculated(self, item: Written, row: Row) -> Written:
        """Let a calculation stand where we can have it: in a question that nobody sees."""
        if "calculation" in item and "label" not in item and item["type"] != "note":
            item["type"] = "calculate"
        if item["type"] in _WITHOUT_ANSWER:
            item = {key: it for key, it in item.items() if key not in _NEEDLESS}
        if item["type"] == "calculate":
            default = item.pop("default", "")
            dynamic = default and row.get("_dynamic_default")
            item.setdefault("calculation", default if dynamic else _quoted(default))
        elif calculation := item.pop("calculation", ""):
            self._losses.add("calculation", item["name"], calculation)
            item.setdefault("default", calculation)
        return item


def _quoted(text: str) -> str:
    return f'"{text}"' if "'" in text else f"'{text}'"
