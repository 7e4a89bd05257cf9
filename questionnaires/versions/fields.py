"""What it does to the answers that a key of a part has another value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questionnaires.expressions_of import Asking
from questionnaires.versions.changes import Change, Code, Effect

_ELSEWHERE = {"name", "type", "was", "questions", "rows", "choices", "required"}
_KNOWN: Mapping[str, tuple[Code, Effect]] = {
    **dict.fromkeys(("label", "hint", "guidance_hint"), ("wording", "check")),
    **dict.fromkeys(("required_message", "constraint_message"), ("messages", "safe")),
    **dict.fromkeys(
        ("relevant", "constraint", "constraint_level", "calculation", "choice_filter"),
        ("condition", "check"),
    ),
    **dict.fromkeys(("each", "count", "read_only"), ("condition", "check")),
    **dict.fromkeys(
        ("default", "carried_from", "appearance", "number", "title"), ("shown", "safe")
    ),
    **dict.fromkeys(("audience", "audience_by"), ("audience", "check")),
    **dict.fromkeys(("save_to", "entity_id"), ("records", "check")),
    **dict.fromkeys(("create_if", "update_if"), ("record_condition", "check")),
    "entity_label": ("shown", "safe"),
    "filled_by": ("filled_by", "check"),
}
_CEILINGS = {"max_length", "max_selected", "max_instances"}  # 0 is none
_FLOORS = {"min_length", "min_selected", "start"}
_NO = {"", "no", "false"}
_FEWER_KINDS_OF_WORDS = {"format": "plain", "or_other": "True"}  # what each is when it takes most


def changes_of_fields(old: Asking, new: Asking) -> Iterator[Change]:
    """Compare two parts key by key; a key that is not known here is to be checked."""
    if (found := _of_required(old, new)) is not None:
        yield found
    both = type(old).model_fields.keys() & type(new).model_fields.keys()
    for field in type(new).model_fields:
        before, now = getattr(old, field, None), getattr(new, field)
        if field in both and field not in _ELSEWHERE and before != now:
            yield change_of_field(new.name, field, before, now)


def change_of_field(name: str, field: str, before: object, now: object) -> Change:
    """Say what it does to the answers that a key of a part has another value."""
    code, effect = _KNOWN.get(field) or _of_limit(field, before, now)
    return Change(code, effect, name, field=field, before=shown(before), now=shown(now))


def shown(value: object) -> str:
    """Write a value of a definition in short, for people: of words the first language's."""
    if isinstance(value, Mapping):
        return shown(next(iter(value.values()), ""))
    return str(value)


def _of_limit(field: str, before: object, now: object) -> tuple[Code, Effect]:
    narrower: bool | None = None
    if isinstance(before, int | float) and isinstance(now, int | float):
        if field in _CEILINGS:
            narrower = bool(now) and (not before or now < before)
        elif field in {*_FLOORS, "end"}:
            narrower = (now > before) == (field in _FLOORS)
    if field in _FEWER_KINDS_OF_WORDS:
        narrower = shown(now) != _FEWER_KINDS_OF_WORDS[field]
    if narrower is None:
        return "other", "check"
    return ("narrower", "check") if narrower else ("wider", "safe")


def _of_required(old: Asking, new: Asking) -> Change | None:
    before, now = (str(getattr(it, "required", "")).strip() for it in (old, new))
    if before == now or {before, now} <= _NO:
        return None
    effect: Effect = "safe" if now in _NO else "check"
    code: Code = "optional" if now in _NO else "required"
    return Change(code, effect, new.name, field="required", before=before, now=now)
