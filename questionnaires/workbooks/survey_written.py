"""Makes the rows of the survey sheet of a questionnaire's sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from questionnaires.model import (
    Group,
    Item,
    Matrix,
    Offering,
    Questionnaire,
    Range,
    Repeat,
    Section,
)
from questionnaires.workbooks.entities_written import KEYS, Cells, Entities, nth, origin_name
from questionnaires.workbooks.languages import spread
from questionnaires.workbooks.losses import Losses
from questionnaires.workbooks.own_column import LEFT_OUT, own_cell
from questionnaires.workbooks.types_read import TYPES as TYPES_READ
from questionnaires.writing import as_written

COLUMNS: Mapping[str, str] = {  # our key → XLSForm's column
    **{it: it for it in ("name", "label", "hint", "guidance_hint", "relevant", "required")},
    **{it: it for it in ("required_message", "constraint", "constraint_message", "default")},
    **{it: it for it in ("appearance", "calculation", "choice_filter")},
    "read_only": "readonly",
    "count": "repeat_count",
}
TYPES = {"group", "repeat", *TYPES_READ.values()}
_ON_ROWS = {"required", "required_message", "constraint", "constraint_message"}
_ON_ROWS |= {"read_only", "default", "choice_filter"}
_SCALE = ("start", "end", "step")


class Survey:
    """Writes sections; `files`, `entities` and `whole` are what other sheets have to say."""

    def __init__(self, questionnaire: Questionnaire, losses: Losses) -> None:
        self._uses, self._main = questionnaire.uses, questionnaire.fallback
        self._losses = losses
        self.files: set[str] = set()
        self.entities = Entities(questionnaire, losses)
        self.whole = self.entities.add(questionnaire)
        self._list = self.whole.list_name  # that the repeat around, or the response, writes to

    def section(self, section: Section) -> Iterator[Cells]:
        """Give the rows of a section: a group at the top, shown on one screen."""
        cells = self._cells({**as_written(section), "type": "group"})
        yield {**cells, "type": "begin_group", "appearance": "field-list"}
        for item in section.questions:
            yield from self._item(item)
        yield {"type": "end_group", "name": section.name}

    def _item(self, item: Item) -> Iterator[Cells]:
        match item:
            case Group():
                yield {**self._cells(as_written(item)), "type": "begin_group"}
                for below in item.questions:
                    yield from self._item(below)
                yield {"type": "end_group", "name": item.name}
            case Repeat():
                yield from self._repeat(item)
            case Matrix():
                yield from self._matrix(item)
            case _:
                yield self._question(item)

    def _repeat(self, item: Repeat) -> Iterator[Cells]:
        entity, around = self.entities.add(item), self._list
        self._list = entity.list_name
        told = KEYS if entity.list_name else ()
        written = {key: it for key, it in as_written(item).items() if key not in told}
        count = {"count": f"count({item.each})"} if item.each else {}
        yield {**self._cells({**written, **count}, entity.own), "type": "begin_repeat"}
        if item.each:
            self._losses.add("each", item.name, item.each)
            yield _origin(item)
        yield from entity.calculations
        for below in item.questions:
            yield from self._item(below)
        yield {"type": "end_repeat", "name": item.name}
        self._list = around

    def _matrix(self, item: Matrix) -> Iterator[Cells]:
        written = as_written(item)
        shared = {key: written.pop(key) for key in [*written] if key in _ON_ROWS}
        written.pop("rows")
        cells = self._cells({**written, "type": "matrix"})
        yield {**cells, "type": "begin_group", "appearance": "field-list"}
        for row in item.rows:
            cells = self._cells({**as_written(row), **shared, "type": "select_one"})
            yield {**cells, "type": self._type(item, "select_one")}
        yield {"type": "end_group", "name": item.name}

    def _question(self, item: Item) -> Cells:
        written = as_written(item)
        word = str(written["type"]).partition(" ")[0]
        cells = self._cells({**written, "type": word})
        if isinstance(item, Range):
            scale = {key: written.get(key, "1") for key in _SCALE}
            cells["parameters"] = " ".join(f"{key}={it}" for key, it in scale.items())
        return {**cells, "type": self._type(item, word)}

    def _type(self, item: Item, word: str) -> str:
        known = word if word in TYPES else "text"
        if not isinstance(item, Offering):
            return known
        if item.choices in self._uses:
            self.files.add(item.choices)
            return f"{known}_from_file {item.choices}.csv"
        return f"{known} {item.choices}"

    def _cells(self, written: Mapping[str, Any], also: Mapping[str, Any] | None = None) -> Cells:
        """Spread a part's keys over XLSForm's columns; the rest, and `also`, go into our own."""
        cells: Cells = {}
        rest = {} if written["type"] in TYPES else {"type": written["type"]}
        for key, value in written.items():
            if key == "save_to" and self._list:
                cells[key] = f"{self._list}#{value}"
            elif key not in COLUMNS:
                rest |= {} if key in ("type", "questions", *_SCALE) else {key: value}
            elif isinstance(value, Mapping):
                cells |= spread(COLUMNS[key], value, self._main)
            else:
                cells[COLUMNS[key]] = str(value)
        for key in rest:
            self._losses.add("own", key)
        return {**cells, **own_cell({**rest, **(also or {})})}


def _origin(item: Repeat) -> Cells:
    """Give the row by which ODK finds the record that an instance stands for."""
    name, found = origin_name(item), f"{nth(item)}/name"
    return {"type": "calculate", "name": name, "calculation": found, **own_cell({"type": LEFT_OUT})}
