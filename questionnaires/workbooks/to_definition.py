"""Makes a definition of what pyxform has understood: sections, questions, choices, settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from questionnaires.expressions_of import OF_RECORDS, REFERENCE
from questionnaires.workbooks.choices_read import read_choices_of
from questionnaires.workbooks.entities_read import keys_of, with_one_entity
from questionnaires.workbooks.languages import UNDETERMINED, Languages
from questionnaires.workbooks.losses import Losses
from questionnaires.workbooks.naming import fit_name, name_apart, renamed
from questionnaires.workbooks.own_column import LEFT_OUT, OWN, Written, own_of
from questionnaires.workbooks.questions_read import Rows
from questionnaires.workbooks.refusals import BadWorkbook

_INSTANCE = re.compile(r"""(?:instance|pulldata)\(\s*['"]([^'"]+)['"]""")
_SETTINGS = {"type", "name", "title", "id_string", "version", "default_language", "children"}
_SETTINGS |= {"choices", "external_choices", "entity_version", "sms_keyword", OWN}
_HARMLESS = {"allow_choice_duplicates", "clean_text_values", "omit_instanceID"}


def definition_of(sheets: Mapping[str, Any], losses: Losses, unsaid: str = UNDETERMINED) -> Written:
    """Give a definition as its file has it; `unsaid` is the language of texts that name none.

    Raises BadWorkbook where nothing is asked.
    """
    languages = Languages(sheets, unsaid, losses)
    rows = Rows(languages, losses)
    title = languages.words(sheets.get("title", "")) or {languages.main: str(sheets["id_string"])}
    children, entity = with_one_entity(sheets.get("children", ()), losses)
    own, saved = own_of(sheets, losses), keys_of(entity) if entity else {}
    items = rows.items(children)
    if not any(it.get("name") != "meta" for it in sheets.get("children", ())):
        raise BadWorkbook("empty")
    sections = [*_sections(items, title, losses)]
    _settle_left_out(sections, {*REFERENCE.findall(f"{sections} {saved}")})
    sections = [it for it in sections if it["questions"]] or [_nothing(title)]
    changed = name_apart(sections, losses)
    for section in sections:
        section.setdefault("label", {languages.main: section["name"]})
    found: Written = {
        "id": fit_name(str(sheets["id_string"])),
        "version": str(sheets.get("version") or "1"),
        "title": title,
        "choices": read_choices_of(sheets, languages, losses),
        "sections": sections,
    }
    found |= own if "save_to" in own else {**renamed(saved, changed), **own}
    codes = dict.fromkeys([languages.main, *languages.codes.values()])
    found.setdefault("languages", [*codes])
    found.setdefault("uses", [*_lists_used(found, rows.files)])
    _tell_settings(sheets, losses)
    return found


def _sections(items: Sequence[Written], title: Written, losses: Losses) -> Iterator[Written]:
    """Make a section of each group at the top, and one of what stands loose between them."""
    loose: list[Written] = []
    for item in [*items, {"type": "group", "questions": []}]:
        if item["type"] != "group":
            loose.append(item)
            continue
        if loose:
            losses.add("section", "questions")
            yield {"name": "questions", "label": title, "questions": loose}
            loose = []
        yield {key: it for key, it in item.items() if key != "type"}


def _nothing(title: Written) -> Written:
    """Give what stands where no question could be carried: the title, to read."""
    note = {"name": "title", "type": "note", "label": title}
    return {"name": "questions", "label": title, "questions": [note]}


def _settle_left_out(sections: Sequence[Written], named: AbstractSet[str]) -> None:
    """Drop what is not carried; where others name it, an empty calculation stands in for it."""
    for part in sections:
        questions = part.get("questions", [])
        part["questions"] = [
            {"name": it["name"], "type": "calculate", "calculation": "''"}
            if it["type"] == LEFT_OUT
            else it
            for it in questions
            if it["type"] != LEFT_OUT or it["name"] in named
        ]
        _settle_left_out([it for it in questions if "questions" in it], named)


def _lists_used(found: Written, files: set[str]) -> list[str]:
    expressions = [found["sections"], *(found.get(it, "") for it in OF_RECORDS)]
    named = {*files, *_INSTANCE.findall(str(expressions).replace("\\'", "'"))}
    return sorted((named | {*_lists_picked_from(found)}) - found["choices"].keys())


def _lists_picked_from(part: Written) -> Iterator[str]:
    """Name the lists in which a part, and those within it, pick the records that they update."""
    if "save_to" in part and ("entity_id" in part or "update_if" in part):
        yield part["save_to"]
    for below in (*part.get("sections", ()), *part.get("questions", ())):
        yield from _lists_picked_from(below)


def _tell_settings(sheets: Mapping[str, Any], losses: Losses) -> None:
    for key in sheets.keys() - _SETTINGS - _HARMLESS:
        losses.add("setting", key, sheets[key])
    if sheets.get("sms_keyword") not in (None, sheets.get("id_string")):
        losses.add("setting", "sms_keyword", sheets["sms_keyword"])
    for group in (it for it in sheets.get("children", ()) if it.get("name") == "meta"):
        for part in group.get("children", ()):
            if part.get("type") == "entity":
                continue  # it is carried, or told of already
            if part.get("name") == "instanceName":
                losses.add("setting", "instance_name", part["bind"]["calculate"])
            elif part.get("name") != "instanceID":
                losses.add("type", part.get("name", ""), part.get("type", ""))
