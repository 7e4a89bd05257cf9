"""Reads the columns of a row that XLSForm and we share, and tells those that we have not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from questionnaires.workbooks.losses import Losses
from questionnaires.workbooks.own_column import OWN, Row, Written

WORDS = ("label", "hint", "guidance_hint")
MESSAGES: Mapping[str, str] = {
    "jr:constraintMsg": "constraint_message",
    "jr:requiredMsg": "required_message",
}
BINDS: Mapping[str, str] = {  # pyxform's word → ours
    "relevant": "relevant",
    "constraint": "constraint",
    "required": "required",
    "readonly": "read_only",
    "calculate": "calculation",
    "entities:saveto": "save_to",
}
_CONDITIONS = {"true()": "yes", "true": "yes", "yes": "yes", "false()": "", "false": "", "no": ""}
_FIELD_LIST = "field-list"  # what a group is without it, too: its questions are shown together
_BINDS = {*BINDS, *MESSAGES, "type", "jr:preload", "jr:preloadParams"}
_CONTROLS = {"appearance", "jr:count", "start", "end", "step", "rows", "bodyless", "tag"}
_COLUMNS = {*WORDS, OWN, "name", "type", "bind", "control", "children", "media", "default"}
_COLUMNS |= {"parameters", "choice_filter", "trigger", "itemset", "list_name", "query", "choices"}
_COLUMNS |= {"actions", "action", "columns", "tags", "sms_field"}


def columns_of(row: Row, words: Callable[[object, object], dict[str, str]]) -> Written:
    """Give what a row says in columns that we have as well; `words` makes words of a text."""
    bind, name = row.get("bind", {}), row["name"]
    found: Written = {key: words(row[key], name) for key in WORDS if row.get(key)}
    found |= {ours: words(bind[key], name) for key, ours in MESSAGES.items() if bind.get(key)}
    found |= {ours: str(bind[key]).strip() for key, ours in BINDS.items() if bind.get(key)}
    for key in ("required", "read_only"):
        said = found.get(key, "")
        found[key] = _CONDITIONS.get(said.lower(), said)
    for key in ("default", "choice_filter"):
        found[key] = str(row.get(key) or "")
    found["appearance"] = str(row.get("control", {}).get("appearance") or "")
    # Where several lists are written to, the list's name stands before the property's.
    found["save_to"] = found.get("save_to", "").rpartition("#")[2]
    return {key: it for key, it in found.items() if it}


def tell_the_rest(row: Row, losses: Losses) -> None:
    """Note what a row says in columns that we have not."""
    name = row["name"]
    left = [*(row.get("bind", {}).keys() - _BINDS), *(row.get("control", {}).keys() - _CONTROLS)]
    for key in sorted(left):
        losses.add("attribute", name, key)
    for key in sorted(row.keys() - _COLUMNS):
        if not key.startswith("_"):
            losses.add("column", name, key)
    if row.get("media"):
        losses.add("media", name, ", ".join(row["media"]))
    if row.get("trigger"):
        trigger = row["trigger"]
        losses.add("trigger", name, trigger if isinstance(trigger, str) else ", ".join(trigger))
    appearance = row.get("control", {}).get("appearance", _FIELD_LIST)
    if row["type"] in ("group", "repeat") and appearance != _FIELD_LIST:
        losses.add("appearance", name, appearance)
