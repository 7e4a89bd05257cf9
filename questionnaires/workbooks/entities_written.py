"""Writes the entities sheet: what a response, or an instance of a repeat, is a record of."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from questionnaires.expressions import ExpressionError, compile_expression
from questionnaires.expressions_of import OF_RECORDS
from questionnaires.model import Asked, Group, Item, Matrix, Questionnaire, Repeat
from questionnaires.records import may_create, may_update
from questionnaires.workbooks.entities_read import or_new, record_keys
from questionnaires.workbooks.losses import Losses
from questionnaires.workbooks.own_column import LEFT_OUT, Written, own_cell

Cells = dict[str, str]
"""The cells of one row, by heading."""

Saving = Questionnaire | Repeat
KEYS = ("save_to", "title", *OF_RECORDS)


@dataclass
class Entity:
    """How records are told to ODK: rows for the survey sheet, and what our own column keeps."""

    list_name: str = ""  # "" where they cannot be told, and our own column keeps everything
    calculations: list[Cells] = field(default_factory=list)  # where the questions of it stand
    own: Written = field(default_factory=dict)


class Entities:
    """The rows of the entities sheet, one for each list."""

    def __init__(self, questionnaire: Questionnaire, losses: Losses) -> None:
        self._uses, self._losses = questionnaire.uses, losses
        self._around = dict(_repeats_around(questionnaire))
        self._holders = {it.name for it in questionnaire.sections}
        self._holders |= {
            it.name for it, _ in questionnaire.walk() if isinstance(it, Group | Repeat)
        }
        self._around |= {
            origin_name(it): (*self._around[it.name], it.name)
            for it, _ in questionnaire.walk()
            if isinstance(it, Repeat) and it.each
        }
        self.rows: list[Cells] = []

    def add(self, saving: Saving) -> Entity:
        """Write the row of what saves records, if it does."""
        if not saving.save_to:
            return Entity()
        name = _called(saving)
        if any(it["list_name"] == saving.save_to for it in self.rows):
            self._losses.add("entity", name, saving.save_to)  # ODK has one row for each list
            return Entity()
        said = self._conditions(saving, name)
        if said is None:
            return Entity()
        self._tell_paths(saving)
        entity = Entity(saving.save_to)
        if label := _label(saving):
            said["label"] = label
        elif isinstance(saving, Repeat) and saving.each and "create_if" in said:
            said["label"] = self._calculated(saving, "label", f"{nth(saving)}/label", entity)
        elif "entity_id" not in said or "create_if" in said:
            said["label"] = f"'{_called(saving)}'"
        row = {"list_name": saving.save_to, **self._in_reach(saving, said, entity)}
        self.rows.append(row | ({"repeat": f"${{{name}}}"} if isinstance(saving, Repeat) else {}))
        titles = {it.name for it in saving.questions} if isinstance(saving, Repeat) else ()
        wanted = {key: it for key in KEYS if (it := saving_key(saving, key))}
        entity.own = {} if record_keys(row, titles) == wanted else wanted
        return entity

    def _conditions(self, saving: Saving, name: str) -> Cells | None:
        """Give entity_id, create_if and update_if by which ODK does the same; None if it cannot."""
        create, update = may_create(saving), may_update(saving)
        said = {key: it for key in ("create_if", "update_if") if (it := getattr(saving, key))}
        if saving.entity_id:
            source = or_new(saving.entity_id) if create else saving.entity_id
            return {"entity_id": source, **said, **({} if update else {"update_if": "false()"})}
        if isinstance(saving, Repeat) and saving.each and saving.save_to in self._uses:
            return _continued(saving, said, update=update)
        if not create:
            self._losses.add("entity", name, f"update_if: {saving.update_if}")
            return None
        if saving.update_if:
            self._losses.add("entity", name, f"update_if: {said.pop('update_if')}")
        return said

    def _in_reach(self, saving: Saving, said: Cells, entity: Entity) -> Cells:
        """Let a calculation stand for what names questions that ODK cannot reach from there."""
        own = self._own(saving)
        far = {key: it for key, it in said.items() if not self._reaches(own, it)}
        here = {it for source in said.values() for it in _names(source)}
        anchored = any(self._around.get(it) == own for it in here)
        if isinstance(saving, Repeat) and not (anchored or any(map(_saves, saving.questions))):
            key = "label" if "label" in said else "entity_id"
            far[key] = said[key]  # else ODK would take it for an entity of the response
        near = {key: self._calculated(saving, key, it, entity) for key, it in far.items()}
        return said | near

    def _calculated(self, saving: Saving, key: str, source: str, entity: Entity) -> str:
        name = self._free_name(f"{_called(saving)}_{key}")
        self._around[name] = self._own(saving)
        cells = {"type": "calculate", "name": name, "calculation": source}
        entity.calculations.append({**cells, **own_cell({"type": LEFT_OUT})})
        return f"${{{name}}}"

    def _tell_paths(self, saving: Saving) -> None:
        """Tell what goes by paths: they begin elsewhere in ODK, where an entity is a part itself."""
        for key in OF_RECORDS:
            source = saving_key(saving, key)
            if source and _goes_by_paths(source):
                self._losses.add("entity", _called(saving), f"{key}: {source}")

    def _free_name(self, wished: str) -> str:
        name = wished
        while name in self._around or name in self._holders:
            name += "_"
        return name

    def _own(self, saving: Saving) -> tuple[str, ...]:
        return (*self._around[saving.name], saving.name) if isinstance(saving, Repeat) else ()

    def _reaches(self, own: tuple[str, ...], source: str) -> bool:
        return not any(
            it in self._holders
            or self._around.get(it, own) != own[: len(self._around.get(it, own))]
            for it in _names(source)
        )


def nth(repeat: Repeat) -> str:
    """Give the record that an instance of `each` stands for, as a question within it finds it."""
    return f"{repeat.each}[position() = position(current()/..)]"


def origin_name(repeat: Repeat) -> str:
    """Give the name of the calculation that finds the record of an instance."""
    return f"{repeat.name}_origin"


def saving_key(saving: Saving, key: str) -> str:
    """Give what is said of records by a key; a questionnaire's `title` is another thing."""
    if key == "title" and not isinstance(saving, Repeat):
        return ""
    return str(getattr(saving, key))


def _continued(repeat: Repeat, said: Cells, *, update: bool) -> Cells:
    """Say which record an instance continues; unless told, ODK is to see if it is there."""
    origin = f"${{{origin_name(repeat)}}}"
    if f"instance('{repeat.save_to}')" in repeat.each and not said:
        return {"entity_id": origin}
    there = f"count(instance('{repeat.save_to}')/root/item[name = {origin}])"
    if not said:
        said = {"create_if": f"{there} = 0", "update_if": f"{there} > 0"}
    never = {} if update else {"update_if": "false()"}
    return {"entity_id": origin, **said, **never}


def _label(saving: Saving) -> str:
    title = saving_key(saving, "title")
    return saving.entity_label or (f"${{{title}}}" if title else "")


def _called(saving: Saving) -> str:
    return saving.name if isinstance(saving, Repeat) else saving.id


def _names(source: str) -> Collection[str]:
    try:
        return compile_expression(source).names
    except ExpressionError:
        return ()


def _goes_by_paths(source: str) -> bool:
    try:
        facts = compile_expression(source).facts
    except ExpressionError:
        return False
    return facts.about_itself or any(it.start == "here" for it in facts.trails)


def _saves(item: Item) -> bool:
    if isinstance(item, Group):
        return any(map(_saves, item.questions))
    return isinstance(item, Asked) and bool(item.save_to)


def _repeats_around(questionnaire: Questionnaire) -> Iterator[tuple[str, tuple[str, ...]]]:
    for item, above in questionnaire.walk():
        around = tuple(it.name for it in above if isinstance(it, Repeat))
        yield item.name, around
        if isinstance(item, Matrix):
            yield from ((row.name, around) for row in item.rows)
